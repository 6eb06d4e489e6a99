// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  divideFractions,
  fraction,
  isGiven,
  type JsonAt,
  ONE_FRACTION,
  readAmount,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  wrongAt,
} from '@kernel/core';
import { readNumber, readShare, readValidity, readVariant } from './read-values.ts';
import { readDates, readWeight } from './read-weight.ts';
import type { AmountSpan, Bound, ExceptionEffect, Limits, NonMemberPrice, NonMemberRule, PartyException, PartyLimits } from './rule.ts';

export const readPer = (at: JsonAt): AmountSpan => readOneOf(at, ['run', 'month', 'year'], 'run');

export function readPositiveAmount(at: JsonAt): Cents {
  const amount = readAmount(at);
  return amount < 0n ? wrongAt(at, 'NEGATIVE_NUMBER', amount) : amount;
}

const BOUNDS = { amount: ['amount', 'per'], share: ['share'], 'per-inhabitant': ['amount', 'per', 'basis', 'at'] } as const;

function readBound(at: JsonAt): Bound {
  const variant = readVariant(at, BOUNDS);
  if (variant === null) return { kind: 'share', share: ONE_FRACTION };
  const { kind, inside } = variant;
  if (kind === 'share') return { kind, share: readShare(inside('share')) };
  const amount = { cents: readPositiveAmount(inside('amount')), per: readPer(inside('per')) };
  if (kind === 'amount') return { kind, ...amount };
  return { kind, ...amount, basis: readText(inside('basis')), at: readDates(inside('at')) };
}

export function readLimits(at: JsonAt): Limits {
  const { min, max } = readObject(at, ['min', 'max']);
  return { min: readOptional(min, readBound), max: readOptional(max, readBound) };
}

export function readPartyLimits(at: JsonAt): PartyLimits {
  const { party, from, to, resolution, min, max } = readObject(at, ['party', 'from', 'to', 'resolution', 'min', 'max']);
  if (typeof at.value === 'object' && !isGiven(min) && !isGiven(max)) wrongAt(at, 'LIMIT_MISSING', null);
  return {
    party: readText(party),
    validity: readValidity(from, to),
    resolution: readText(resolution),
    min: readOptional(min, readBound),
    max: readOptional(max, readBound),
  };
}

const EFFECTS = { exempt: [], factor: ['factor'], 'fixed-share': ['share'], 'fixed-amount': ['amount', 'per'] } as const;

function readEffect(at: JsonAt): ExceptionEffect {
  const variant = readVariant(at, EFFECTS);
  if (variant === null) return { kind: 'exempt' };
  const { kind, inside } = variant;
  if (kind === 'factor') return { kind, factor: readNumber(inside('factor')) };
  if (kind === 'fixed-share') return { kind, share: readShare(inside('share')) };
  if (kind === 'fixed-amount') return { kind, cents: readPositiveAmount(inside('amount')), per: readPer(inside('per')) };
  return { kind };
}

export function readException(at: JsonAt): PartyException {
  const { party, from, to, resolution, effect } = readObject(at, ['party', 'from', 'to', 'resolution', 'effect']);
  return { party: readText(party), validity: readValidity(from, to), resolution: readText(resolution), effect: readEffect(effect) };
}

const CENT = fraction(1, 100);

function readPrice(at: JsonAt): NonMemberPrice {
  const { measure, price, resolution } = readObject(at, ['measure', 'price', 'resolution']);
  const of = readWeight(measure);
  const known = ['hours', 'cases', 'quantity'] as const;
  const used = of.kind === 'hours' || of.kind === 'cases' || of.kind === 'quantity' ? of : null;
  const problem = { value: measure.value, path: `${measure.path}.kind`, problems: measure.problems };
  const goOnWith = { kind: 'cases' } as const;
  return {
    measure: used ?? wrongAt(problem, 'NOT_ONE_OF', goOnWith, { known }),
    cents: divideFractions(readNumber(price), CENT),
    resolution: readText(resolution),
  };
}

export function readNonMembers(at: JsonAt): NonMemberRule {
  const { prices, surplus } = readObject(at, ['prices', 'surplus']);
  return { prices: readList(prices, readPrice), surplus: readOneOf(surplus, ['share', 'centre', 'refuse'], 'refuse') };
}
