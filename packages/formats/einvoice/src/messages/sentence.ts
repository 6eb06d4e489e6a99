// SPDX-License-Identifier: EUPL-1.2
import type { Refusal, RefusalParams } from '@kernel/core';
import type { Finding } from '../rules/finding.ts';
import { ruleSentencesDe } from './de.ts';
import { ruleSentencesEn } from './en.ts';
import { type EinvoiceRefusalCode, refusalsDe, refusalsEn } from './refusals.ts';
import type { RuleSentences } from './rule-sentences.ts';

type Locale = 'de' | 'en';

export const RULE_SENTENCES: Readonly<Record<Locale, RuleSentences>> = { de: ruleSentencesDe, en: ruleSentencesEn };
export const REFUSAL_SENTENCES: Readonly<Record<Locale, Readonly<Record<EinvoiceRefusalCode, string>>>> = {
  de: refusalsDe,
  en: refusalsEn,
};

const fill = (sentence: string, params: RefusalParams, shown: (name: string, value: string) => string = (_, value) => value): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    return value === undefined ? hole : shown(name, String(value));
  });

/** Sums that were reckoned, as they are written in German: '6.656,94'. What stands in the file is quoted as it stands there. */
const germanSum = (name: string, value: string): string => {
  if (name !== 'found' && name !== 'expected') return value;
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)\.(\d\d)$/.exec(value) ?? [];
  return whole === '' ? value : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${decimals}`;
};

/** What a finding says to people. */
export const findingSentence = ({ rule, params }: Finding, locale: Locale): string =>
  fill(RULE_SENTENCES[locale][rule], params, ...(locale === 'de' ? [germanSum] : []));

/** What a refusal of this package says to people. */
export const refusalSentence = ({ code, params }: Refusal<EinvoiceRefusalCode>, locale: Locale): string =>
  fill(REFUSAL_SENTENCES[locale][code], params ?? {});
