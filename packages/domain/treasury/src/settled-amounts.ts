// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type Cents, type CivilMonth, cents, splitLargestRemainder, unwrap } from '@kernel/core';
import type { ActualCost } from './plan-actual.ts';

/** What was settled of a pool over months that were shared at once. */
export interface SettledAmounts {
  readonly poolId: string;
  readonly poolName: string;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  /** Charged under agreements and to non-members; above zero. What the levy pays is no part of it. */
  readonly reimbursedCents: Cents;
  /** What support centres passed on. */
  readonly supportCents: Cents;
}

function monthsBetween(from: CivilMonth, to: CivilMonth): CivilMonth[] {
  const months: CivilMonth[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** What was charged for several months at once falls on each of them alike, the odd cents one each to the first. */
function spread(amount: Cents, months: readonly CivilMonth[]): readonly Cents[] {
  const weights = months.map((month) => ({ party: month, tieKey: month, weight: 1n }));
  return unwrap(splitLargestRemainder(amount, weights)).parts.map(({ amountCents }) => amountCents);
}

/** Charged reimbursements as income, below zero, and what support centres passed on as overhead, month by month: beside what was posted. */
export const settledCosts = (settled: readonly SettledAmounts[]): ActualCost[] =>
  settled.flatMap(({ poolId, poolName, from, to, reimbursedCents, supportCents }) => {
    const months = monthsBetween(from, to);
    const amounts = [
      { kind: 'income' as const, byMonth: spread(cents(-reimbursedCents), months) },
      { kind: 'overhead' as const, byMonth: spread(supportCents, months) },
    ];
    return amounts.flatMap(({ kind, byMonth }) =>
      byMonth.flatMap((amountCents, index) =>
        months.slice(index, index + 1).flatMap((month) => (amountCents === 0n ? [] : [{ poolId, poolName, month, kind, amountCents }])),
      ),
    );
  });
