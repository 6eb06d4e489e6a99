// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, centsToDecimal, type Fraction, multiplyFractions, sumCents } from '@kernel/core';
import { centsToFraction, decimalToFraction, roundToCents } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import type { VatBreakdown } from '../model/vat.ts';
import { isCountry } from './code-lists.ts';
import { type Circumstances, each, eachLine, eachOfLine, filled, once, type Rule } from './rule.ts';
import { isExtension } from './rule-set.ts';

/** A sum of amounts, null where one of them is missing. */
export function sumOf(amounts: readonly (Cents | undefined)[]): Cents | null {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === amounts.length ? sumCents(known) : null;
}

const shows = (found: Cents | undefined, expected: Cents | null): Record<string, string> => ({
  found: found === undefined ? '' : centsToDecimal(found),
  expected: expected === null ? '' : centsToDecimal(expected),
});

type Reckoned = (invoice: Invoice) => readonly [found: Cents | undefined, expected: Cents | null];

/** An amount that another way of reckoning must give too; silent where a number is missing. */
const reckoned = (id: Rule['id'], at: string, both: Reckoned): Rule =>
  once(
    id,
    at,
    (invoice) => {
      const [found, expected] = both(invoice);
      return found === undefined || expected === null || found === expected;
    },
    (invoice) => shows(...both(invoice)),
  );

const plus = (...amounts: readonly (Cents | undefined | null)[]): Cents => sumCents(amounts.map((amount) => amount ?? 0n));
const minus = (amount: Cents | undefined): Cents => cents(-(amount ?? 0n));

/** How far off official checks let an amount of a VAT row be: less than one euro. Our own invoices fit to the cent. */
const TOLERANCE = 100n;
export function near(found: Cents, expected: Cents, { tolerant }: Pick<Circumstances, 'tolerant'>): boolean {
  const off = found > expected ? found - expected : expected - found;
  return tolerant ? off < TOLERANCE : off === 0n;
}

const HUNDREDTH: Fraction = { n: 1n, d: 100n };
/** BT-117 as BT-116 and BT-119 give it; no rate counts as zero. */
export const taxOf = ({ taxable, rate }: VatBreakdown): Cents | null =>
  taxable === undefined
    ? null
    : roundToCents(
        multiplyFractions(centsToFraction(taxable), multiplyFractions(decimalToFraction(rate ?? { units: 0n, scale: 0 }), HUNDREDTH)),
      );

const sums: readonly Rule[] = [
  reckoned('BR-CO-10', 'BT-106', ({ totals, lines }) => [totals?.lineTotal, sumOf(lines.map(({ net }) => net))]),
  reckoned('BR-CO-11', 'BT-107', ({ totals, allowances }) => [
    totals === undefined ? undefined : plus(totals.allowanceTotal),
    sumOf(allowances.map(({ amount }) => amount)),
  ]),
  reckoned('BR-CO-12', 'BT-108', ({ totals, charges }) => [
    totals === undefined ? undefined : plus(totals.chargeTotal),
    sumOf(charges.map(({ amount }) => amount)),
  ]),
  reckoned('BR-CO-13', 'BT-109', ({ totals }) => [
    totals?.netTotal,
    totals?.lineTotal === undefined ? null : plus(totals.lineTotal, minus(totals.allowanceTotal), totals.chargeTotal),
  ]),
  reckoned('BR-CO-14', 'BT-110', ({ totals, vatBreakdown }) => [
    totals?.vatTotal,
    vatBreakdown.length === 0 ? null : sumOf(vatBreakdown.map(({ tax }) => tax)),
  ]),
  reckoned('BR-CO-15', 'BT-112', ({ totals }) => [
    totals?.grossTotal,
    totals?.netTotal === undefined ? null : plus(totals.netTotal, totals.vatTotal),
  ]),
  reckoned('BR-CO-16', 'BT-115', (invoice) => {
    const { totals } = invoice;
    // The extension of XRechnung reckons with payments of third parties (BR-DEX-09), which EN 16931 does not know.
    const known = totals?.grossTotal !== undefined && !isExtension(invoice);
    return [totals?.due, known ? plus(totals.grossTotal, minus(totals.prepaid), totals.rounding) : null];
  }),
  {
    ...each(
      'BR-CO-17',
      'BT-117',
      () => [],
      () => true,
    ),
    broken: ({ vatBreakdown }, circumstances) =>
      vatBreakdown.flatMap((row, index) => {
        const expected = taxOf(row);
        if (row.tax === undefined || expected === null || (row.rate === undefined && row.code !== 'O')) return [];
        return near(row.tax, expected, circumstances) ? [] : [{ position: index + 1, params: shows(row.tax, expected) }];
      }),
  },
];

const reasoned = ({ reason, reasonCode }: AllowanceOrCharge): boolean => filled(reason) || filled(reasonCode);
const prefixed = (vatId: string | undefined): boolean => vatId === undefined || vatId.startsWith('EL') || isCountry(vatId.slice(0, 2));

const dependencies: readonly Rule[] = [
  once('BR-CO-03', 'BT-8', ({ vatPointDate, vatPointDateCode }) => vatPointDate === undefined || vatPointDateCode === undefined),
  eachLine('BR-CO-04', 'BT-151', ({ vat }) => filled(vat?.code)),
  {
    ...once('BR-CO-09', 'BT-31', () => true),
    broken: ({ seller, buyer, taxRepresentative }) =>
      (
        [
          ['BT-31', seller?.vatId],
          ['BT-63', taxRepresentative?.vatId],
          ['BT-48', buyer?.vatId],
        ] as const
      ).flatMap(([at, vatId]) => (prefixed(vatId) ? [] : [{ at, params: { value: vatId ?? '' } }])),
  },
  once('BR-CO-18', 'BG-23', ({ vatBreakdown }) => vatBreakdown.length > 0),
  once('BR-CO-19', 'BG-14', ({ period }) => period === undefined || period.start !== undefined || period.end !== undefined),
  eachLine('BR-CO-20', 'BG-26', ({ period }) => period === undefined || period.start !== undefined || period.end !== undefined),
  each('BR-CO-21', 'BT-97', ({ allowances }) => allowances, reasoned),
  each('BR-CO-22', 'BT-104', ({ charges }) => charges, reasoned),
  eachOfLine('BR-CO-23', 'BT-139', ({ allowances }) => allowances, reasoned),
  eachOfLine('BR-CO-24', 'BT-144', ({ charges }) => charges, reasoned),
  once(
    'BR-CO-25',
    'BT-9',
    ({ totals, dueDate, paymentTerms }) => (totals?.due ?? 0n) <= 0n || dueDate !== undefined || filled(paymentTerms),
  ),
  once(
    'BR-CO-26',
    'BT-29',
    ({ seller }) => (seller?.identifiers.length ?? 0) > 0 || seller?.legalRegistration !== undefined || filled(seller?.vatId),
  ),
];

/** BR-CO-03 to BR-CO-26: how parts of an invoice depend on each other. */
export const CONDITION_RULES: readonly Rule[] = [...dependencies, ...sums];
