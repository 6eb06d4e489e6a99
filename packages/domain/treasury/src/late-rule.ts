// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, civilDate, type DatedFigure, type Fraction, type GermanLand } from '@kernel/core';
import type { BasisPoints, ContractClaim } from './base-rate.ts';
import type { Deferral, ItemMovement, OpenItem } from './open-item.ts';
import type { YearStep } from './year-step.ts';

/** Days of a year in the denominator: always 365, or those that the calendar year has. The days themselves are always counted. */
export type DayCount = 'act/365' | 'act/act';

/**
 * What being late costs, and what orders it.
 * 'contract': default interest of a claim under an agreement or contract (§ 288 BGB; for agreements under public law with § 62 Satz 2 VwVfG NRW).
 * 'statute': what the statutes or the budget statute themselves order, a fixed rate or points above the base rate. OVG NRW, 12.10.2004,
 * 15 A 4597/02: a levy on municipalities bears neither default interest by analogy nor late charges under § 240 AO, but a statute may order
 * adequate interest. 'taxLateCharge': late charges under § 12 Abs. 1 Nr. 5 KAG NRW with § 240 AO, for fees and contributions; for a levy
 * only if a clause orders it. 'none': nothing, and the clause that says so, or that there is none.
 */
export type LateRule =
  | {
      readonly kind: 'contract';
      readonly claim: ContractClaim;
      readonly arisenOn: CivilDate;
      readonly dayCount: DayCount;
      readonly clause: string;
    }
  | { readonly kind: 'statute'; readonly rate: StatuteRate; readonly dayCount: DayCount; readonly clause: string }
  | { readonly kind: 'taxLateCharge'; readonly land: GermanLand; readonly clause: string }
  | { readonly kind: 'none'; readonly clause: string };

export type StatuteRate =
  | { readonly kind: 'fixed'; readonly basisPoints: BasisPoints }
  | { readonly kind: 'aboveBase'; readonly basisPoints: BasisPoints };

/** A claim with all that has happened to it. */
export interface LateClaim {
  readonly item: OpenItem;
  readonly movements: readonly ItemMovement[];
  readonly deferrals: readonly Deferral[];
}

/** The days over which nothing changes: one line of the explanation. */
export interface LateSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  /** What is owed on these days; for late charges rounded down. */
  readonly balanceCents: Cents;
  readonly basisPoints: BasisPoints;
  /** Of the denominator; null for a charge by months begun. */
  readonly yearDays: number | null;
  /** Cents, not rounded. */
  readonly exact: Fraction;
  readonly source: string;
}

export interface LateAmount {
  readonly itemId: string;
  readonly rule: LateRule['kind'];
  readonly clause: string;
  /** Last day that is counted. */
  readonly to: CivilDate;
  readonly spans: readonly LateSpan[];
  /** Sum of the spans in cents, not rounded. */
  readonly exact: Fraction;
  /** The sum, rounded once. */
  readonly amountCents: Cents;
  readonly steps: readonly YearStep[];
}

export interface LateChargeFigure {
  /** Per month begun. */
  readonly basisPoints: BasisPoints;
  /** What is owed is rounded down to a multiple of it. */
  readonly roundDownCents: Cents;
  readonly graceDays: number;
}

/** § 240 AO by the day on which the claim is due; the grace was longer before. */
export const LATE_CHARGES: readonly DatedFigure<LateChargeFigure>[] = [
  {
    validFrom: civilDate('2004-01-01'),
    validTo: null,
    value: { basisPoints: 100, roundDownCents: 5_000n as Cents, graceDays: 3 },
    source: '§ 240 Abs. 1 Satz 1, Abs. 3 Satz 1 AO, § 12 Abs. 1 Nr. 5 KAG NRW',
    state: 'inForce',
  },
];

/** A time in which a claim was due and not deferred: from the day after 'dueOn' to 'until'. */
export interface DefaultPeriod {
  readonly dueOn: CivilDate;
  readonly until: CivilDate;
}

/** The times of default up to a day. A deferral ends one with the day on which it is granted; its own end is the next due date. */
export function defaultPeriods({ item, deferrals }: LateClaim, to: CivilDate): DefaultPeriod[] {
  const own = deferrals.filter(({ itemId }) => itemId === item.id).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const periods: DefaultPeriod[] = [];
  let dueOn = item.dueOn;
  for (const deferral of own) {
    const until = deferral.from < to ? deferral.from : to;
    if (until > dueOn) periods.push({ dueOn, until });
    if (deferral.to > dueOn) dueOn = deferral.to;
  }
  if (to > dueOn) periods.push({ dueOn, until: to });
  return periods;
}

/** Movements as they change what is owed: above zero what raises it. */
export const effectOf = ({ kind, amountCents }: ItemMovement): bigint => (kind === 'repayment' ? amountCents : -amountCents);
