// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, type Fraction, fraction, multiplyFractions, sumCents } from '@kernel/core';
import { byText } from '../reading.ts';
import { type Evaluation, note } from './evaluation.ts';
import type { NonMemberPrice, NonMemberRule } from './rule.ts';
import { meterOfUse, type NonMemberUse } from './rule-facts.ts';

/** What a customer outside the association pays for its use of one thing. */
export interface NonMemberLine {
  readonly customer: string;
  readonly name: string;
  readonly meter: string;
  readonly quantity: bigint;
  readonly price: NonMemberPrice;
  /** quantity × price; half a cent and more is rounded up. */
  readonly amountCents: Cents;
}

export interface Income {
  readonly lines: readonly NonMemberLine[];
  readonly incomeCents: Cents;
  /** What is left to share among the members. */
  readonly sharedCents: Cents;
  /** Zero or less: income above the cost that the centre keeps. */
  readonly keptCents: Cents;
}

function roundHalfUp({ n, d }: Fraction): Cents {
  const size = n < 0n ? -n : n;
  const rounded = (2n * size + d) / (2n * d);
  return cents(n < 0n ? -rounded : rounded);
}

/** Hours are measured in minutes and priced by the hour. */
const unitsOf = (price: NonMemberPrice, quantity: bigint): Fraction => fraction(quantity, price.measure.kind === 'hours' ? 60n : 1n);

function linesOf(evaluation: Evaluation, rule: NonMemberRule | null, uses: readonly NonMemberUse[]): NonMemberLine[] {
  const members = new Set(evaluation.parties.map(({ party }) => party));
  const sums = new Map<string, NonMemberUse>();
  for (const use of uses) {
    const id = `${use.meter} ${use.customer}`;
    sums.set(id, { ...use, quantity: use.quantity + (sums.get(id)?.quantity ?? 0n) });
  }
  return [...sums.values()]
    .filter(({ quantity }) => quantity !== 0n)
    .sort((a, b) => byText(a.customer, b.customer) || byText(a.meter, b.meter))
    .flatMap(({ customer, name, meter, quantity }) => {
      if (members.has(customer)) note(evaluation, 'NON_MEMBER_IS_PARTY', 'nonMemberUses', { party: name });
      const price = rule?.prices.find(({ measure }) => meterOfUse(measure) === meter);
      if (!price) {
        note(evaluation, 'NON_MEMBER_WITHOUT_PRICE', 'nonMembers.prices', { customer: name, meter });
        return [];
      }
      const amountCents = roundHalfUp(multiplyFractions(price.cents, unitsOf(price, quantity)));
      return [{ customer, name, meter, quantity, price, amountCents }];
    });
}

/** Takes what others pay off the cost, before anything is shared. */
export function deductIncome(evaluation: Evaluation, rule: NonMemberRule | null, uses: readonly NonMemberUse[], amount: Cents): Income {
  const lines = linesOf(evaluation, rule, uses);
  const incomeCents = sumCents(lines.map(({ amountCents }) => amountCents));
  const rest = cents(amount - incomeCents);
  const bottom = amount < 0n ? amount : 0n;
  if (rest >= bottom || rule?.surplus === 'share') return { lines, incomeCents, sharedCents: rest, keptCents: cents(0n) };
  if (rule?.surplus !== 'centre') note(evaluation, 'INCOME_ABOVE_POOL', 'nonMembers.surplus', {});
  return { lines, incomeCents, sharedCents: cents(bottom), keptCents: cents(rest - bottom) };
}
