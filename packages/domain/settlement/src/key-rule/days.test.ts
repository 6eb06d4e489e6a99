// SPDX-License-Identifier: EUPL-1.2
import { addDays, civilDate, type Fraction, fraction, ONE_FRACTION, sumFractions } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipTo, countSpans, timesDue, without } from './days.ts';
import { resolveDates } from './reference-dates.ts';

const span = (from: string, to: string) => ({ from: civilDate(from), to: civilDate(to) });
const YEAR = span('2026-01-01', '2026-12-31');

describe('an amount for a year, a month or a run', () => {
  test('months of a year make the year, in leap years too', () => {
    for (const year of [2026, 2028]) {
      const months = Array.from({ length: 12 }, (_, index) => {
        const from = civilDate(`${year}-${String(index + 1).padStart(2, '0')}-01`);
        const next = index === 11 ? civilDate(`${year + 1}-01-01`) : civilDate(`${year}-${String(index + 2).padStart(2, '0')}-01`);
        return { from, to: addDays(next, -1) };
      });
      expect(sumFractions(months.map((month) => timesDue('year', [month], month)))).toEqual(ONE_FRACTION);
      for (const month of months) expect(timesDue('month', [month], month)).toEqual(ONE_FRACTION);
    }
  });

  test.each<[string, Fraction]>([
    ['run', fraction(31 + 28 + 15, 90)],
    ['month', fraction(2 * 31 + 15, 31)],
    ['year', fraction(31 + 28 + 15, 365)],
  ])('for a %s, to the middle of March', (per, expected) => {
    const quarter = span('2026-01-01', '2026-03-31');
    expect(timesDue(per as 'run', [span('2026-01-01', '2026-03-15')], quarter)).toEqual(expected);
  });

  test('a span over two years counts each day by its own year', () => {
    const both = span('2027-07-01', '2028-06-30');
    expect(timesDue('year', [both], both)).toEqual(fraction(184 * 366 + 182 * 365, 365 * 366));
  });
});

test('days are counted once, and taken away once', () => {
  const day = fc.integer({ min: 0, max: 364 });
  const spans = fc.array(
    fc.tuple(day, day).map(([a, b]) => ({ from: addDays(YEAR.from, Math.min(a, b)), to: addDays(YEAR.from, Math.max(a, b)) })),
    { maxLength: 6 },
  );
  const setOf = (list: readonly { from: string; to: string }[]): Set<number> => {
    const days = new Set<number>();
    for (let index = 0; index < 365; index++) {
      const on = addDays(YEAR.from, index);
      if (list.some(({ from, to }) => from <= on && on <= to)) days.add(index);
    }
    return days;
  };
  fc.assert(
    fc.property(spans, spans, (some, others) => {
      const merged = clipTo([YEAR], some);
      expect(countSpans(merged)).toBe(setOf(some).size);
      const taken = clipTo(merged, others);
      expect(countSpans(taken)).toBe([...setOf(some)].filter((index) => setOf(others).has(index)).length);
      expect(countSpans(without(merged, taken))).toBe(countSpans(merged) - countSpans(taken));
    }),
    { numRuns: 20, seed: 20_260_101 },
  );
});

describe('reference dates', () => {
  test.each([
    ['as stated, in order', { kind: 'dates', dates: [civilDate('2025-12-31'), civilDate('2024-12-31')] }, ['2024-12-31', '2025-12-31']],
    ['of the year before the period', { kind: 'yearly', days: ['10-15'], yearsBefore: 1 }, ['2025-10-15']],
    ['ends of quarters', { kind: 'every', each: 'quarter', day: 'last' }, ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']],
    ['beginnings of quarters', { kind: 'every', each: 'quarter', day: 'first' }, ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']],
  ] as const)('%s', (_, at, expected) => {
    expect(resolveDates(at, YEAR)).toEqual(expected);
  });

  test('only those within the period', () => {
    const at = { kind: 'every', each: 'month', day: 'last' } as const;
    expect(resolveDates(at, span('2026-01-15', '2026-03-30'))).toEqual(['2026-01-31', '2026-02-28']);
  });
});
