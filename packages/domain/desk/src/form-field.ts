// SPDX-License-Identifier: EUPL-1.2
import type { LocalizedText } from './localized-text.ts';

export const FORM_FIELD_KINDS = ['text', 'longText', 'number', 'amount', 'date', 'choice', 'yesNo'] as const;
export type FormFieldKind = (typeof FORM_FIELD_KINDS)[number];

export interface FormChoice {
  readonly code: string;
  readonly label: LocalizedText;
}

/** One question of a service's request form. */
export interface FormField {
  /** Key of the answer: a lower-case letter, then letters and digits. */
  readonly code: string;
  readonly kind: FormFieldKind;
  readonly label: LocalizedText;
  readonly hint: LocalizedText | null;
  readonly required: boolean;
  /** Offered answers; only for 'choice', else empty. */
  readonly choices: readonly FormChoice[];
}

/** A whole number for 'number', '1234.50' for 'amount', a boolean for 'yesNo', 'YYYY-MM-DD' for 'date', the code for 'choice', else text. */
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;

/** A request form asks for the subject and at most four things more: half a minute for a standard case. */
export const MAX_FORM_INPUTS = 5;
export const TEXT_LIMIT = 200;
export const LONG_TEXT_LIMIT = 4000;
