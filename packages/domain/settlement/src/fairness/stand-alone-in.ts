// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, countMonths } from '@kernel/core';
import type { MonthSpan } from '../reading.ts';
import type { StandAloneCost } from './stand-alone-cost.ts';

const MONTHS_A_YEAR = 12n;

export interface StandAlone {
  /** For the months of the period. */
  readonly cents: Cents;
  /** What the member bears of the same services in the run. */
  readonly borneCents: Cents;
  /** null: of everything. */
  readonly families: readonly string[] | null;
  readonly costs: readonly StandAloneCost[];
}

/**
 * What a member would have borne alone in the period: by an amount for all services if there is one, otherwise by those of single services,
 * beside what it bears of these. Of several amounts the latest that holds by the last day counts; null without any.
 */
export function standAloneIn(
  costs: readonly StandAloneCost[],
  { from, to }: MonthSpan,
  borne: { readonly totalCents: Cents; readonly byFamily: ReadonlyMap<string, Cents> },
): StandAlone | null {
  const latest = new Map<string | null, StandAloneCost>();
  for (const cost of costs) {
    const known = latest.get(cost.serviceFamilyCode);
    if (cost.validFrom <= `${to}-31` && (!known || known.validFrom < cost.validFrom)) latest.set(cost.serviceFamilyCode, cost);
  }
  const whole = latest.get(null);
  const counted = whole ? [whole] : [...latest.values()];
  if (counted.length === 0) return null;
  const months = BigInt(countMonths(from, to));
  // Rounded once, half away from zero.
  const yearly = counted.reduce((sum, { yearlyCents }) => sum + yearlyCents, 0n);
  const families = whole ? null : counted.flatMap(({ serviceFamilyCode }) => serviceFamilyCode ?? []);
  const borneCents = families ? families.reduce((sum, family) => sum + (borne.byFamily.get(family) ?? 0n), 0n) : borne.totalCents;
  return {
    cents: cents((yearly * months * 2n + MONTHS_A_YEAR) / (MONTHS_A_YEAR * 2n)),
    borneCents: cents(borneCents),
    families,
    costs: counted,
  };
}
