// SPDX-License-Identifier: EUPL-1.2
import { type JsonAt, readCount, readDate, readList, readObject, readOneOf, readOptional, readText, wrongAt } from '@kernel/core';
import { readNumber, readVariant } from './read-values.ts';
import { isDayOfYear } from './reference-dates.ts';
import type { Measure, ReferenceDates, WeightRule } from './rule.ts';

/** Deeper than any clause; keeps a file from exhausting the stack. */
export const DEEPEST_RULE = 12;

const DATES = { dates: ['dates'], yearly: ['days', 'yearsBefore'], every: ['each', 'day'] } as const;

function readDayOfYear(at: JsonAt): string {
  const day = readText(at);
  return day === '' || isDayOfYear(day) ? day : wrongAt(at, 'NOT_A_DAY_OF_THE_YEAR', day, { value: day });
}

export function readDates(at: JsonAt): ReferenceDates {
  const variant = readVariant(at, DATES);
  if (variant === null) return { kind: 'dates', dates: [] };
  const { kind, inside } = variant;
  if (kind === 'dates') return { kind, dates: readList(inside('dates'), readDate) };
  if (kind === 'yearly') return { kind, days: readList(inside('days'), readDayOfYear), yearsBefore: readCount(inside('yearsBefore')) };
  return {
    kind,
    each: readOneOf(inside('each'), ['month', 'quarter'], 'month'),
    day: readOneOf(inside('day'), ['first', 'last'], 'last'),
  };
}

const WEIGHTS = {
  hours: [],
  cases: [],
  quantity: ['meter', 'unit'],
  inhabitants: ['basis', 'at'],
  stock: ['stock', 'unit', 'at'],
  equal: [],
  table: ['weights', 'resolution'],
  reserved: ['capacity', 'unit'],
  tiers: ['mode', 'of', 'tiers'],
  points: ['terms'],
} as const;

/** Names under which readings, stocks and capacities are given. */
const SLUG = /^[a-z0-9][a-z0-9-]*$/;

function readSlug(at: JsonAt): string {
  const slug = readText(at);
  return slug === '' || SLUG.test(slug) ? slug : wrongAt(at, 'NAME_INVALID', slug, { value: slug });
}

function readQuantityMeter(at: JsonAt): `quantity.${string}` {
  const meter = readText(at);
  if (meter.startsWith('quantity.') && SLUG.test(meter.slice('quantity.'.length))) return meter as `quantity.${string}`;
  return meter === '' ? 'quantity.x' : wrongAt(at, 'METER_INVALID', 'quantity.x', { meter });
}

function readSimple(kind: Measure['kind'], inside: (name: string) => JsonAt): Measure {
  switch (kind) {
    case 'quantity':
      return { kind, meter: readQuantityMeter(inside('meter')), unit: readText(inside('unit')) };
    case 'inhabitants':
      return { kind, basis: readText(inside('basis')), at: readDates(inside('at')) };
    case 'stock':
      return { kind, stock: readSlug(inside('stock')), unit: readText(inside('unit')), at: readDates(inside('at')) };
    case 'reserved':
      return { kind, capacity: readSlug(inside('capacity')), unit: readText(inside('unit')) };
    case 'table': {
      const weights = readList(inside('weights'), (item) => {
        const row = readObject(item, ['party', 'weight']);
        return { party: readText(row.party), weight: readNumber(row.weight) };
      });
      return { kind, weights, resolution: readText(inside('resolution')) };
    }
    default:
      return { kind };
  }
}

export function readWeight(at: JsonAt, depth = 0): WeightRule {
  if (depth > DEEPEST_RULE) return wrongAt(at, 'TOO_DEEP', { kind: 'equal' }, { deepest: DEEPEST_RULE });
  const variant = readVariant(at, WEIGHTS);
  if (variant === null) return { kind: 'equal' };
  const { kind, inside } = variant;
  if (kind === 'tiers') {
    const tiers = readList(inside('tiers'), (item) => {
      const row = readObject(item, ['upTo', 'factor']);
      return { upTo: readOptional(row.upTo, readNumber), factor: readNumber(row.factor) };
    });
    const mode = readOneOf(inside('mode'), ['graduated', 'slab'], 'graduated');
    return { kind, mode, of: readWeight(inside('of'), depth + 1), tiers };
  }
  if (kind === 'points') {
    const terms = readList(inside('terms'), (item) => {
      const row = readObject(item, ['factor', 'of']);
      return { factor: readNumber(row.factor), of: readWeight(row.of, depth + 1) };
    });
    return { kind, terms };
  }
  return readSimple(kind, inside);
}
