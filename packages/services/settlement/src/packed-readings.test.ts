// SPDX-License-Identifier: EUPL-1.2
import type { Meter, ReadingTotal } from '@domain/settlement';
import { civilMonth } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packReadings, unpackReadings } from './packed-readings.ts';

const LARGEST = 2n ** 63n - 1n;
const total = fc.record<ReadingTotal>({
  tenantId: fc.string({ maxLength: 3 }),
  serviceFamilyCode: fc.string({ maxLength: 3 }),
  meter: fc.constantFrom<Meter>('desk.minutes', 'quantity.a'),
  month: fc.constantFrom(civilMonth('2026-01'), civilMonth('2026-02')),
  quantity: fc.bigInt(-LARGEST - 1n, LARGEST),
  readings: fc.nat(2 ** 32 - 1),
  late: fc.nat(2 ** 32 - 1),
  lateQuantity: fc.bigInt(-LARGEST - 1n, LARGEST),
});

test('what is unpacked is what was packed, in its order', () => {
  fc.assert(
    fc.property(fc.array(total, { maxLength: 30 }), (totals) => {
      const packed = packReadings(totals);
      expect(packed && unpackReadings(packed)).toEqual(totals);
    }),
  );
});

test.each<Partial<ReadingTotal>>([
  { quantity: LARGEST + 1n },
  { lateQuantity: -LARGEST - 2n },
  { readings: 2 ** 32 },
  { late: -1 },
  { late: 0.5 },
])('nothing is packed that would not be the same: %o', (change) => {
  const one: ReadingTotal = {
    ...{ tenantId: 'a', serviceFamilyCode: 'desk', meter: 'desk.minutes', month: civilMonth('2026-01') },
    ...{ quantity: 1n, readings: 1, late: 0, lateQuantity: 0n },
  };
  expect(packReadings([one, { ...one, ...change }])).toBeNull();
});
