// SPDX-License-Identifier: EUPL-1.2
import type { Sentence } from '@platform/graphql';
import type { AdministrationCode } from './codes.ts';

export const en: Readonly<Record<AdministrationCode, Sentence>> = {
  UNKNOWN_TOPIC: 'There is no such topic. Please reload the page.',
  ALREADY_ERASED: 'The values of this entry are erased already.',
  ALREADY_ENDED: 'This work has ended and cannot be cancelled any more.',
  ALREADY_REPEATED: 'This job was repeated already.',
};
