// SPDX-License-Identifier: EUPL-1.2
import type { RefusalCatalogue } from '@platform/graphql';
import type { RuleFindingCode } from './codes.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** Sentences for what is found in a rule; they stand at the field that the path names. */
export const ruleMessages: RefusalCatalogue<RuleFindingCode> = { de, en };
