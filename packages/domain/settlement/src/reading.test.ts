// SPDX-License-Identifier: EUPL-1.2
import { civilDate, civilMonth, type Instant } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateReadings, canonicalReadings, lateReadings, type Reading } from './reading.ts';

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
