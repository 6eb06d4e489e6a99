// SPDX-License-Identifier: EUPL-1.2

import { centsToDecimal, type IbanError, type RefusalParams } from '@kernel/core';
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

const IBAN_ERRORS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  de: {
    IBAN_CHARACTERS: 'unzulässige Zeichen',
    IBAN_COUNTRY: 'kein Land des SEPA-Raums',
    IBAN_LENGTH: 'falsche Länge',
    IBAN_CHECK_DIGITS: 'falsche Prüfziffern',
  },
  en: {
    IBAN_CHARACTERS: 'characters that do not belong',
    IBAN_COUNTRY: 'no country of the SEPA area',
    IBAN_LENGTH: 'wrong length',
    IBAN_CHECK_DIGITS: 'wrong check digits',
  },
} satisfies Record<Locale, Record<IbanError, string>>;

/** What a finding in a payment file says to people: the rule and why it holds. */
export function painFindingSentence({ rule, params }: PainFinding, locale: Locale): string {
  const { findings, rules } = CATALOGUES[locale];
  const why = IBAN_ERRORS[locale][String(params['why'])];
  // The sum that was found is in cents.
  const sum = rule === 'SUM_DIFFERS' ? { found: centsToDecimal(BigInt(String(params['found'] ?? 0))) } : {};
  const shown = { ...params, ...sum, ...(why === undefined ? {} : { why }) };
  return fill(isOfSchema(rule) ? findings[rule] : rules[rule], shown);
}
