// SPDX-License-Identifier: EUPL-1.2
import { addFractions, compareFractions, type Fraction, floorFraction, fraction, multiplyFractions, ZERO_FRACTION } from '@kernel/core';
import { type Column, cellOf, sumUnits } from './column.ts';
import { clipTo, countSpans, without } from './days.ts';
import { type Evaluation, groupByParty, note, type SeenParty } from './evaluation.ts';
import type { PartyTerms } from './exceptions.ts';
import type { DaySpan } from './reference-dates.ts';
import type { Bound, KeyRule, PartyLimits } from './rule.ts';
import { type Filling, fillWithinBounds } from './water-filling.ts';
import { meanCount } from './weigh.ts';

type Side = 'min' | 'max';

/** A bound of one party in exact cents, and what it was made of. */
export interface BoundAmount {
  readonly cents: Fraction;
  /** Where it stands: resolutions of the party's own limits, and whether the key's limit for all has a part in it. */
  readonly resolutions: readonly string[];
  readonly ofAll: boolean;
  /** Days with a limit out of all days on which it shares; on the others it counts with what it would bear without any. */
  readonly days: number;
  readonly ofDays: number;
}

/** What limits did. Amounts are exact cents of the absolute value, with what is borne beforehand. */
export interface Limited {
  readonly min: readonly (BoundAmount | null)[];
  readonly max: readonly (BoundAmount | null)[];
  readonly before: Column;
  readonly after: Column;
  readonly filling: Filling;
  /** What the centre carries by it, or keeps (below zero). */
  readonly remainderCents: Fraction;
}

/** What limits are applied to: each party's part by weight and what it bears beforehand, exact cents over one denominator. */
export interface Unlimited {
  readonly byWeight: readonly bigint[];
  readonly fixed: readonly bigint[];
  readonly per: bigint;
}

interface Sharing {
  readonly evaluation: Evaluation;
  readonly rule: KeyRule;
  readonly own: ReadonlyMap<string, readonly PartyLimits[]>;
  readonly pool: Fraction;
}

function boundCents({ evaluation, pool }: Sharing, party: SeenParty, bound: Bound, spans: readonly DaySpan[], field: string): Fraction {
  if (bound.kind === 'share') return multiplyFractions(multiplyFractions(pool, bound.share), evaluation.partOf(spans));
  const due = multiplyFractions(fraction(bound.cents), evaluation.due(bound.per, spans));
  if (bound.kind === 'amount') return due;
  return multiplyFractions(due, meanCount(evaluation, field, party, `inhabitants.${bound.basis}`, bound.at));
}

/** The party's own limits of one side with the days on which they hold; two on one day are noted. */
function ownBounds({ evaluation, own }: Sharing, party: SeenParty, sharingSpans: readonly DaySpan[], side: Side) {
  const bounds = (own.get(party.party) ?? []).flatMap((limit) => {
    const bound = limit[side];
    const spans = clipTo(sharingSpans, [limit.validity]);
    return bound && spans.length > 0 ? [{ bound, spans, resolution: limit.resolution }] : [];
  });
  const covered =
    bounds.length === 0
      ? []
      : clipTo(
          sharingSpans,
          bounds.flatMap(({ spans }) => spans),
        );
  if (bounds.reduce((sum, { spans }) => sum + countSpans(spans), 0) > countSpans(covered)) {
    note(evaluation, 'LIMITS_OVERLAP', 'limits', { party: party.name });
  }
  return { bounds, covered };
}

/** By days: each day by the limit that holds on it, the party's own before that for all; days without one by the party's share as it is. */
function boundOf(sharing: Sharing, party: SeenParty, { sharingSpans }: PartyTerms, side: Side, quota: () => Fraction): BoundAmount | null {
  const { bounds, covered } = ownBounds(sharing, party, sharingSpans, side);
  const general = sharing.rule.limits[side];
  if (bounds.length === 0 && general === null) return null;
  const ofDays = countSpans(sharingSpans);
  const days = general ? ofDays : countSpans(covered);
  if (days === 0) return null;
  let cents = ZERO_FRACTION;
  for (const { bound, spans } of bounds) cents = addFractions(cents, boundCents(sharing, party, bound, spans, `limits.${side}`));
  const uncovered = covered.length === 0 ? sharingSpans : without(sharingSpans, covered);
  const ofAll = general !== null && uncovered.length > 0;
  if (ofAll) cents = addFractions(cents, boundCents(sharing, party, general, uncovered, `limits.${side}`));
  if (days < ofDays) cents = addFractions(cents, multiplyFractions(quota(), fraction(ofDays - days, ofDays)));
  const resolutions = [...new Set(bounds.map(({ resolution }) => resolution))].sort();
  return { cents, resolutions, ofAll, days, ofDays };
}

/** Bounds are whole cents of all that a party bears, cut, so that they hold exactly after rounding as well; never below what it bears beforehand. */
function boundUnits(bound: BoundAmount | null, fixed: bigint, per: bigint): bigint | null {
  if (bound === null) return null;
  const units = floorFraction(fixed === 0n ? bound.cents : addFractions(bound.cents, fraction(fixed, per))) * per - fixed;
  return units < 0n ? 0n : units;
}

const hasLimits = (rule: KeyRule, own: readonly PartyLimits[]): boolean =>
  rule.limits.min !== null || rule.limits.max !== null || own.length > 0;

function checkEnds({ evaluation, rule }: Sharing, { remainder, heldAt }: Filling): void {
  const names = (side: 'minimum' | 'maximum'): string[] =>
    evaluation.parties.filter((_, index) => heldAt[index] === side).map(({ name }) => name);
  if (remainder < 0n && rule.minimumsAbove === 'refuse') note(evaluation, 'MINIMUMS_ABOVE_POOL', 'limits', { parties: names('minimum') });
  if (remainder > 0n && rule.maximumsBelow === 'refuse') note(evaluation, 'MAXIMUMS_BELOW_POOL', 'limits', { parties: names('maximum') });
}

/**
 * Holds the parties within their limits, and lets the others bear or receive the difference by their shares (see fillWithinBounds).
 * What a party bears beforehand by resolution is in its amounts but outside the redistribution.
 * @returns null where there is no limit to look at
 */
export function applyLimits(
  evaluation: Evaluation,
  rule: KeyRule,
  limits: readonly PartyLimits[],
  pool: { readonly cents: Fraction; readonly isCredit: boolean },
  terms: readonly PartyTerms[],
  { byWeight, fixed, per }: Unlimited,
): Limited | null {
  if (!hasLimits(rule, limits) || (pool.isCredit && rule.negative === 'unlimited')) return null;
  if (pool.isCredit && rule.negative === 'refuse') note(evaluation, 'NEGATIVE_POOL_WITH_LIMITS', 'amount', {});
  const sharing: Sharing = { evaluation, rule, own: groupByParty(limits), pool: pool.cents };
  const min: (BoundAmount | null)[] = [];
  const max: (BoundAmount | null)[] = [];
  const vessels = evaluation.parties.map((party, index) => {
    const own = terms[index];
    const weight = byWeight[index] ?? 0n;
    const quota = (): Fraction => fraction(weight, per);
    const low = own ? boundOf(sharing, party, own, 'min', quota) : null;
    const high = own ? boundOf(sharing, party, own, 'max', quota) : null;
    if (low && high && compareFractions(low.cents, high.cents) > 0) {
      note(evaluation, 'MINIMUM_ABOVE_MAXIMUM', 'limits', { party: party.name });
    }
    min.push(low);
    max.push(high);
    const before = fixed[index] ?? 0n;
    return { weight, min: boundUnits(low, before, per) ?? 0n, max: boundUnits(high, before, per) };
  });
  const filling = fillWithinBounds(sumUnits(byWeight), vessels);
  checkEnds(sharing, filling);
  return {
    min,
    max,
    before: { units: byWeight.map((units, index) => units + (fixed[index] ?? 0n)), per },
    after: { units: filling.amounts.map((units, index) => units + (fixed[index] ?? 0n) * filling.per), per: per * filling.per },
    filling,
    remainderCents: cellOf({ units: [filling.remainder], per }, 0),
  };
}
