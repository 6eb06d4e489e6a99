// SPDX-License-Identifier: EUPL-1.2
import { civilDate, civilMonth, type Instant } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregateReadings,
  byText,
  canonicalReadings,
  lateReadings,
  type Meter,
  mergeReadingTotals,
  type Reading,
  type ReadingTotal,
} from './reading.ts';

const reading = (id: string, occurredOn: string, quantity: bigint, change: Partial<Reading> = {}): Reading => ({
  id,
  tenantId: 't1',
  meter: 'desk.minutes',
  serviceFamilyCode: 'helpdesk',
  quantity,
  occurredOn: civilDate(occurredOn),
  knownAt: '2026-02-05T00:00:00.000Z' as Instant,
  source: { type: 'desk.time', id, version: 1 },
  label: 'Beratung',
  reverses: null,
  ...change,
});
const period = { from: civilMonth('2026-01'), to: civilMonth('2026-02') };
const cut = '2026-03-01T00:00:00.000Z' as Instant;

describe('adding up', () => {
  test('by member, family, meter and month; late ones in the first month', () => {
    const totals = aggregateReadings(
      [
        reading('a', '2026-01-05', 30n),
        reading('b', '2026-01-31', 45n),
        reading('c', '2026-02-01', 60n),
        reading('d', '2025-11-30', 15n),
        reading('e', '2026-02-01', -60n, { reverses: 'c' }),
        reading('f', '2026-03-01', 999n),
        reading('g', '2026-01-05', 999n, { knownAt: '2026-03-01T00:00:00.001Z' as Instant }),
        reading('h', '2026-01-05', 1n, { meter: 'desk.cases' }),
        reading('i', '2026-01-05', 7n, { tenantId: 't0' }),
      ],
      period,
      cut,
    );
    expect(
      totals.map(({ tenantId, meter, month, quantity, readings, late }) => [tenantId, meter, month, quantity, readings, late]),
    ).toEqual([
      ['t0', 'desk.minutes', '2026-01', 7n, 1, 0],
      ['t1', 'desk.cases', '2026-01', 1n, 1, 0],
      ['t1', 'desk.minutes', '2026-01', 90n, 3, 1],
      ['t1', 'desk.minutes', '2026-02', 0n, 2, 0],
    ]);
  });
});

describe('sums of sums', () => {
  // Names that JSON writes in another order than they have themselves: blanks, quotes, letters beyond ASCII.
  const name = fc.constantFrom('a', 'a b', 'a!', 'a"', 'a\\', 'ab', 'ä', 'b');
  const total = fc.record({
    tenantId: name,
    serviceFamilyCode: name,
    meter: fc.constantFrom<Meter>('desk.cases', 'quantity.a', 'quantity.a b', 'quantity.ab'),
    month: fc.constantFrom(civilMonth('2026-01'), civilMonth('2026-02')),
    quantity: fc.bigInt(-5n, 5n),
    readings: fc.nat(3),
    late: fc.nat(3),
    lateQuantity: fc.bigInt(-5n, 5n),
  });
  const idOf = (one: ReadingTotal): string => JSON.stringify([one.tenantId, one.serviceFamilyCode, one.meter, one.month]);

  test('each place once, in the order of its text as JSON, nothing lost; merged again the same', () => {
    fc.assert(
      fc.property(fc.array(total, { maxLength: 40 }), (totals) => {
        const merged = mergeReadingTotals(totals);
        const ids = merged.map(idOf);
        expect(ids).toEqual([...new Set(totals.map(idOf))].sort(byText));
        for (const [index, id] of ids.entries()) {
          const own = totals.filter((one) => idOf(one) === id);
          expect(merged[index]).toMatchObject({
            quantity: own.reduce((sum, { quantity }) => sum + quantity, 0n),
            readings: own.reduce((sum, { readings }) => sum + readings, 0),
            late: own.reduce((sum, { late }) => sum + late, 0),
            lateQuantity: own.reduce((sum, { lateQuantity }) => sum + lateQuantity, 0n),
          });
        }
        expect(mergeReadingTotals(merged)).toBe(merged);
        expect(mergeReadingTotals([...merged])).toEqual(merged);
      }),
    );
  });
});

describe('late readings', () => {
  const all = [reading('a', '2026-01-05', 1n), reading('b', '2026-01-31', 1n), reading('c', '2026-02-01', 1n)];
  test('are those of frozen days that the frozen set lacks', () => {
    expect(lateReadings({ through: civilDate('2026-01-31'), readingIds: new Set(['a']) }, all).map(({ id }) => id)).toEqual(['b']);
  });
  test('every reading of a frozen day is frozen or late, never both, never neither', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), (ids) => {
        const frozen = new Set(ids);
        const late = lateReadings({ through: civilDate('2026-12-31'), readingIds: frozen }, all).map(({ id }) => id);
        expect([...late, ...frozen].sort()).toEqual(['a', 'b', 'c']);
      }),
    );
  });
});

test('the canonical text does not depend on the order', () => {
  const [a, b] = [reading('a', '2026-01-05', 1n), reading('b', '2026-01-31', 1n)];
  expect(canonicalReadings([b, a])).toBe(canonicalReadings([a, b]));
  expect(canonicalReadings([a])).not.toBe(canonicalReadings([{ ...a, quantity: 2n }]));
});
