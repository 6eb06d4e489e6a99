// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, ONE_FRACTION, type Refusal, type RefusalParams, refusal, sumFractions } from '@kernel/core';
import { shareJson } from './read-values.ts';
import {
  type Bound,
  type KeyRule,
  type Limits,
  measuresOf,
  type PartyException,
  type PartyLimits,
  type ReferenceDates,
  type ShareRule,
  type WeightRule,
} from './rule.ts';

/** What does not add up in a rule, place by place. */
export type RuleCheckRefusal =
  | 'EMPTY_LIST'
  | 'DUPLICATE'
  | 'NEGATIVE_NUMBER'
  | 'NOT_ABOVE_ZERO'
  | 'SHARE_ABOVE_100'
  | 'SHARES_NOT_100'
  | 'TOO_MANY_YEARS'
  | 'TIERS_NOT_ASCENDING'
  | 'LAST_TIER_NOT_OPEN'
  | 'ALL_FACTORS_ZERO'
  | 'RESERVED_BY_DAYS'
  | 'GROUP_SHARE_MISSING'
  | 'GROUP_SHARE_UNUSED'
  | 'SIZE_CLASS_EMPTY'
  | 'MINIMUM_ABOVE_MAXIMUM';

type Found = Refusal<RuleCheckRefusal>[];

/** Keys count years back from the period; further back there is no count that anybody meant. */
const MOST_YEARS_BEFORE = 20;

const wrong = (field: string, code: RuleCheckRefusal, params?: RefusalParams): Found => [
  refusal(code, { field, ...(params ? { params } : {}) }),
];
const notNegative = (value: Fraction, field: string): Found => (value.n < 0n ? wrong(field, 'NEGATIVE_NUMBER') : []);
const aboveZero = (value: Fraction, field: string): Found => (value.n <= 0n ? wrong(field, 'NOT_ABOVE_ZERO') : []);
const notEmpty = (list: readonly unknown[], field: string): Found => (list.length === 0 ? wrong(field, 'EMPTY_LIST') : []);

function unique(names: readonly string[], field: string): Found {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const twice = seen.has(name);
    seen.add(name);
    return twice ? wrong(`${field}[${index}]`, 'DUPLICATE', { name }) : [];
  });
}

function checkShare(share: Fraction, field: string): Found {
  return compareFractions(share, ONE_FRACTION) > 0 ? wrong(field, 'SHARE_ABOVE_100', { share: shareJson(share) }) : aboveZero(share, field);
}

function checkShares(shares: readonly Fraction[], field: string): Found {
  const sum = sumFractions(shares);
  return compareFractions(sum, ONE_FRACTION) === 0 ? [] : wrong(field, 'SHARES_NOT_100', { sum: shareJson(sum) });
}

function checkDates(at: ReferenceDates, field: string): Found {
  if (at.kind === 'dates') return [...notEmpty(at.dates, `${field}.dates`), ...unique(at.dates, `${field}.dates`)];
  if (at.kind === 'every') return [];
  const years = at.yearsBefore > MOST_YEARS_BEFORE || at.yearsBefore < 0;
  return [
    ...notEmpty(at.days, `${field}.days`),
    ...unique(at.days, `${field}.days`),
    ...(years ? wrong(`${field}.yearsBefore`, 'TOO_MANY_YEARS', { most: MOST_YEARS_BEFORE }) : []),
  ];
}

function checkTiers({ tiers }: Extract<WeightRule, { kind: 'tiers' }>, field: string): Found {
  const found: Found = [...notEmpty(tiers, field)];
  for (const [index, { upTo, factor }] of tiers.entries()) {
    const before = index === 0 ? undefined : tiers[index - 1]?.upTo;
    found.push(...notNegative(factor, `${field}[${index}].factor`));
    const last = index === tiers.length - 1;
    if (upTo === null ? !last : last) found.push(...wrong(`${field}[${index}].upTo`, 'LAST_TIER_NOT_OPEN'));
    if (upTo === null) continue;
    found.push(...aboveZero(upTo, `${field}[${index}].upTo`));
    if (before && compareFractions(before, upTo) >= 0) found.push(...wrong(`${field}[${index}].upTo`, 'TIERS_NOT_ASCENDING'));
  }
  if (tiers.length > 0 && tiers.every(({ factor }) => factor.n === 0n)) found.push(...wrong(field, 'ALL_FACTORS_ZERO'));
  return found;
}

function checkWeight(weight: WeightRule, field: string): Found {
  switch (weight.kind) {
    case 'inhabitants':
    case 'stock':
      return checkDates(weight.at, `${field}.at`);
    case 'table': {
      const names = weight.weights.map(({ party }) => party);
      const negative = weight.weights.flatMap((row, index) => notNegative(row.weight, `${field}.weights[${index}].weight`));
      return [...notEmpty(names, `${field}.weights`), ...unique(names, `${field}.weights`), ...negative];
    }
    case 'tiers':
      return [...checkWeight(weight.of, `${field}.of`), ...checkTiers(weight, `${field}.tiers`)];
    case 'points': {
      const terms = weight.terms.flatMap(({ factor, of }, index) => [
        ...aboveZero(factor, `${field}.terms[${index}].factor`),
        ...checkWeight(of, `${field}.terms[${index}].of`),
      ]);
      return [...notEmpty(weight.terms, `${field}.terms`), ...terms];
    }
    default:
      return [];
  }
}

function checkGroups({ between, groups }: Extract<ShareRule, { kind: 'groups' }>, field: string): Found {
  const listed = groups.flatMap(({ who }) => (who.kind === 'list' ? who.parties : []));
  const found: Found = [
    ...(between ? checkShareRule(between, `${field}.between`) : []),
    ...notEmpty(groups, `${field}.groups`),
    ...unique(
      groups.map(({ name }) => name),
      `${field}.groups`,
    ),
    ...unique(listed, `${field}.groups`),
  ];
  for (const [index, { who, share, within }] of groups.entries()) {
    const at = `${field}.groups[${index}]`;
    if (between === null && share === null) found.push(...wrong(`${at}.share`, 'GROUP_SHARE_MISSING'));
    if (between !== null && share !== null) found.push(...wrong(`${at}.share`, 'GROUP_SHARE_UNUSED'));
    if (share) found.push(...checkShare(share, `${at}.share`));
    if (who.kind === 'list') found.push(...notEmpty(who.parties, `${at}.who.parties`));
    else {
      found.push(...checkWeight(who.by, `${at}.who.by`));
      if (who.from && who.below && compareFractions(who.from, who.below) >= 0) found.push(...wrong(`${at}.who`, 'SIZE_CLASS_EMPTY'));
    }
    found.push(...checkShareRule(within, `${at}.within`));
  }
  const shares = groups.flatMap(({ share }) => share ?? []);
  if (between === null && shares.length === groups.length && groups.length > 0) found.push(...checkShares(shares, `${field}.groups`));
  return found;
}

function checkShareRule(rule: ShareRule, field: string): Found {
  if (rule.kind === 'groups') return checkGroups(rule, field);
  if (rule.kind === 'fixed') {
    const amount = rule.cents <= 0n ? wrong(`${field}.amount`, 'NOT_ABOVE_ZERO') : [];
    return [...amount, ...checkShareRule(rule.by, `${field}.by`), ...checkShareRule(rule.rest, `${field}.rest`)];
  }
  if (rule.kind === 'mix') {
    const shares = rule.parts.map(({ share }) => share);
    const parts = rule.parts.flatMap(({ share, rule: part }, index) => [
      ...checkShare(share, `${field}.parts[${index}].share`),
      ...checkShareRule(part, `${field}.parts[${index}].rule`),
    ]);
    return [...parts, ...(shares.length === 0 ? notEmpty(shares, `${field}.parts`) : checkShares(shares, `${field}.parts`))];
  }
  const reserved = rule.proRata === 'days' && measuresOf(rule.weight).some(({ kind }) => kind === 'reserved');
  return [
    ...checkWeight(rule.weight, `${field}.weight`),
    // Reserved capacity already counts by its own days.
    ...(reserved ? wrong(`${field}.proRata`, 'RESERVED_BY_DAYS') : []),
    ...(rule.weightless.kind === 'at-least' ? aboveZero(rule.weightless.weight, `${field}.weightless.weight`) : []),
    ...(rule.nobody.kind === 'fallback' ? checkShareRule(rule.nobody.rule, `${field}.nobody.rule`) : []),
  ];
}

function checkBound(bound: Bound | null, field: string): Found {
  if (bound?.kind === 'share') {
    return compareFractions(bound.share, ONE_FRACTION) > 0 ? wrong(field, 'SHARE_ABOVE_100') : notNegative(bound.share, field);
  }
  return bound?.kind === 'per-inhabitant' ? checkDates(bound.at, `${field}.at`) : [];
}

function checkLimits({ min, max }: Limits, field: string): Found {
  const found = [...checkBound(min, `${field}.min`), ...checkBound(max, `${field}.max`)];
  const plain = min?.kind === 'amount' && max?.kind === 'amount' && min.per === max.per && min.cents > max.cents;
  return plain ? [...found, ...wrong(field, 'MINIMUM_ABOVE_MAXIMUM')] : found;
}

export const checkPartyLimits = (limits: readonly PartyLimits[], field: string): Found =>
  limits.flatMap((limit, index) => checkLimits(limit, `${field}[${index}]`));

export function checkExceptions(exceptions: readonly PartyException[], field: string): Found {
  return exceptions.flatMap(({ effect }, index) => {
    if (effect.kind === 'factor') return notNegative(effect.factor, `${field}[${index}].effect.factor`);
    return effect.kind === 'fixed-share' ? checkShare(effect.share, `${field}[${index}].effect.share`) : [];
  });
}

/** Everything that does not add up in a rule, whatever it is applied to; 'field' is the path as in its JSON. */
export function checkRule(rule: KeyRule): Found {
  const meters = rule.nonMembers?.prices.map(({ measure }) => (measure.kind === 'quantity' ? measure.meter : measure.kind)) ?? [];
  return [
    ...checkShareRule(rule.share, 'share'),
    ...checkExceptions(rule.exceptions, 'exceptions'),
    ...checkLimits(rule.limits, 'limits'),
    ...(rule.nonMembers ? notEmpty(rule.nonMembers.prices, 'nonMembers.prices') : []),
    ...unique(meters, 'nonMembers.prices'),
    ...(rule.nonMembers?.prices.flatMap(({ cents }, index) => notNegative(cents, `nonMembers.prices[${index}].price`)) ?? []),
  ];
}
