// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { emptyFieldsOf, hasTargets, linesOf, missingOf, newRow, placeOf, WHOLE, wireOf } from './assignment-draft.ts';

const INVOICE = {
  ...{ number: 'L-1', net: '100.00', gross: '119.00' },
  parts: [
    { key: 'L1', label: 'Wartung', net: '100.00', gross: '119.00' },
    { key: 'L2', label: 'Hinweis ohne Betrag', net: '0.00', gross: '0.00' },
  ],
};

test('lines are net or gross; one without an amount needs nothing; the whole is one line', () => {
  expect(linesOf(INVOICE, true, false, 'Alles').map(({ key, amount }) => [key, amount])).toEqual([['L1', 10_000n]]);
  expect(linesOf(INVOICE, false, false, 'Alles').map(({ amount }) => amount)).toEqual([11_900n]);
  expect(linesOf(INVOICE, false, true, 'Alles')).toEqual([{ key: WHOLE, label: 'Alles', amount: 11_900n }]);
});

test('what is missing goes down with what is typed; what cannot be read counts nothing', () => {
  const line = { key: 'L1', label: 'Wartung', amount: 11_900n };
  const row = newRow(line, 10_000n, '2026-11', 'Wartung');
  expect(row.amount).toBe('100,00');
  expect(missingOf(line, [row, { ...row, amount: '19' }])).toBe(0n);
  expect(missingOf(line, [row, { ...row, amount: 'viel' }, { ...row, lineKey: 'L2' }])).toBe(1_900n);
  expect(missingOf(line, [{ ...row, amount: '120,00' }])).toBe(-100n);
});

test('a line is complete when every row of it has its target; all that is empty is named at once', () => {
  const line = { key: 'L1', label: 'Wartung', amount: 100n };
  const row = newRow(line, 100n, '2026-11', 'Wartung');
  expect(hasTargets(line, [row])).toBe(false);
  expect(hasTargets(line, [{ ...row, costCentreId: 'c' }])).toBe(false);
  expect(
    hasTargets(line, [
      { ...row, poolId: 'p' },
      { ...row, lineKey: 'L2' },
    ]),
  ).toBe(true);
  expect(hasTargets(line, [{ ...row, poolId: 'p', label: '' }])).toBe(true);
  expect(emptyFieldsOf({ ...row, kind: 'member', label: ' ', tenantId: 't' })).toEqual(['serviceFamilyCode', 'occurredOn', 'label']);
});

test('a row is sent as pool, support cost centre or member, never as half of two', () => {
  const row = {
    ...newRow({ key: 'L1', label: 'x', amount: 1n }, -150n, '2026-11', 'Gutschrift'),
    poolId: 'p',
    tenantId: 't',
    occurredOn: '3.7.2026',
  };
  expect(wireOf([row, { ...row, kind: 'centre', costCentreId: 'c' }, { ...row, kind: 'member' }])).toEqual([
    { lineKey: 'L1', label: 'Gutschrift', amount: '-1.50', poolId: 'p', costKind: 'material', month: '2026-11' },
    { lineKey: 'L1', label: 'Gutschrift', amount: '-1.50', costCentreId: 'c', costKind: 'material', month: '2026-11' },
    { lineKey: 'L1', label: 'Gutschrift', amount: '-1.50', tenantId: 't', occurredOn: '2026-07-03' },
  ]);
});

test.each([
  ['assignments.3.month', { index: 3, field: 'month' }],
  ['inputTax.reason', null],
])('the place of a refusal: %s', (field, place) => expect(placeOf(field)).toEqual(place));
