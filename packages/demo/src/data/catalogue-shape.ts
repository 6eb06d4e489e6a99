// SPDX-License-Identifier: EUPL-1.2
import type { Answer, FormField, LocalizedText } from '@domain/desk';
import { KEYWORDS } from './service-keywords.ts';

/** A question with answers as people might give them. */
export interface DemoField {
  readonly field: FormField;
  readonly answers: readonly Answer[];
}

export interface DemoService {
  readonly familyCode: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly keywords: string;
  readonly targetWorkingDays: number;
  readonly needsAgreement: boolean;
  readonly fields: readonly DemoField[];
  /** What requests are called; '#' becomes a number. */
  readonly subjects: readonly string[];
}

type Kind = Exclude<FormField['kind'], 'choice'>;
type Words = readonly [code: string, de: string, en: string];

const make = (kind: FormField['kind'], [code, de, en]: Words, required: boolean, choices: FormField['choices']): FormField => ({
  code,
  kind,
  label: { de, en },
  hint: null,
  required,
  choices,
});

export const asks = (kind: Kind, words: Words, answers: readonly Answer[], required = true): DemoField => ({
  field: make(kind, words, required, []),
  answers,
});

export const offers = (words: Words, choices: readonly Words[]): DemoField => ({
  field: make(
    'choice',
    words,
    true,
    choices.map(([code, de, en]) => ({ code, label: { de, en } })),
  ),
  answers: choices.map(([code]) => code),
});

type Service = readonly [code: string, de: string, en: string, targetWorkingDays: number];

/** One service: its words, a sentence about it in German and in English, the form, the subjects. */
export const service = (
  familyCode: string,
  [code, de, en, targetWorkingDays]: Service,
  description: LocalizedText,
  fields: readonly DemoField[],
  subjects: readonly string[],
): DemoService => ({
  ...{
    familyCode,
    code,
    name: { de, en },
    description,
    keywords: KEYWORDS[code] ?? '',
    targetWorkingDays,
    needsAgreement: true,
    fields,
    subjects,
  },
});
