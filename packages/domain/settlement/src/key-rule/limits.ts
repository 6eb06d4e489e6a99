// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  compareFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  subtractFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { clipTo, countSpans, timesDue, without } from './days.ts';
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

/** What limits did. Columns stand in the order of the evaluation's parties; amounts are exact cents with what was borne beforehand. */
export interface Limited {
  readonly min: readonly (BoundAmount | null)[];
  readonly max: readonly (BoundAmount | null)[];
  readonly before: readonly Fraction[];
  readonly after: readonly Fraction[];
  readonly filling: Filling;
}

interface Sharing {
  readonly evaluation: Evaluation;
  readonly rule: KeyRule;
  readonly own: ReadonlyMap<string, readonly PartyLimits[]>;
  readonly pool: Fraction;
}

function boundCents({ evaluation, pool }: Sharing, party: SeenParty, bound: Bound, spans: readonly DaySpan[], field: string): Fraction {
  const { period } = evaluation;
  if (bound.kind === 'share') return multiplyFractions(multiplyFractions(pool, bound.share), timesDue('run', spans, period));
  const due = multiplyFractions(fraction(bound.cents), timesDue(bound.per, spans, period));
  if (bound.kind === 'amount') return due;
  return multiplyFractions(due, meanCount(evaluation, field, party, `inhabitants.${bound.basis}`, bound.at));
}

/** By days: each day by the limit that holds on it, the party's own before that for all; days without one by the party's share as it is. */
function boundOf(sharing: Sharing, party: SeenParty, { sharingSpans }: PartyTerms, side: Side, quota: Fraction): BoundAmount | null {
  const { evaluation, rule } = sharing;
  const ofDays = countSpans(sharingSpans);
  const own = (sharing.own.get(party.party) ?? []).flatMap((limit) => {
    const bound = limit[side];
    const spans = clipTo(sharingSpans, [limit.validity]);
    return bound && spans.length > 0 ? [{ bound, spans, resolution: limit.resolution }] : [];
  });
  const covered = clipTo(
    sharingSpans,
    own.flatMap(({ spans }) => spans),
  );
  if (own.reduce((sum, { spans }) => sum + countSpans(spans), 0) > countSpans(covered)) {
    note(evaluation, 'LIMITS_OVERLAP', 'limits', { party: party.name });
  }
  let cents = ZERO_FRACTION;
  for (const { bound, spans } of own) cents = addFractions(cents, boundCents(sharing, party, bound, spans, `limits.${side}`));
  const uncovered = without(sharingSpans, covered);
  const general = rule.limits[side];
  if (general && uncovered.length > 0) cents = addFractions(cents, boundCents(sharing, party, general, uncovered, `limits.${side}`));
  const days = general ? ofDays : countSpans(covered);
  if (days === 0) return null;
  cents = addFractions(cents, multiplyFractions(quota, fraction(ofDays - days, ofDays)));
  const resolutions = [...new Set(own.map(({ resolution }) => resolution))].sort();
  return { cents, resolutions, ofAll: general !== null && uncovered.length > 0, days, ofDays };
}

/** Bounds are whole cents of all that a party bears, cut, so that they hold exactly after rounding as well. */
function toVessel(bound: BoundAmount | null, fixed: Fraction): Fraction | null {
  if (bound === null) return null;
  const rest = subtractFractions(fraction(floorFraction(addFractions(bound.cents, fixed))), fixed);
  return rest.n < 0n ? ZERO_FRACTION : rest;
}

const hasLimits = (rule: KeyRule, own: readonly PartyLimits[]): boolean =>
  rule.limits.min !== null || rule.limits.max !== null || own.length > 0;

function checkEnds({ evaluation, rule }: Sharing, { remainder, heldAt }: Filling): void {
  const names = (side: 'minimum' | 'maximum'): string[] =>
    evaluation.parties.filter((_, index) => heldAt[index] === side).map(({ name }) => name);
  if (remainder.n < 0n && rule.minimumsAbove === 'refuse') note(evaluation, 'MINIMUMS_ABOVE_POOL', 'limits', { parties: names('minimum') });
  if (remainder.n > 0n && rule.maximumsBelow === 'refuse') note(evaluation, 'MAXIMUMS_BELOW_POOL', 'limits', { parties: names('maximum') });
}

/**
 * Holds the parties within their limits, and lets the others bear or receive the difference by their shares (see fillWithinBounds).
 * What a party bears beforehand by resolution is in its amounts but outside the redistribution.
 * @param quotas what each would bear by weight without limits, exact cents, not below zero
 * @returns null where there is no limit to look at
 */
export function applyLimits(
  evaluation: Evaluation,
  rule: KeyRule,
  limits: readonly PartyLimits[],
  pool: Fraction,
  isCredit: boolean,
  terms: readonly PartyTerms[],
  quotas: readonly Fraction[],
): Limited | null {
  if (!hasLimits(rule, limits) || (isCredit && rule.negative === 'unlimited')) return null;
  if (isCredit && rule.negative === 'refuse') note(evaluation, 'NEGATIVE_POOL_WITH_LIMITS', 'amount', {});
  const sharing: Sharing = { evaluation, rule, own: groupByParty(limits), pool };
  const min: (BoundAmount | null)[] = [];
  const max: (BoundAmount | null)[] = [];
  const vessels = evaluation.parties.map((party, index) => {
    const own = terms[index];
    const weight = quotas[index] ?? ZERO_FRACTION;
    const low = own ? boundOf(sharing, party, own, 'min', weight) : null;
    const high = own ? boundOf(sharing, party, own, 'max', weight) : null;
    if (low && high && compareFractions(low.cents, high.cents) > 0) {
      note(evaluation, 'MINIMUM_ABOVE_MAXIMUM', 'limits', { party: party.name });
    }
    min.push(low);
    max.push(high);
    const fixed = own?.fixedCents ?? ZERO_FRACTION;
    return { weight, min: toVessel(low, fixed) ?? ZERO_FRACTION, max: toVessel(high, fixed) };
  });
  const whole = quotas.reduce(addFractions, ZERO_FRACTION);
  const filling = fillWithinBounds(whole, vessels);
  checkEnds(sharing, filling);
  const withFixed = (amounts: readonly Fraction[]): Fraction[] =>
    amounts.map((amount, index) => addFractions(amount, terms[index]?.fixedCents ?? ZERO_FRACTION));
  return { min, max, before: withFixed(quotas), after: withFixed(filling.amounts), filling };
}
