// SPDX-License-Identifier: EUPL-1.2
import { type CivilMonth, civilMonth } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CarriedQuantity, correctUse, cutAt } from './corrections.ts';
import { type MonthSpan, mergeReadingTotals, type ReadingTotal } from './reading.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03'].map((month) => civilMonth(month));
const place = { serviceFamilyCode: 'helpdesk', meter: 'desk.minutes' } as const;
const whole: MonthSpan[] = cutAt(MONTHS, new Set());
const parted: MonthSpan[] = cutAt(MONTHS, new Set([civilMonth('2026-02')]));

const total = (tenantId: string, month: CivilMonth, used: bigint, lateQuantity = 0n): ReadingTotal => ({
  tenantId,
  ...place,
  month,
  quantity: used + lateQuantity,
  readings: 1,
  late: lateQuantity === 0n ? 0 : 1,
  lateQuantity,
});
const carried = (tenantId: string, quantity: bigint): CarriedQuantity => ({ tenantId, ...place, quantity });
const [january, february] = MONTHS as [CivilMonth, CivilMonth];

describe('use with corrections', () => {
  const shown = (readings: ReadingTotal[], open: CarriedQuantity[], spans: MonthSpan[]) => {
    const { uses, carried: left } = correctUse(readings, open, () => spans);
    return [uses.map((use) => use.measured), left.map(({ tenantId, quantity }) => `${tenantId} ${quantity}`)];
  };
  test.each([
    ['without any', [total('a', january, 30n), total('b', january, 60n)], [], whole, [30n, 60n], []],
    ['comes off', [total('a', january, 30n, -10n), total('b', january, 60n)], [], whole, [20n, 60n], []],
    [
      'more than the use: nothing, and the rest stays open',
      [total('a', january, 30n, -40n), total('b', january, 60n)],
      [],
      whole,
      [0n, 60n],
      ['a -10'],
    ],
    ['brought forward', [total('a', january, 30n), total('b', january, 60n)], [carried('a', -10n)], whole, [20n, 60n], []],
    [
      'nobody would be left: nothing comes off',
      [total('a', january, 30n), total('b', january, 5n, -5n)],
      [carried('a', -30n)],
      whole,
      [30n, 5n],
      ['a -30', 'b -5'],
    ],
    ['nobody used anything: it waits', [], [carried('a', -10n)], whole, [0n], ['a -10']],
    [
      'a replaced reading counts by its difference',
      [total('a', january, 0n, -600n), total('a', january, 0n, 590n), total('b', january, 1n)],
      [],
      whole,
      [0n, 1n],
      ['a -10'],
    ],
    [
      'goes on to the months after a change of the key',
      [total('a', january, 10n, -15n), total('b', january, 1n), total('a', february, 20n), total('b', february, 1n)],
      [],
      parted,
      [0n, 1n, 15n, 1n],
      [],
    ],
    [
      'a booking taken back within the period is no correction',
      [total('a', january, 10n), total('a', february, -10n), total('b', january, 1n)],
      [],
      whole,
      [0n, 1n],
      [],
    ],
  ] as [string, ReadingTotal[], CarriedQuantity[], MonthSpan[], bigint[], string[]][])('%s', (_what, readings, open, spans, uses, left) => {
    expect(shown(readings, open, spans)).toEqual([uses, left]);
  });
});

const anyTotal = fc
  .record({
    tenantId: fc.constantFrom('a', 'b', 'c'),
    month: fc.constantFrom(...MONTHS),
    used: fc.bigInt({ min: 0n, max: 50n }),
    late: fc.bigInt({ min: -80n, max: 20n }),
  })
  .map(({ tenantId, month, used, late }) => total(tenantId, month, used, late));

const quantityOf = (items: readonly { tenantId: string; quantity: bigint }[], tenantId: string): bigint =>
  items.filter((item) => item.tenantId === tenantId).reduce((sum, { quantity }) => sum + quantity, 0n);

test('over any number of runs nothing vanishes, no use is below zero, and corrections leave nobody to bear the cost nowhere', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyTotal, { maxLength: 8 }), { maxLength: 5 }), fc.constantFrom(whole, parted), (runs, spans) => {
      let open: readonly CarriedQuantity[] = [];
      const counted = new Map<string, bigint>();
      for (const readings of runs) {
        const { uses, carried: left } = correctUse(readings, open, () => spans);
        const turned = correctUse([...readings].reverse(), [...open].reverse(), () => spans);
        expect(turned.carried).toEqual(left);
        for (const { tenantId, measured, broughtForward, carriedForward } of uses) {
          expect(measured >= 0n && broughtForward <= 0n && carriedForward <= 0n).toBe(true);
          counted.set(tenantId, (counted.get(tenantId) ?? 0n) + measured);
        }
        for (const months of spans) {
          const used = readings.some(
            ({ month, quantity, lateQuantity }) => month >= months.from && month <= months.to && quantity > lateQuantity,
          );
          const weighs = uses.some((use) => use.months.from === months.from && use.measured > 0n);
          if (used) expect(weighs).toBe(true);
        }
        open = left;
      }
      for (const tenantId of ['a', 'b', 'c'])
        expect((counted.get(tenantId) ?? 0n) + quantityOf(open, tenantId)).toBe(quantityOf(runs.flat(), tenantId));
    }),
    { numRuns: 500 },
  );
});

test('what is kept with merged readings is the same as worked out anew, for other spans and other corrections too', () => {
  const anyOpen = fc
    .array(fc.record({ tenantId: fc.constantFrom('a', 'b', 'd'), quantity: fc.bigInt({ min: -60n, max: -1n }) }), { maxLength: 3 })
    .map((all) => all.map(({ tenantId, quantity }) => carried(tenantId, quantity)));
  fc.assert(
    fc.property(fc.array(anyTotal, { maxLength: 8 }), anyOpen, anyOpen, (readings, first, second) => {
      const merged = mergeReadingTotals(readings);
      for (const spans of [whole, parted, whole])
        for (const open of [first, second, first])
          expect(correctUse(merged, open, () => spans)).toEqual(correctUse([...merged], open, () => spans));
    }),
  );
});
