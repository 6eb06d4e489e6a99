// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { centsToFraction, decimalToFraction } from '../model/decimal.ts';
import type { AllowanceOrCharge, InvoiceLine } from '../model/invoice-line.ts';
import type { PaymentInstructions } from '../model/payment.ts';
import { sumOf } from './condition-rules.ts';
import { each, eachLine, eachOfLine, filled, german, once, type Rule, warns } from './rule.ts';
import type { PeppolRuleId } from './rule-ids.ts';

const TWO_CENTS = fraction(2n, 100n);
const closeTo = (a: Fraction, b: Fraction): boolean => {
  const off = subtractFractions(a, b);
  return compareFractions(off.n < 0n ? { n: -off.n, d: off.d } : off, TWO_CENTS) <= 0;
};

/** A rule of allowances and charges, of the document and of lines. */
function ofAllowances(id: PeppolRuleId, holds: (item: AllowanceOrCharge) => boolean): Rule {
  const rules = [
    each(id, 'BG-20', ({ allowances }) => allowances, holds),
    each(id, 'BG-21', ({ charges }) => charges, holds),
    eachOfLine(id, 'BG-27', ({ allowances }) => allowances, holds),
    eachOfLine(id, 'BG-28', ({ charges }) => charges, holds),
  ];
  const [first] = rules as [Rule];
  return {
    ...first,
    broken: (invoice, circumstances) =>
      rules.flatMap(({ at, broken }) => broken(invoice, circumstances).map((place) => ({ ...place, at }))),
  };
}

function percentageFits({ amount, base, percentage }: AllowanceOrCharge): boolean {
  if (amount === undefined || base === undefined || percentage === undefined) return true;
  return closeTo(
    centsToFraction(amount),
    multiplyFractions(centsToFraction(base), multiplyFractions(decimalToFraction(percentage), fraction(1n, 100n))),
  );
}

/** Quantity × price / base quantity + charges − allowances; null where a number is missing. */
export function expectedNet({ quantity, price, allowances, charges }: InvoiceLine): Fraction | null {
  const [off, on] = [sumOf(allowances.map(({ amount }) => amount)), sumOf(charges.map(({ amount }) => amount))];
  if (quantity === undefined || price?.net === undefined || off === null || on === null) return null;
  const base = price.baseQuantity === undefined ? fraction(1n) : decimalToFraction(price.baseQuantity);
  if (base.n <= 0n) return null;
  const goods = divideFractions(multiplyFractions(decimalToFraction(quantity), decimalToFraction(price.net)), base);
  return subtractFractions(addFractions(goods, centsToFraction(on)), centsToFraction(off));
}

function netFits(line: InvoiceLine): boolean {
  const expected = expectedNet(line);
  return line.net === undefined || expected === null || closeTo(centsToFraction(line.net), expected);
}

function priceFits({ price }: InvoiceLine): boolean {
  if (price?.gross === undefined || price.net === undefined) return true;
  const discount = price.discount === undefined ? ZERO_FRACTION : decimalToFraction(price.discount);
  return compareFractions(decimalToFraction(price.net), subtractFractions(decimalToFraction(price.gross), discount)) === 0;
}

/** 49 and 59 are direct debits; of 59 without any details BR-DE-25-a speaks. */
const mandateWanted = (payment: PaymentInstructions | undefined): boolean =>
  payment?.meansCode === '49' || (payment?.meansCode === '59' && payment.directDebit !== undefined);

const sign = (amount: bigint): number => (amount < 0n ? -1 : 1);

/** Rules of Peppol BIS Billing that are rules of XRechnung 3.0; those of them that only a file can break, reading finds. */
export const PEPPOL_RULES: readonly Rule[] = [
  once('PEPPOL-EN16931-R001', 'BT-23', ({ businessProcess }) => filled(businessProcess)),
  once('PEPPOL-EN16931-R005', 'BT-6', ({ vatCurrency, currency }) => vatCurrency === undefined || vatCurrency !== currency),
  once('PEPPOL-EN16931-R010', 'BT-49', ({ buyer }) => buyer?.electronicAddress !== undefined),
  once('PEPPOL-EN16931-R020', 'BT-34', ({ seller }) => seller?.electronicAddress !== undefined),
  ofAllowances('PEPPOL-EN16931-R040', percentageFits),
  ofAllowances('PEPPOL-EN16931-R041', ({ percentage, base }) => percentage === undefined || base !== undefined),
  ofAllowances('PEPPOL-EN16931-R042', ({ percentage, base }) => base === undefined || percentage !== undefined),
  eachLine('PEPPOL-EN16931-R046', 'BT-146', priceFits),
  once(
    'PEPPOL-EN16931-R054',
    'BT-111',
    ({ vatCurrency, totals }) => (vatCurrency === undefined) === (totals?.vatTotalInVatCurrency === undefined),
  ),
  once('PEPPOL-EN16931-R055', 'BT-111', ({ totals }) => {
    const [own, other] = [totals?.vatTotal, totals?.vatTotalInVatCurrency];
    return own === undefined || other === undefined || own === 0n || other === 0n || sign(own) === sign(other);
  }),
  once('PEPPOL-EN16931-R061', 'BT-89', ({ payment }) => !mandateWanted(payment) || filled(payment?.directDebit?.mandate)),
  eachLine(
    'PEPPOL-EN16931-R110',
    'BT-134',
    ({ period }, { period: whole }) => period?.start === undefined || whole?.start === undefined || period.start >= whole.start,
  ),
  eachLine(
    'PEPPOL-EN16931-R111',
    'BT-135',
    ({ period }, { period: whole }) => period?.end === undefined || whole?.end === undefined || period.end <= whole.end,
  ),
  warns(eachLine('PEPPOL-EN16931-R120', 'BT-131', netFits)),
  eachLine('PEPPOL-EN16931-R121', 'BT-149', ({ price }) => price?.baseQuantity === undefined || price.baseQuantity.units > 0n),
  eachLine(
    'PEPPOL-EN16931-R130',
    'BT-150',
    ({ price, unit }) => price?.baseUnit === undefined || unit === undefined || price.baseUnit === unit,
  ),
].map(german);
