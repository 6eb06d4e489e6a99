// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, civilDate, fraction, type Instant } from '@kernel/core';
import { expect, test } from 'vitest';
import { type EnterStockCountInput, enterStockCount, stockValue, thousandthsOf, withdrawStockCount } from './stock-count.ts';

const now: Circumstances = {
  by: { userId: null, accountId: null, side: 'centre' },
  at: '2026-03-02T08:00:00.000Z' as Instant,
  today: civilDate('2026-03-02'),
  newId: () => 'new',
};
const input: EnterStockCountInput = {
  ...{ tenantId: 'a', stock: 'pupils', unit: 'Schüler', value: '412', source: 'Schulstatistik', reason: '' },
  countedOn: civilDate('2025-10-15'),
};

test.each([
  ['412', 412_000n],
  ['12,5', 12_500n],
  ['0', 0n],
  ['0.001', 1n],
  ['0,0001', null],
  ['-1', null],
  ['viele', null],
  ['9999999999999', null],
])('%s is %s thousandths', (text, expected) => expect(thousandthsOf(text)).toBe(expected));

test.each<[string, Partial<EnterStockCountInput>]>([
  ['STOCK_INVALID', { stock: 'Schüler!', unit: '' }],
  ['UNIT_MISSING', { unit: ' ', value: '' }],
  ['COUNT_INVALID', { value: '', source: '' }],
  ['SOURCE_MISSING', { source: ' ' }],
  ['DATE_IN_FUTURE', { countedOn: civilDate('2026-03-03') }],
])('%s', (code, change) => {
  expect(enterStockCount({ before: null }, { ...input, ...change }, now)).toMatchObject({ ok: false, error: { code } });
});

test('a number that is known anew names what was known before; the same again changes nothing', () => {
  const first = enterStockCount({ before: null }, input, now);
  if (!first.ok) throw new Error('entered');
  expect(stockValue(first.value.count)).toEqual(fraction(412));
  const before = first.value.count;
  expect(enterStockCount({ before }, input, now)).toMatchObject({ error: { code: 'NOTHING_CHANGES' } });
  expect(before.reason).toBeNull();
  expect(enterStockCount({ before }, { ...input, value: '413' }, now)).toMatchObject({
    error: { code: 'REASON_MISSING', field: 'reason' },
  });
  expect(enterStockCount({ before }, { ...input, value: '413', reason: ' Zugang nachgemeldet ' }, now)).toMatchObject({
    value: { before, count: { thousandths: 413_000n, reason: 'Zugang nachgemeldet' } },
  });
});

test('a count is taken back with a reason, and only while it is known', () => {
  const first = enterStockCount({ before: null }, input, now);
  if (!first.ok) throw new Error('entered');
  const { count } = first.value;
  expect(withdrawStockCount({ count, isKnown: false }, { reason: '' }, now)).toMatchObject({ error: { code: 'COUNT_KNOWN_OTHERWISE' } });
  expect(withdrawStockCount({ count, isKnown: true }, { reason: ' ' }, now)).toMatchObject({ error: { code: 'REASON_MISSING' } });
  expect(withdrawStockCount({ count, isKnown: true }, { reason: 'Falsche Schule' }, now)).toEqual({
    ok: true,
    value: { count, reason: 'Falsche Schule' },
  });
});
