// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, type Instant, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { afterClosings, closeCorrection } from './close-correction.ts';
import type { CarriedQuantity } from './corrections.ts';

const open: CarriedQuantity = { tenantId: 'bedburg', serviceFamilyCode: 'support', meter: 'desk.cases', quantity: -2n };
const circumstances = {
  by: { userId: 'finance' as never, accountId: null, side: 'centre' },
  at: '2026-12-01T08:00:00.000Z' as Instant,
  today: '2026-12-01' as CivilDate,
  newId: () => 'new',
} as const;
const frozenMonths = ['2026-10', '2026-11'] as CivilMonth[];
const input = { quantity: -2n, reason: ' ausgetreten, 40 Euro erstattet ' };

test('a closing is the opposite of the correction, on the first day that is not settled', () => {
  expect(unwrap(closeCorrection({ open, frozenMonths }, input, circumstances))).toEqual({
    ...open,
    id: 'new',
    quantity: 2n,
    occurredOn: '2026-12-01',
    reason: 'ausgetreten, 40 Euro erstattet',
    enteredBy: 'finance',
  });
});

test.each([
  ['REASON_MISSING', { open, frozenMonths }, { ...input, reason: ' ' }],
  ['CORRECTION_NOT_OPEN', { open: null, frozenMonths }, input],
  ['CORRECTION_NOT_OPEN', { open, frozenMonths: [] }, input],
  ['CORRECTION_CHANGED', { open, frozenMonths }, { ...input, quantity: -3n }],
])('refused: %s', (code, state, given) => {
  expect(closeCorrection(state, given, circumstances)).toMatchObject({ ok: false, error: { code } });
});

test('a closing never turns a correction round, and closes that of its own place alone', () => {
  const minutes = { ...open, meter: 'desk.minutes' as const };
  const other = { ...open, tenantId: 'bergheim' };
  expect(afterClosings([open, minutes, other], [{ ...open, quantity: 2n }])).toEqual([minutes, other]);
  expect(afterClosings([{ ...open, quantity: -1n }], [{ ...open, quantity: 2n }])).toEqual([]);
  expect(afterClosings([{ ...open, quantity: -5n }], [{ ...open, quantity: 2n }])).toEqual([{ ...open, quantity: -3n }]);
  expect(afterClosings([], [{ ...open, quantity: 2n }])).toEqual([]);
});
