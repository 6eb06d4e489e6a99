// SPDX-License-Identifier: EUPL-1.2
import {
  centsToDecimal,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  ONE_FRACTION,
  type RefusalParams,
  subtractFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { type Evaluation, note, sharesByWeight } from './evaluation.ts';
import { seatParties } from './group-parties.ts';
import type { ShareRule } from './rule.ts';
import { weightId } from './rule-facts.ts';
import { combineSpreads, type Spread, spreadByWeights, spreadOfCentre } from './spread.ts';
import { type Weighed, weigh } from './weigh.ts';

type WeightShare = Extract<ShareRule, { kind: 'weight' }>;

/** How one rule shared its whole, with what it was made of. Columns stand in the order of the evaluation's parties. */
export type Shared =
  | {
      readonly kind: 'weight';
      readonly path: string;
      readonly rule: WeightShare;
      readonly weighed: Weighed;
      /** After the rule for those without weight, before days and exceptions. */
      readonly raised: readonly Fraction[];
      readonly weights: readonly Fraction[];
      /** The weight of all. */
      readonly total: Fraction;
      /** What the rule for 'nobody has weight' gave, where it was needed. */
      readonly fallback: Shared | null;
      readonly spread: Spread;
    }
  | {
      readonly kind: 'mix';
      readonly path: string;
      /** Also the two parts of a fixed amount: the first is the amount's share of the cost. */
      readonly rule: Extract<ShareRule, { kind: 'mix' | 'fixed' }>;
      readonly parts: readonly { readonly share: Fraction; readonly shared: Shared }[];
      readonly spread: Spread;
    }
  | {
      readonly kind: 'groups';
      readonly path: string;
      readonly rule: Extract<ShareRule, { kind: 'groups' }>;
      readonly between: Shared | null;
      readonly groups: readonly {
        readonly name: string;
        readonly seats: readonly number[];
        readonly share: Fraction;
        readonly shared: Shared;
      }[];
      readonly spread: Spread;
    };

/** A rule is applied to these parties (a group's, or all) and to this amount of exact cents, not below zero. */
export interface Scope {
  readonly evaluation: Evaluation;
  readonly isMeant: (index: number) => boolean;
  readonly amount: Fraction;
  /** The group that it is applied to, for refusals. */
  readonly group?: string;
}

const inGroup = ({ group }: Scope): RefusalParams => (group === undefined ? {} : { group });

function raise(rule: WeightShare, values: readonly Fraction[], takesPart: (index: number) => boolean): Fraction[] {
  const { weightless } = rule;
  if (weightless.kind === 'nothing') return [...values];
  let smallest: Fraction | null = weightless.kind === 'at-least' ? weightless.weight : null;
  if (weightless.kind === 'like-smallest') {
    for (const [index, value] of values.entries()) {
      if (value.n !== 0n && takesPart(index) && (smallest === null || compareFractions(value, smallest) < 0)) smallest = value;
    }
  }
  const least = smallest ?? ZERO_FRACTION;
  return values.map((value, index) => (takesPart(index) && compareFractions(value, least) < 0 ? least : value));
}

function shareByWeight(scope: Scope, path: string, rule: WeightShare): Shared {
  const { evaluation, isMeant } = scope;
  const { parties, ofDays } = evaluation;
  const weighed = weigh(evaluation, `${path}.weight`, rule.weight, isMeant);
  const raised = raise(rule, weighed.values, (index) => {
    const party = parties[index];
    return party !== undefined && isMeant(index) && party.days > 0 && sharesByWeight(party);
  });
  const weights = parties.map((party, index) => {
    const value = raised[index] ?? ZERO_FRACTION;
    if (!isMeant(index) || value.n === 0n) return ZERO_FRACTION;
    const byDays =
      rule.proRata === 'days' && party.days !== ofDays ? fraction(value.n * BigInt(party.days), value.d * BigInt(ofDays)) : value;
    return party.weightFactor.n === party.weightFactor.d ? byDays : multiplyFractions(byDays, party.weightFactor);
  });
  const byWeights = spreadByWeights(weights);
  const found = { kind: 'weight', path, rule, weighed, raised, weights, total: byWeights?.total ?? ZERO_FRACTION, fallback: null } as const;
  if (byWeights) return { ...found, spread: byWeights.spread };
  const { nobody } = rule;
  if (nobody.kind === 'fallback') {
    const fallback = shareBy(scope, `${path}.nobody.rule`, nobody.rule);
    return { ...found, fallback, spread: fallback.spread };
  }
  if (nobody.kind === 'refuse') note(evaluation, 'NOBODY_HAS_WEIGHT', path, { measure: weightId(rule.weight), ...inGroup(scope) });
  return { ...found, spread: spreadOfCentre(parties.length) };
}

function shareFixed(scope: Scope, path: string, rule: Extract<ShareRule, { kind: 'fixed' }>): Shared {
  const { evaluation, amount } = scope;
  const fixed = multiplyFractions(fraction(rule.cents), evaluation.due(rule.per, [evaluation.period]));
  const isAbove = compareFractions(fixed, amount) > 0;
  if (isAbove && rule.above === 'refuse')
    note(evaluation, 'FIXED_ABOVE_POOL', path, { fixed: centsToDecimal(rule.cents), ...inGroup(scope) });
  const share = isAbove || amount.n === 0n ? ONE_FRACTION : divideFractions(fixed, amount);
  const rest = subtractFractions(ONE_FRACTION, share);
  const parts = [{ share, shared: shareBy({ ...scope, amount: multiplyFractions(amount, share) }, `${path}.by`, rule.by) }];
  // Where nothing is left, nobody is asked for the numbers that would share it.
  if (rest.n !== 0n)
    parts.push({ share: rest, shared: shareBy({ ...scope, amount: multiplyFractions(amount, rest) }, `${path}.rest`, rule.rest) });
  return mixed(scope, path, rule, parts);
}

function mixed(
  { evaluation }: Scope,
  path: string,
  rule: Extract<ShareRule, { kind: 'mix' | 'fixed' }>,
  parts: readonly { readonly share: Fraction; readonly shared: Shared }[],
): Shared {
  const spreads = parts.map(({ share, shared }) => ({ share, spread: shared.spread }));
  return { kind: 'mix', path, rule, parts, spread: combineSpreads(evaluation.parties.length, spreads) };
}

/** What a group bears by the rule between the groups: the sum of what its parties would bear. */
const sumOfSeats = ({ parts, whole }: Spread, seats: readonly number[]): Fraction =>
  fraction(
    seats.reduce((sum, index) => sum + (parts[index] ?? 0n), 0n),
    whole,
  );

function shareGroups(scope: Scope, path: string, rule: Extract<ShareRule, { kind: 'groups' }>): Shared {
  const { evaluation, amount } = scope;
  const seats = seatParties(evaluation, path, rule, scope.isMeant);
  const between = rule.between ? shareBy(scope, `${path}.between`, rule.between) : null;
  const groups = rule.groups.flatMap((group, index) => {
    const own = seats[index] ?? new Set<number>();
    const places = [...own];
    const share = between ? sumOfSeats(between.spread, places) : (group.share ?? ZERO_FRACTION);
    if (share.n === 0n) return [];
    const inner: Scope = { evaluation, isMeant: (party) => own.has(party), amount: multiplyFractions(amount, share), group: group.name };
    return [{ name: group.name, seats: places, share, shared: shareBy(inner, `${path}.groups[${index}].within`, group.within) }];
  });
  const spreads = groups.map(({ share, shared }) => ({ share, spread: shared.spread }));
  if (between && between.spread.centre !== 0n) {
    spreads.push({ share: fraction(between.spread.centre, between.spread.whole), spread: spreadOfCentre(evaluation.parties.length) });
  }
  return { kind: 'groups', path, rule, between, groups, spread: combineSpreads(evaluation.parties.length, spreads) };
}

/** Shares a whole by a rule. What stands in the way is noted; the spread then only lets the rest be looked at. */
export function shareBy(scope: Scope, path: string, rule: ShareRule): Shared {
  if (rule.kind === 'weight') return shareByWeight(scope, path, rule);
  if (rule.kind === 'fixed') return shareFixed(scope, path, rule);
  if (rule.kind === 'groups') return shareGroups(scope, path, rule);
  const parts = rule.parts.map(({ share, rule: part }, index) => ({
    share,
    shared: shareBy({ ...scope, amount: multiplyFractions(scope.amount, share) }, `${path}.parts[${index}].rule`, part),
  }));
  return mixed(scope, path, rule, parts);
}
