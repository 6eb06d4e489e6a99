// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Fraction, Validity } from '@kernel/core';

/** On which days something is counted; several days count by their mean, an exact fraction. */
export type ReferenceDates =
  | { readonly kind: 'dates'; readonly dates: readonly CivilDate[] }
  /** Days of a year ('10-15'), so many years before the year in which the period begins: a key that need not be resolved anew. */
  | { readonly kind: 'yearly'; readonly days: readonly string[]; readonly yearsBefore: number }
  /** The first or last day of each month or quarter, as far as it lies in the period. */
  | { readonly kind: 'every'; readonly each: 'month' | 'quarter'; readonly day: 'first' | 'last' };

export interface TableWeight {
  readonly party: string;
  readonly weight: Fraction;
}

/** What one party is measured by. */
export type Measure =
  /** Read over the period of the run: hours booked, cases, and whatever else is entered (payslips, bank lines, participants). */
  | { readonly kind: 'hours' }
  | { readonly kind: 'cases' }
  | { readonly kind: 'quantity'; readonly meter: `quantity.${string}`; readonly unit: string }
  /** Counted at reference dates. */
  | { readonly kind: 'inhabitants'; readonly basis: string; readonly at: ReferenceDates }
  | { readonly kind: 'stock'; readonly stock: string; readonly unit: string; readonly at: ReferenceDates }
  /** Stated. */
  | { readonly kind: 'equal' }
  | { readonly kind: 'table'; readonly weights: readonly TableWeight[]; readonly resolution: string }
  /** Capacity that the agreements reserve, by the days for which it is reserved. */
  | { readonly kind: 'reserved'; readonly capacity: string; readonly unit: string };

/** upTo belongs to the tier; null in the last one. */
export interface Tier {
  readonly upTo: Fraction | null;
  readonly factor: Fraction;
}

/** Turns measures into one number for each party. */
export type WeightRule =
  | Measure
  /** graduated: each unit counts by the factor of its tier; slab: the whole counts by the factor of the tier in which it ends. */
  | { readonly kind: 'tiers'; readonly mode: 'graduated' | 'slab'; readonly of: WeightRule; readonly tiers: readonly Tier[] }
  /** Σ factor × number, as in a table of points. */
  | { readonly kind: 'points'; readonly terms: readonly { readonly factor: Fraction; readonly of: WeightRule }[] };

/** What somebody counts who takes part and has no weight; 'at-least' raises all that have less, so that more never counts less. */
export type Weightless =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'like-smallest' }
  | { readonly kind: 'at-least'; readonly weight: Fraction };

/** What happens where nobody has weight: the cost is never lost. */
export type Nobody = { readonly kind: 'refuse' } | { readonly kind: 'centre' } | { readonly kind: 'fallback'; readonly rule: ShareRule };

/** What an amount is stated for; a year and a month are divided by their days. */
export type AmountSpan = 'run' | 'month' | 'year';

export type GroupMembers =
  | { readonly kind: 'list'; readonly parties: readonly string[] }
  /** from ≤ size < below; null is open. */
  | { readonly kind: 'size'; readonly by: WeightRule; readonly from: Fraction | null; readonly below: Fraction | null };

export interface PartyGroup {
  readonly name: string;
  readonly who: GroupMembers;
  /** Of the whole; null where a rule divides the cost between the groups. */
  readonly share: Fraction | null;
  readonly within: ShareRule;
}

/** How a cost is shared. */
export type ShareRule =
  | {
      readonly kind: 'weight';
      readonly weight: WeightRule;
      /** days: the number counts by the days of taking part out of all days. */
      readonly proRata: 'days' | 'whole';
      readonly weightless: Weightless;
      readonly nobody: Nobody;
    }
  /** Shares of one that add up to one: per cent, or '1/3'. */
  | { readonly kind: 'mix'; readonly parts: readonly { readonly share: Fraction; readonly rule: ShareRule }[] }
  /** An amount by one rule, what is above it by another. above: what happens where the cost is below the amount. */
  | {
      readonly kind: 'fixed';
      readonly cents: Cents;
      readonly per: AmountSpan;
      readonly above: 'cut' | 'refuse';
      readonly by: ShareRule;
      readonly rest: ShareRule;
    }
  /** Each group is shared in by a rule of its own. between: a group's part is the sum of what its parties bear by this rule. */
  | { readonly kind: 'groups'; readonly between: ShareRule | null; readonly groups: readonly PartyGroup[] };

export type Bound =
  | { readonly kind: 'amount'; readonly cents: Cents; readonly per: AmountSpan }
  /** Of what is shared. */
  | { readonly kind: 'share'; readonly share: Fraction }
  | {
      readonly kind: 'per-inhabitant';
      readonly cents: Cents;
      readonly per: AmountSpan;
      readonly basis: string;
      readonly at: ReferenceDates;
    };

export interface Limits {
  readonly min: Bound | null;
  readonly max: Bound | null;
}

/** Limits of one party from its agreement; what it states goes before the key's limits for all. */
export interface PartyLimits extends Limits {
  readonly party: string;
  readonly validity: Validity;
  readonly resolution: string;
}

export type ExceptionEffect =
  | { readonly kind: 'exempt' }
  /** The party's weight counts by this factor. */
  | { readonly kind: 'factor'; readonly factor: Fraction }
  /** It bears just this, and the others the rest. */
  | { readonly kind: 'fixed-share'; readonly share: Fraction }
  | { readonly kind: 'fixed-amount'; readonly cents: Cents; readonly per: AmountSpan };

/** Holds for the days of its validity; where these are some of the party's days, it counts by days. */
export interface PartyException {
  readonly party: string;
  readonly validity: Validity;
  readonly resolution: string;
  readonly effect: ExceptionEffect;
}

export interface NonMemberPrice {
  readonly measure: Extract<Measure, { kind: 'hours' | 'cases' | 'quantity' }>;
  /** Cents for one unit (one hour, one case, one piece); may be a fraction of a cent. */
  readonly cents: Fraction;
  readonly resolution: string;
}

export interface NonMemberRule {
  readonly prices: readonly NonMemberPrice[];
  /** Income above the cost: a credit to the members, kept by the centre as a stated remainder, or refused. */
  readonly surplus: 'share' | 'centre' | 'refuse';
}

/** A key of allocation as data. */
export interface KeyRule {
  readonly share: ShareRule;
  readonly exceptions: readonly PartyException[];
  /** For every party. */
  readonly limits: Limits;
  /** Minimums that add up to more than is shared; maximums that add up to less. */
  readonly minimumsAbove: 'refuse' | 'centre';
  readonly maximumsBelow: 'refuse' | 'centre';
  /** Limits where the cost is a credit: the same for its absolute value, none, or refused. */
  readonly negative: 'mirror' | 'unlimited' | 'refuse';
  readonly nonMembers: NonMemberRule | null;
}

const STANDING: readonly WeightRule['kind'][] = ['inhabitants', 'stock', 'equal', 'table'];

/** The measures inside a weight. */
export function measuresOf(weight: WeightRule): Measure[] {
  if (weight.kind === 'tiers') return measuresOf(weight.of);
  if (weight.kind === 'points') return weight.terms.flatMap(({ of }) => measuresOf(of));
  return [weight];
}

/** What stands by days unless the key says otherwise: everything that is not used or reserved by the day anyway. */
export const usualProRata = (weight: WeightRule): 'days' | 'whole' =>
  measuresOf(weight).every(({ kind }) => STANDING.includes(kind)) ? 'days' : 'whole';

/** Shares by one weight, as it is meant where nothing else is said. */
export const byWeight = (weight: WeightRule): Extract<ShareRule, { kind: 'weight' }> => ({
  kind: 'weight',
  weight,
  proRata: usualProRata(weight),
  weightless: { kind: 'nothing' },
  nobody: { kind: 'refuse' },
});

/** A rule that says nothing but how to share. */
export const plainRule = (share: ShareRule): KeyRule => ({
  share,
  exceptions: [],
  limits: { min: null, max: null },
  minimumsAbove: 'refuse',
  maximumsBelow: 'refuse',
  negative: 'mirror',
  nonMembers: null,
});
