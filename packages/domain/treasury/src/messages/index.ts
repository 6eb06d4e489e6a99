// SPDX-License-Identifier: EUPL-1.2
import type { Bilingual, Refusal } from '@kernel/core';
import type { YearStep } from '../year-step.ts';
import type { YearRefusal } from './codes.ts';
import { nestedQuotes } from './nested-quotes.ts';
import { refusalsDe } from './refusals-de.ts';
import { refusalsEn } from './refusals-en.ts';
import { stepsDe } from './steps-de.ts';
import { stepsEn } from './steps-en.ts';

/** The sentence of a step, in both languages. */
export const stepSentence = ({ code, params }: YearStep): Bilingual => ({
  de: nestedQuotes(stepsDe[code](params)),
  en: nestedQuotes(stepsEn[code](params)),
});

/** The sentence of a refusal, in both languages. */
export const yearRefusalSentence = ({ code, params = {} }: Refusal<YearRefusal>): Bilingual => ({
  de: nestedQuotes(refusalsDe[code](params)),
  en: nestedQuotes(refusalsEn[code](params)),
});

/** Every code that the catalogue has a sentence for. */
export const YEAR_CODES = Object.keys(refusalsDe) as readonly YearRefusal[];
