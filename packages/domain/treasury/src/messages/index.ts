// SPDX-License-Identifier: EUPL-1.2
import type { Bilingual, Refusal } from '@kernel/core';
import type { YearStep } from '../year-step.ts';
import type { YearRefusal } from './codes.ts';
import { refusalsDe } from './refusals-de.ts';
import { refusalsEn } from './refusals-en.ts';
import { stepsDe } from './steps-de.ts';
import { stepsEn } from './steps-en.ts';

/** The sentence of a step, in both languages. */
export const stepSentence = ({ code, params }: YearStep): Bilingual => ({ de: stepsDe[code](params), en: stepsEn[code](params) });

/** The sentence of a refusal, in both languages. */
export const yearRefusalSentence = ({ code, params = {} }: Refusal<YearRefusal>): Bilingual => ({
  de: refusalsDe[code](params),
  en: refusalsEn[code](params),
});

/** Every code that the catalogue has a sentence for. */
export const YEAR_CODES = Object.keys(refusalsDe) as readonly YearRefusal[];
