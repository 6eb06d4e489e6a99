// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, formatAmount } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { EMPTY_INVOICE, type Invoice, type InvoiceView, invoiceView } from '../index.ts';
import { type Decimal, decimalToText } from '../model/decimal.ts';
import { BY_CARD, DEBITED, GOLDEN } from '../testing/all-golden.ts';
import { FULL } from '../testing/full-invoice.ts';

const LANGUAGES = ['de', 'en'] as const;
const rowsOf = ({ sections }: InvoiceView) =>
  sections.flatMap(({ rows, table }) => [...rows, ...(table?.rows ?? []).flatMap(({ details }) => details)]);
const textOf = (view: InvoiceView): string =>
  [
    view.title,
    ...rowsOf(view).map(({ label, value }) => `${label}: ${value}`),
    ...view.sections.flatMap(({ table }) => (table?.rows ?? []).flatMap(({ cells }) => cells)),
  ].join('\n');
const termsOf = (view: InvoiceView): string[] => [
  ...rowsOf(view).flatMap(({ terms }) => terms),
  ...view.sections.flatMap(({ table }) => (table?.columns ?? []).flatMap(({ terms }) => terms)),
];

const isDecimal = (value: object): value is Decimal => 'units' in value && 'scale' in value;
/** Everything that stands in an invoice, as the view has to say it. */
function said(value: unknown, language: 'de' | 'en'): string[] {
  if (typeof value === 'bigint') return [language === 'de' ? formatAmount(value) : centsToDecimal(value)];
  if (typeof value === 'string')
    return [/^\d{4}-\d\d-\d\d$/.test(value) && language === 'de' ? value.split('-').reverse().join('.') : value.trimEnd()];
  if (typeof value !== 'object' || value === null) return [];
  if (isDecimal(value))
    return value.units === 0n ? [] : [language === 'de' ? decimalToText(value).replace('.', ',') : decimalToText(value)];
  return Object.entries(value).flatMap(([name, part]) => (SAID_OTHERWISE.has(name) ? [] : said(part, language)));
}
/** Codes of which the name stands there, and the bytes of a file. */
const SAID_OTHERWISE = new Set(['unit', 'baseUnit', 'code', 'meansCode', 'vatPointDateCode', 'base64']);

describe.each(LANGUAGES)('the view in %s', (language) => {
  it.each(Object.entries(GOLDEN))('%s: everything that stands in the invoice stands in it', (_name, invoice) => {
    const text = textOf(invoiceView(invoice, language));
    for (const part of said(invoice, language)) expect(text).toContain(part);
  });

  it.each(Object.entries(GOLDEN))('%s: no section is empty, no label, as many cells as columns', (_name, invoice) => {
    const view = invoiceView(invoice, language);
    for (const { label, value, terms } of rowsOf(view)) expect(label !== '' && value !== '' && terms.length > 0).toBe(true);
    for (const { rows, table } of view.sections) {
      expect(rows.length + (table?.rows.length ?? 0)).toBeGreaterThan(0);
      for (const { cells } of table?.rows ?? []) expect(cells).toHaveLength(table?.columns.length ?? 0);
    }
  });

  it('an invoice in which nothing stands is shown as one', () => {
    expect(invoiceView(EMPTY_INVOICE, language)).toMatchObject({
      title: language === 'de' ? 'Rechnung –' : 'Invoice –',
      sections: [{ key: 'document' }],
    });
  });
});

it('every business term of EN 16931 has its place', () => {
  const pointDate: Invoice = { ...FULL, vatPointDate: FULL.issueDate ?? expect.fail('no date') };
  const terms = new Set([FULL, DEBITED, BY_CARD, pointDate].flatMap((invoice) => termsOf(invoiceView(invoice, 'de'))));
  // There is no BT-4.
  const all = Array.from({ length: 165 }, (_, at) => at + 1).filter((number) => number !== 4);
  expect(all.filter((number) => !terms.has(`BT-${number}`))).toEqual([]);
});

it('codes are named where a name is known, and stand as they are otherwise', () => {
  const first = FULL.lines[0] ?? expect.fail('no line');
  const strange: Invoice = { ...FULL, typeCode: 'toString', lines: [{ ...first, unit: 'constructor' }] };
  const view = invoiceView(strange, 'de');
  expect(view.title).toBe('toString R-2027-000023');
  expect(textOf(view)).toContain('10 constructor');
  expect(textOf(invoiceView(FULL, 'de'))).toContain('10 Std.');
  expect(textOf(invoiceView(FULL, 'en'))).toContain('10 hours');
});
