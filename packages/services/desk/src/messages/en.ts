// SPDX-License-Identifier: EUPL-1.2
import type { Sentence } from '@platform/graphql';
import type { ServiceRefusalCode } from './service-refusal.ts';

export const en: Readonly<Record<ServiceRefusalCode, Sentence>> = {
  FILE_NOT_FOUND: 'There is no such file. Please upload it again.',
  FILE_FOR_OWN_SIDE: 'This file was uploaded for your side alone. Please upload it again for both sides.',
  FILE_ATTACHED_ALREADY: 'This file is attached to the request already.',
  MEMBER_MISSING: 'Choose the member for whom you worked, or book internal time.',
};
