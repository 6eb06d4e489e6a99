// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, parseAmount, parseCivilDate, type Refusal, refusal } from '@kernel/core';
import { type Answer, type Answers, type FormField, LONG_TEXT_LIMIT, TEXT_LIMIT } from './form-field.ts';

export type AnswerRefusalCode =
  | 'FIELD_REQUIRED'
  | 'TOO_LONG'
  | 'NOT_A_TEXT'
  | 'NOT_A_WHOLE_NUMBER'
  | 'NOT_AN_AMOUNT'
  | 'NOT_A_DATE'
  | 'NOT_A_CHOICE'
  | 'NOT_YES_OR_NO'
  | 'UNKNOWN_FIELD';

export interface CheckedAnswers {
  /** What was understood: trimmed, numbers and booleans typed, empty answers left out. */
  readonly answers: Answers;
  /** In the order of the form, then the answers that no field asked for. */
  readonly refusals: readonly Refusal<AnswerRefusalCode>[];
}

type Understood = { readonly value: Answer } | { readonly code: AnswerRefusalCode; readonly max?: number };

const text =
  (max: number) =>
  (given: Answer): Understood => {
    if (typeof given !== 'string') return { code: 'NOT_A_TEXT' };
    return given.length > max ? { code: 'TOO_LONG', max } : { value: given };
  };

function wholeNumber(given: Answer): Understood {
  const value = typeof given === 'string' && /^[+-]?\d+$/.test(given) ? Number(given) : given;
  return typeof value === 'number' && Number.isSafeInteger(value) ? { value } : { code: 'NOT_A_WHOLE_NUMBER' };
}

/** The same reading as for costs: three decimals are refused, never rounded. */
function amount(given: Answer): Understood {
  const parsed = typeof given === 'string' ? parseAmount(given) : null;
  return parsed?.ok ? { value: centsToDecimal(parsed.value) } : { code: 'NOT_AN_AMOUNT' };
}

function yesNo(given: Answer): Understood {
  if (typeof given === 'boolean') return { value: given };
  if (given === 'true' || given === 'false') return { value: given === 'true' };
  return { code: 'NOT_YES_OR_NO' };
}

const UNDERSTAND: Record<FormField['kind'], (given: Answer, field: FormField) => Understood> = {
  text: text(TEXT_LIMIT),
  longText: text(LONG_TEXT_LIMIT),
  number: wholeNumber,
  amount,
  date: (given) => (typeof given === 'string' && parseCivilDate(given) !== null ? { value: given } : { code: 'NOT_A_DATE' }),
  choice: (given, field) => (field.choices.some((choice) => choice.code === given) ? { value: given } : { code: 'NOT_A_CHOICE' }),
  yesNo,
};

/** Checks the answers against the form and types them; a refusal names its field as 'answers.<code>'. */
export function checkAnswers(fields: readonly FormField[], given: Readonly<Record<string, Answer | null | undefined>>): CheckedAnswers {
  const answers: Record<string, Answer> = {};
  const refusals: Refusal<AnswerRefusalCode>[] = [];
  for (const field of fields) {
    const raw = Object.hasOwn(given, field.code) ? given[field.code] : undefined;
    const answer = typeof raw === 'string' ? raw.trim() : raw;
    const at = { field: `answers.${field.code}`, params: { field: field.label.de } };
    if (answer === undefined || answer === null || answer === '') {
      if (field.required) refusals.push(refusal('FIELD_REQUIRED', at));
      continue;
    }
    const understood = UNDERSTAND[field.kind](answer, field);
    if ('value' in understood) answers[field.code] = understood.value;
    else refusals.push(refusal(understood.code, { field: at.field, params: { ...at.params, max: understood.max ?? 0 } }));
  }
  const known = new Set(fields.map((field) => field.code));
  for (const code of Object.keys(given)) {
    if (!known.has(code)) refusals.push(refusal('UNKNOWN_FIELD', { field: `answers.${code}`, params: { field: code } }));
  }
  return { answers, refusals };
}
