// SPDX-License-Identifier: EUPL-1.2
import { CODE_RULES } from './code-rules.ts';
import { CONDITION_RULES } from './condition-rules.ts';
import { CONTENT_RULES } from './content-rules.ts';
import { GERMAN_RULES } from './german-rules.ts';
import { PEPPOL_RULES } from './peppol-rules.ts';
import type { Rule } from './rule.ts';
import { VAT_RULES } from './vat-rules.ts';

/** Every rule that the model can break, in the order of the norm. */
export const RULES: readonly Rule[] = [...CONTENT_RULES, ...CONDITION_RULES, ...VAT_RULES, ...CODE_RULES, ...GERMAN_RULES, ...PEPPOL_RULES];
