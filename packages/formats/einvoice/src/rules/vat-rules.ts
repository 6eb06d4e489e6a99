// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, centsToDecimal } from '@kernel/core';
import { type Decimal, decimalToText, isZero } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { near, taxOf } from './condition-rules.ts';
import { type Circumstances, filled, once, type Place, placeOfLine, type Rule } from './rule.ts';
import type { VatFamily, VatRuleId } from './rule-ids.ts';

/** What the norm asks of a category; the rules of all families have the same numbers. */
interface Family {
  readonly name: VatFamily;
  /** UNTDID 5305 */
  readonly code: string;
  readonly rate: 'above zero' | 'zero' | 'any' | 'none';
  /** Whether a row says why there is no VAT (BT-120, BT-121). */
  readonly exemption: 'required' | 'forbidden';
  /** Who has to be registered for VAT, or must not be named as such. */
  readonly registered: (invoice: Invoice) => boolean;
}

const represented = ({ taxRepresentative }: Invoice): boolean => filled(taxRepresentative?.vatId);
const sellerVat = (invoice: Invoice): boolean => filled(invoice.seller?.vatId) || represented(invoice);
const sellerTax = (invoice: Invoice): boolean => sellerVat(invoice) || filled(invoice.seller?.taxNumber);
const buyerVat = ({ buyer }: Invoice): boolean => filled(buyer?.vatId);
const buyerKnown = (invoice: Invoice): boolean => buyerVat(invoice) || invoice.buyer?.legalRegistration !== undefined;

const VAT_FAMILIES: readonly Family[] = [
  { name: 'S', code: 'S', rate: 'above zero', exemption: 'forbidden', registered: sellerTax },
  { name: 'Z', code: 'Z', rate: 'zero', exemption: 'forbidden', registered: sellerTax },
  { name: 'E', code: 'E', rate: 'zero', exemption: 'required', registered: sellerTax },
  { name: 'AE', code: 'AE', rate: 'zero', exemption: 'required', registered: (invoice) => sellerTax(invoice) && buyerKnown(invoice) },
  { name: 'G', code: 'G', rate: 'zero', exemption: 'required', registered: sellerVat },
  { name: 'IC', code: 'K', rate: 'zero', exemption: 'required', registered: (invoice) => sellerVat(invoice) && buyerVat(invoice) },
  { name: 'AF', code: 'L', rate: 'any', exemption: 'forbidden', registered: sellerTax },
  { name: 'AG', code: 'M', rate: 'any', exemption: 'forbidden', registered: sellerTax },
  { name: 'O', code: 'O', rate: 'none', exemption: 'required', registered: (invoice) => !sellerVat(invoice) && !buyerVat(invoice) },
];

const byRate = ({ rate }: Family): boolean => rate === 'above zero' || rate === 'any';

function rateFits({ rate }: VatCategory, { rate: wanted }: Family): boolean {
  if (wanted === 'none') return rate === undefined;
  if (rate === undefined) return false;
  if (wanted === 'zero') return isZero(rate);
  return wanted === 'any' ? rate.units >= 0n : rate.units > 0n;
}

interface Categorised {
  readonly vat: VatCategory | undefined;
  readonly amount: Cents | undefined;
  readonly place: Place;
}

const linesOf = ({ lines }: Invoice): readonly Categorised[] =>
  lines.map((line, index) => ({ vat: line.vat, amount: line.net, place: placeOfLine(line, index) }));
const allowancesOf = ({ allowances }: Invoice): readonly Categorised[] =>
  allowances.map(({ vat, amount }, index) => ({
    vat,
    amount: amount === undefined ? undefined : cents(-amount),
    place: { position: index + 1 },
  }));
const chargesOf = ({ charges }: Invoice): readonly Categorised[] =>
  charges.map(({ vat, amount }, index) => ({ vat, amount, place: { position: index + 1 } }));
const allOf = (invoice: Invoice): readonly Categorised[] => [...linesOf(invoice), ...allowancesOf(invoice), ...chargesOf(invoice)];

const KINDS = [
  { items: linesOf, category: 'BT-151', rate: 'BT-152' },
  { items: allowancesOf, category: 'BT-95', rate: 'BT-96' },
  { items: chargesOf, category: 'BT-102', rate: 'BT-103' },
] as const;

const rowsOf = ({ vatBreakdown }: Invoice, { code }: Family): readonly (readonly [VatBreakdown, number])[] =>
  vatBreakdown.map((row, index) => [row, index + 1] as const).filter(([row]) => row.code === code);

/** 01: what is sold in a category stands in the breakdown; those with one rate only, once. */
function breakdownFits(invoice: Invoice, family: Family): boolean {
  const rows = rowsOf(invoice, family).length;
  const used = allOf(invoice).some(({ vat }) => vat?.code === family.code);
  if (byRate(family)) return used === rows > 0;
  return used ? rows === 1 : rows <= 1;
}

/** What is sold in a category, by rate where it has several; null where a number is missing. Reckoned once for all rows. */
function soldIn(invoice: Invoice, family: Family): ReadonlyMap<string, bigint | null> {
  const sums = new Map<string, bigint | null>();
  for (const { vat, amount } of allOf(invoice)) {
    if (vat?.code !== family.code) continue;
    const rate = rateKey(family, vat.rate);
    // Without its rate an amount may belong to any row.
    for (const key of rate === null ? [...sums.keys(), UNKNOWN] : [rate]) {
      const sum = sums.get(key) ?? (sums.has(key) ? null : 0n);
      sums.set(key, amount === undefined || sum === null || rate === null ? null : sum + amount);
    }
  }
  return sums;
}
const UNKNOWN = 'unknown';
const rateKey = (family: Family, rate: Decimal | undefined): string | null => {
  if (!byRate(family)) return '';
  return rate === undefined ? null : decimalToText(rate);
};

/** 08: BT-116 is the sum of what is sold in the category, for S, L and M at the rate. */
function expectedTaxable(sold: ReadonlyMap<string, bigint | null>, family: Family, row: VatBreakdown): Cents | null {
  const rate = rateKey(family, row.rate);
  if (rate === null || sold.has(UNKNOWN)) return null;
  const sum = sold.get(rate);
  return sum === null ? null : cents(sum ?? 0n);
}

function taxableRule(family: Family): Rule {
  return {
    ...once(`BR-${family.name}-08`, 'BT-116', () => true),
    broken: (invoice, circumstances) => {
      const rows = rowsOf(invoice, family);
      if (rows.length === 0) return [];
      const sold = soldIn(invoice, family);
      // The official check of UBL lets no row with a single rate be off, the one of CII does.
      const strict = circumstances.syntax === 'UBL' && !byRate(family);
      return rows.flatMap(([row, position]) => {
        const expected = expectedTaxable(sold, family, row);
        if (row.taxable === undefined || expected === null) return [];
        return near(row.taxable, expected, strict ? { tolerant: false } : circumstances)
          ? []
          : [{ position, ...differs(row.taxable, expected) }];
      });
    },
  };
}

const rowRule = (
  id: VatRuleId,
  at: string,
  family: Family,
  broken: (row: VatBreakdown, invoice: Invoice, circumstances: Circumstances) => Place | null,
): Rule => ({
  ...once(id, at, () => true),
  broken: (invoice, circumstances) =>
    rowsOf(invoice, family).flatMap(([row, position]) => {
      const place = broken(row, invoice, circumstances);
      return place === null ? [] : [{ position, ...place }];
    }),
});

const differs = (found: Cents, expected: Cents): Place => ({
  params: { found: centsToDecimal(found), expected: centsToDecimal(expected) },
});

function familyRules(family: Family): readonly Rule[] {
  const { name, code, exemption } = family;
  const used = (items: readonly Categorised[]): boolean => items.some(({ vat }) => vat?.code === code);
  const registered = KINDS.map(({ items, category }, at) =>
    once(`BR-${name}-0${(at + 2) as 2 | 3 | 4}`, category, (invoice) => !used(items(invoice)) || family.registered(invoice)),
  );
  const rates = KINDS.map(
    ({ items, rate }, at): Rule => ({
      ...once(`BR-${name}-0${(at + 5) as 5 | 6 | 7}`, rate, () => true),
      broken: (invoice) => items(invoice).flatMap(({ vat, place }) => (vat?.code === code && !rateFits(vat, family) ? [place] : [])),
    }),
  );
  return [
    once(`BR-${name}-01`, 'BG-23', (invoice) => breakdownFits(invoice, family)),
    ...registered,
    ...rates,
    taxableRule(family),
    rowRule(`BR-${name}-09`, 'BT-117', family, (row, _invoice, circumstances) => {
      const expected = byRate(family) ? taxOf(row) : cents(0n);
      if (row.tax === undefined || expected === null || (byRate(family) && row.rate === undefined)) return null;
      return near(row.tax, expected, byRate(family) ? circumstances : { tolerant: false }) ? null : differs(row.tax, expected);
    }),
    rowRule(`BR-${name}-10`, 'BT-120', family, ({ exemptionReason, exemptionCode }) => {
      const given = filled(exemptionReason) || filled(exemptionCode);
      return given === (exemption === 'required') ? null : {};
    }),
  ];
}

const hasRow = ({ vatBreakdown }: Invoice, code: string): boolean => vatBreakdown.some((row) => row.code === code);
const others = (items: readonly Categorised[]): readonly Place[] =>
  items.filter(({ vat }) => vat?.code !== undefined && vat.code !== 'O').map(({ place }) => place);
const outsideAlone = (id: VatRuleId, at: string, items: (invoice: Invoice) => readonly Categorised[]): Rule => ({
  ...once(id, at, () => true),
  broken: (invoice) => (hasRow(invoice, 'O') ? others(items(invoice)) : []),
});

const special: readonly Rule[] = [
  once('BR-IC-11', 'BT-72', (invoice) => !hasRow(invoice, 'K') || invoice.delivery?.date !== undefined || invoice.period !== undefined),
  once('BR-IC-12', 'BT-80', (invoice) => !hasRow(invoice, 'K') || filled(invoice.delivery?.address?.country)),
  once(
    'BR-O-11',
    'BG-23',
    ({ vatBreakdown }) => !vatBreakdown.some(({ code }) => code === 'O') || vatBreakdown.every(({ code }) => code === 'O'),
  ),
  outsideAlone('BR-O-12', 'BT-151', linesOf),
  outsideAlone('BR-O-13', 'BT-95', allowancesOf),
  outsideAlone('BR-O-14', 'BT-102', chargesOf),
  once('BR-B-01', 'BT-151', (invoice) => {
    const split = allOf(invoice).some(({ vat }) => vat?.code === 'B');
    return !split || (invoice.seller?.address?.country === 'IT' && invoice.buyer?.address?.country === 'IT');
  }),
  once('BR-B-02', 'BT-151', (invoice) => {
    const codes = allOf(invoice).map(({ vat }) => vat?.code);
    return !codes.includes('B') || !codes.includes('S');
  }),
];

/** BR-S-01 to BR-O-14, BR-B: the categories of VAT. */
export const VAT_RULES: readonly Rule[] = [...VAT_FAMILIES.flatMap(familyRules), ...special];
