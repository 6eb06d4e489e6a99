// SPDX-License-Identifier: EUPL-1.2
import type { RefusalCatalogue } from '@platform/graphql';
import type { Code } from './codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export const messages: RefusalCatalogue<Code> = { de, en };
