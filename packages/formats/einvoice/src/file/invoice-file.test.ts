// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkInvoice, invoiceFileJson, pathOfFinding, readInvoiceFile } from '../index.ts';
import { decimalToText } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import { RULES } from '../rules/rules.ts';
import { GOLDEN } from '../testing/all-golden.ts';
import { FULL } from '../testing/full-invoice.ts';
import { soundInvoice } from '../testing/invoice-arbitrary.ts';
import { TERM_PATHS } from './term-paths.ts';

// biome-ignore lint/suspicious/noExplicitAny: a case damages whatever part of the file it is about
type File = any;
const fileOf = (invoice: Invoice): File => JSON.parse(JSON.stringify(invoiceFileJson(invoice)));

/** A file of the invoice that says nothing of what can be reckoned, but why a row bears no VAT. */
function bareFileOf(invoice: Invoice): File {
  const file = fileOf(invoice);
  for (const line of file.lines) delete line.net;
  const { prepaid, rounding, vatTotalInVatCurrency } = file.totals;
  file.totals = { prepaid, rounding, vatTotalInVatCurrency };
  file.vatBreakdown = file.vatBreakdown
    .filter(({ exemptionCode }: File) => exemptionCode !== undefined)
    .map(({ code, exemptionCode, exemptionReason }: File) => ({ code, exemptionCode, exemptionReason }));
  return file;
}

describe.each(Object.entries(GOLDEN))('the file of golden invoice %s', (_name, invoice) => {
  it('is read as the same invoice', () => {
    expect(readInvoiceFile(fileOf(invoice))).toEqual({ invoice, refusals: [] });
  });

  it('needs no sums, no VAT and no net amounts: they are reckoned as they were', () => {
    const read = readInvoiceFile(bareFileOf(invoice));
    expect(read.refusals).toEqual([]);
    const byCode = ({ vatBreakdown, ...rest }: Invoice) => ({
      ...rest,
      vatBreakdown: [...vatBreakdown].sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1)),
    });
    expect(byCode(read.invoice)).toEqual(byCode(invoice));
  });
});

test('any sound invoice: its file is the same invoice, and what is reckoned keeps every rule', () => {
  fc.assert(
    fc.property(soundInvoice, (invoice) => {
      expect(readInvoiceFile(fileOf(invoice))).toEqual({ invoice, refusals: [] });
      const { totals, vatBreakdown } = readInvoiceFile(bareFileOf(invoice)).invoice;
      const none = { allowanceTotal: 0n, chargeTotal: 0n };
      expect({ ...none, ...totals }).toEqual({ ...none, ...invoice.totals });
      expect(new Set(vatBreakdown.map(({ taxable, tax }) => `${taxable} ${tax}`))).toEqual(
        new Set(invoice.vatBreakdown.map(({ taxable, tax }) => `${taxable} ${tax}`)),
      );
      expect(checkInvoice({ ...invoice, totals: totals ?? {}, vatBreakdown })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what the file does not say of itself: XRechnung 3.0, billing, euro', () => {
  const { specificationId, businessProcess, currency, ...rest } = fileOf(FULL);
  expect(readInvoiceFile(rest).invoice).toMatchObject({ specificationId, businessProcess, currency });
});

test('a net amount is quantity × price / base quantity, less allowances, plus charges; half a cent goes away from zero', () => {
  const lines = (quantity: string, net: string, more = {}) => [{ quantity, price: { net, ...more } }];
  const netOf = (line: object) => readInvoiceFile({ format: 'verbund-invoice/1', lines: line }).invoice.lines[0]?.net;
  expect(netOf(lines('1', '0.005'))).toBe(1n);
  expect(netOf(lines('-1', '0.005'))).toBe(-1n);
  expect(netOf(lines('10', '160', { baseQuantity: '2' }))).toBe(80_000n);
  expect(netOf(lines('10', '160', { baseQuantity: '0' }))).toBeUndefined();
  expect(netOf([{ quantity: '2', price: { net: '10' }, allowances: [{ amount: '1.00' }], charges: [{ amount: '0.50' }] }])).toBe(1_950n);
});

test('rows by category and rate, allowances taken off; a row that the file gives stays', () => {
  const file = bareFileOf(FULL);
  file.lines.push({ ...file.lines[0], id: '3', vat: { code: 'S', rate: '7' }, quantity: '1', allowances: [], charges: [] });
  const { vatBreakdown } = readInvoiceFile(file).invoice;
  const shown = vatBreakdown.map(({ code, rate, taxable, tax }) => [
    code,
    rate && decimalToText(rate),
    taxable && centsToDecimal(taxable),
    centsToDecimal(tax ?? 0n),
  ]);
  expect(shown).toEqual([
    ['E', '0', '90.01', '0.00'],
    ['S', '19', '810.00', '153.90'],
    ['S', '7', '80.00', '5.60'],
  ]);
  file.vatBreakdown.push({ code: 'S', rate: '7.00', taxable: '81.00' });
  expect(readInvoiceFile(file).invoice.vatBreakdown[1]).toMatchObject({ code: 'S', taxable: 8_100n, tax: 567n });
});

describe('what the file gives is checked, and only that is told', () => {
  it.each<[string, string, (file: File) => void]>([
    ['totals.lineTotal', 'BR-CO-10', ({ totals }) => Object.assign(totals, { lineTotal: '1.00' })],
    ['totals.allowanceTotal', 'BR-CO-11', ({ totals }) => Object.assign(totals, { allowanceTotal: '1.00' })],
    ['totals.netTotal', 'BR-CO-13', ({ totals }) => Object.assign(totals, { netTotal: '1.00' })],
    ['totals.vatTotal', 'BR-CO-14', ({ totals }) => Object.assign(totals, { vatTotal: '1.00' })],
    ['totals.grossTotal', 'BR-CO-15', ({ totals }) => Object.assign(totals, { grossTotal: '1.00' })],
    ['totals.due', 'BR-CO-16', ({ totals }) => Object.assign(totals, { due: '1.00' })],
    ['vatBreakdown[0].taxable', 'BR-E-08', ({ vatBreakdown }) => Object.assign(vatBreakdown[0], { taxable: '1.00' })],
    ['vatBreakdown[0].tax', 'BR-E-09', ({ vatBreakdown }) => Object.assign(vatBreakdown[0], { tax: '1.00' })],
    ['vatBreakdown[0].exemptionReason', 'BR-E-10', (file) => Object.assign(file, { vatBreakdown: [] })],
    ['lines[1].net', 'BR-24', ({ lines }) => delete lines[1].price.net],
    ['lines[0].allowances', 'BR-41', ({ lines }) => delete lines[0].allowances[0].amount],
    ['seller.contact.telephone', 'BR-DE-6', ({ seller }) => delete seller.contact.telephone],
    ['payment.creditTransfers[1].account', 'BR-50', ({ payment }) => delete payment.creditTransfers[1].account],
    ['lines', 'BR-16', (file) => Object.assign(file, { lines: [] })],
  ])('%s: %s', (path, rule, damage) => {
    const file = bareFileOf(FULL);
    damage(file);
    const { invoice, refusals } = readInvoiceFile(file);
    expect(refusals).toEqual([]);
    const found = checkInvoice(invoice, { syntax: 'UBL' }).map((finding) => `${pathOfFinding(finding)} ${finding.rule}`);
    if (path.startsWith('vatBreakdown[0].exemption')) expect(found).toContain('vatBreakdown[1].exemptionReason BR-E-10');
    else expect(found).toContain(`${path} ${rule}`);
    // A tax that is not the rate's breaks two rules that say the same of it; a missing price is missing beside its net amount.
    expect(found.length).toBeLessThanOrEqual(3);
  });
});

describe('what cannot be read is told with its path', () => {
  it.each<[string, (file: File) => void]>([
    ['format NOT_ONE_OF', (file) => Object.assign(file, { format: 'verbund-invoice/2' })],
    ['format MISSING', (file) => delete file.format],
    ['lines[0].price.net NOT_A_DECIMAL', ({ lines }) => Object.assign(lines[0].price, { net: 12.5 })],
    ['lines[1].quantity NOT_A_DECIMAL', ({ lines }) => Object.assign(lines[1], { quantity: '1,5' })],
    ['lines[1].quantity NOT_A_DECIMAL', ({ lines }) => Object.assign(lines[1], { quantity: '1'.repeat(31) })],
    ['lines[1].net TOO_MANY_DECIMALS', ({ lines }) => Object.assign(lines[1], { net: '1.005' })],
    ['lines[1] AMOUNT_TOO_LARGE', ({ lines }) => Object.assign(lines[1], { quantity: '9'.repeat(20) })],
    ['totals AMOUNT_TOO_LARGE', ({ charges }) => void charges.push({ amount: '9999999999999.00' }, { amount: '9999999999999.00' })],
    ['lines[0].colour UNKNOWN_MEMBER', ({ lines }) => Object.assign(lines[0], { colour: 'red' })],
    ['dueDate NOT_A_DATE', (file) => Object.assign(file, { dueDate: '14.04.2027' })],
    ['currency NOT_ONE_OF', (file) => Object.assign(file, { currency: 'CHF' })],
    ['seller.identifiers[0].value MISSING', ({ seller }) => delete seller.identifiers[0].value],
    ['seller.name NOT_IN_XML', ({ seller }) => Object.assign(seller, { name: 'a\u0001b' })],
    ['notes[0].text NOT_IN_XML', ({ notes }) => Object.assign(notes[0], { text: '\ud800' })],
    [
      'supportingDocuments[0].attachment.base64 NOT_BASE64',
      ({ supportingDocuments }) => Object.assign(supportingDocuments[0].attachment, { base64: 'abc' }),
    ],
    ['buyer NOT_AN_OBJECT', (file) => Object.assign(file, { buyer: 'Gemeinde' })],
    ['lines NOT_A_LIST', (file) => Object.assign(file, { lines: {} })],
  ])('%s', (expected, damage) => {
    const file = bareFileOf(FULL);
    damage(file);
    expect(readInvoiceFile(file).refusals.map(({ field, code }) => `${field} ${code}`)).toContain(expected);
  });

  it.each([[null], [[]], ['x'], [1]])('%j is no invoice file, told once', (json) => {
    expect(readInvoiceFile(json).refusals.map(({ code }) => code)).toEqual(['NOT_AN_OBJECT']);
  });
});

describe('places', () => {
  const inside = (at: File, step: string): File[] => (step.endsWith('[]') ? (at?.[step.slice(0, -2)] ?? []) : [at?.[step]]);
  const values = (path: string): unknown[] => path.split('.').reduce<File[]>((all, step) => all.flatMap((at) => inside(at, step)), [FULL]);
  const elsewhere = ['vatPointDate', 'payment.card', 'payment.directDebit'];

  it('every term stands where the model has it', () => {
    const missing = Object.values(TERM_PATHS).filter((path) => values(path).every((value) => value === undefined));
    expect(missing.filter((path) => !elsewhere.some((known) => path.startsWith(known)))).toEqual([]);
  });

  it('every rule is about a term that has a place', () => {
    expect(RULES.filter(({ at }) => TERM_PATHS[at] === undefined).map(({ id }) => id)).toEqual([]);
  });
});
