// SPDX-License-Identifier: EUPL-1.2

import { centsToDecimal, type RefusalParams } from '@kernel/core';
import type { BankFileRefusal } from '../file-refusal.ts';
import { STATEMENT_FINDINGS, type StatementFinding, type StatementFindingCode } from '../finding.ts';
import type { PainFinding } from '../pain/pain-finding.ts';
import type { BankCatalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';

type Locale = 'de' | 'en';
const CATALOGUES: Readonly<Record<Locale, BankCatalogue>> = { de, en };

const fill = (sentence: string, params: RefusalParams): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => String(params[name] ?? '?'));

/** What a refusal of a whole file says to people. */
export const bankFileSentence = ({ code, params = {} }: BankFileRefusal, locale: Locale): string =>
  fill(CATALOGUES[locale].refusals[code], params);

/** What a finding in a statement or a report says to people. */
export const bankFindingSentence = ({ code, params }: StatementFinding, locale: Locale): string =>
  fill(CATALOGUES[locale].findings[code], params);

const isOfSchema = (rule: PainFinding['rule']): rule is PainFinding['rule'] & StatementFindingCode => rule in STATEMENT_FINDINGS;

/** What a finding in a payment file says to people: the rule and why it holds. */
export function painFindingSentence({ rule, params }: PainFinding, locale: Locale): string {
  const { findings, rules } = CATALOGUES[locale];
  // The sum that was found is in cents.
  const shown = rule === 'SUM_DIFFERS' ? { ...params, found: centsToDecimal(BigInt(String(params['found'] ?? 0))) } : params;
  return fill(isOfSchema(rule) ? findings[rule] : rules[rule], shown);
}
