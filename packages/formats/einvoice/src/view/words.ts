// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal, formatAmount, formatCivilDate } from '@kernel/core';
import { type Decimal, decimalToText } from '../model/decimal.ts';
import type { Identifier } from '../model/parties.ts';
import type { Period } from '../model/period.ts';
import type { VatCategory } from '../model/vat.ts';
import { type CodeNames, DOCUMENT_KINDS, PAYMENT_MEANS, UNITS, VAT_CATEGORIES, VAT_POINTS } from './code-names.ts';
import type { ViewRow } from './view.ts';

export type ViewLanguage = 'de' | 'en';
/** undefined: not in the invoice. */
type Value = string | undefined;

/** Joins what is there; undefined if nothing is. */
export function list(parts: readonly Value[], between = ', '): Value {
  const there = parts.filter((part) => part !== undefined && part !== '');
  return there.length === 0 ? undefined : there.join(between);
}

/** How the values of an invoice are said in one language. */
export interface Words {
  readonly text: (de: string, en: string) => string;
  readonly row: (terms: string, de: string, en: string, value: Value) => readonly ViewRow[];
  readonly date: (day: CivilDate | undefined) => Value;
  readonly span: (period: Period | undefined) => Value;
  readonly number: (value: Decimal | undefined) => Value;
  /** A price of one unit: at least two decimals. */
  readonly price: (value: Decimal | undefined) => Value;
  readonly amount: (value: bigint | undefined, currency?: string) => Value;
  /** '4711 (0088)' */
  readonly identifier: (id: Identifier | undefined) => Value;
  readonly kind: (code: Value) => string;
  readonly unit: (code: Value) => Value;
  readonly vat: (vat: VatCategory | undefined) => Value;
  readonly paymentMeans: (code: Value) => Value;
  readonly vatPoint: (code: Value) => Value;
}

export function words(language: ViewLanguage): Words {
  const text = (de: string, en: string): string => (language === 'de' ? de : en);
  const named = (names: CodeNames, code: Value): Value => {
    const known = code === undefined || !Object.hasOwn(names, code) ? undefined : names[code];
    return known === undefined ? code : text(...known);
  };
  const date = (day: CivilDate | undefined): Value => (day === undefined ? undefined : text(formatCivilDate(day), day));
  const number = (value: Decimal | undefined): Value =>
    value === undefined ? undefined : text(decimalToText(value).replace('.', ','), decimalToText(value));
  return {
    text,
    row: (terms, de, en, value) => (value === undefined || value === '' ? [] : [{ terms: terms.split(' '), label: text(de, en), value }]),
    date,
    span: (period) => (period === undefined ? undefined : [date(period.start) ?? '…', date(period.end) ?? '…'].join(text(' bis ', ' to '))),
    number,
    price: (value) => {
      if (value === undefined) return undefined;
      const [whole = '', decimals = ''] = decimalToText(value).split('.');
      return [whole, decimals.padEnd(2, '0')].join(text(',', '.'));
    },
    amount: (value, currency) =>
      value === undefined ? undefined : list([text(formatAmount(value), centsToDecimal(value)), currency], ' '),
    identifier: (id) =>
      id === undefined ? undefined : list([id.value, id.scheme && `(${list([id.scheme, id.schemeVersion], ', ')})`], ' '),
    kind: (code) => named(DOCUMENT_KINDS, code) ?? text('Rechnung', 'Invoice'),
    unit: (code) => named(UNITS, code),
    vat: (vat) => {
      const rate = vat?.rate === undefined || vat.rate.units === 0n ? undefined : `${number(vat.rate)} %`;
      return list([named(VAT_CATEGORIES, vat?.code), rate], ' ');
    },
    paymentMeans: (code) => named(PAYMENT_MEANS, code),
    vatPoint: (code) => named(VAT_POINTS, code),
  };
}
