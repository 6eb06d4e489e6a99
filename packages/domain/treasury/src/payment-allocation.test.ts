// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ITEM_KINDS, itemState } from './open-item.ts';
import { allocatePayment, PAYMENT_ORDERS, type Payment, type PaymentOrder } from './payment-allocation.ts';
import { codeOf, item, movement } from './testing/year-scene.ts';

const payment = (amount: number, named: readonly string[] = [], day = '2026-06-01'): Payment => ({
  id: 'p1',
  tenantId: 'lindenau',
  on: civilDate(day),
  amountCents: cents(amount),
  namedItemIds: named,
});
const items = [
  item('future', 1_000, '2026-08-17'),
  item('feb', 1_000, '2026-02-16'),
  item('may', 1_000, '2026-05-15'),
  item('interest', 30, '2026-05-20', { kind: 'interest' }),
  item('charge', 20, '2026-05-18', { kind: 'lateCharge' }),
  item('cost', 10, '2026-05-25', { kind: 'cost' }),
  item('foreign', 1_000, '2026-01-01', { tenantId: 'ahlbach' }),
];
const state = { items, movements: [movement('payment', 'feb', '2026-03-01', 400)], deferrals: [] };
const met = (amount: number, order: PaymentOrder, named: readonly string[] = []): [string, number][] =>
  unwrap(allocatePayment(state, payment(amount, named), order)).movements.map(({ itemId, amountCents }) => [itemId, Number(amountCents)]);

describe('a payment', () => {
  test('meets costs, then interest, then the oldest claim under civil law', () => {
    expect(met(700, 'civilLaw')).toEqual([
      ['cost', 10],
      ['charge', 20],
      ['interest', 30],
      ['feb', 600],
      ['may', 40],
    ]);
  });
  test('meets the claims before costs and interest under public law', () => {
    expect(met(1_650, 'publicLaw')).toEqual([
      ['feb', 600],
      ['may', 1_000],
      ['cost', 10],
      ['interest', 30],
      ['charge', 10],
    ]);
  });
  test('meets what is due before what is not, except by age alone', () => {
    expect(met(1_700, 'publicLaw').at(-1)).toEqual(['future', 40]);
    expect(met(1_700, 'oldestFirst').map(([id]) => id)).toEqual(['feb', 'may', 'charge', 'interest', 'cost', 'future']);
  });
  test('meets first what the payer names, in that order', () => {
    expect(met(1_100, 'civilLaw', ['may', 'interest'])).toEqual([
      ['may', 1_000],
      ['interest', 30],
      ['cost', 10],
      ['charge', 20],
      ['feb', 40],
    ]);
  });
  test('meets only what later movements have left open', () => {
    const known = { ...state, movements: [...state.movements, movement('writeOff', 'feb', '2026-06-10', 550)] };
    expect(
      unwrap(allocatePayment(known, payment(60), 'publicLaw')).movements.map(({ itemId, amountCents }) => [itemId, amountCents]),
    ).toEqual([
      ['feb', 50n],
      ['may', 10n],
    ]);
  });
  test('leaves a credit where it meets nothing', () => {
    const { movements, creditCents, steps } = unwrap(allocatePayment(state, payment(3_000), 'publicLaw'));
    expect(creditCents).toBe(340n);
    expect(movements).toHaveLength(6);
    expect(steps.at(-1)).toEqual({ code: 'PAYMENT_CREDIT', params: { credit: '3.40' } });
    expect(unwrap(allocatePayment({ ...state, items: [] }, payment(5), 'publicLaw'))).toMatchObject({ movements: [], creditCents: 5n });
  });
  test.each([
    [payment(0), 'PAYMENT_NOT_POSITIVE amount'],
    [payment(1, ['foreign']), 'NAMED_ITEM_UNKNOWN namedItemIds.0'],
    [payment(1, ['may', 'may']), 'NAMED_ITEM_TWICE namedItemIds.1'],
  ])('is refused: %#', (given, code) => {
    expect(codeOf(allocatePayment(state, given, 'civilLaw'))).toBe(code);
  });
});

test('no cent is lost, nothing is paid beyond what is open, and the order of the claims plays no part', () => {
  const claims = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 100_000 }),
      month: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom(...ITEM_KINDS),
      paid: fc.integer({ min: 0, max: 100_000 }),
    }),
    { maxLength: 8 },
  );
  const orders = fc.constantFrom(...(Object.keys(PAYMENT_ORDERS) as PaymentOrder[]));
  fc.assert(
    fc.property(claims, fc.integer({ min: 1, max: 500_000 }), orders, (list, amount, order) => {
      const own = list.map(({ amount: size, month, kind }, index) =>
        item(`i${index}`, size, `2026-${String(month).padStart(2, '0')}-15`, { kind }),
      );
      const before = list.flatMap(({ paid, amount: size }, index) =>
        paid > 0 && paid <= size ? [movement('payment', `i${index}`, '2026-01-05', paid)] : [],
      );
      const known = { items: own, movements: before, deferrals: [] };
      const result = unwrap(allocatePayment(known, payment(amount), order));
      expect(sumCents([...result.movements.map(({ amountCents }) => amountCents), result.creditCents])).toBe(BigInt(amount));
      const after = [...before, ...result.movements];
      const open = own.map((one) => itemState(one, after, [], civilDate('2026-12-31')));
      expect(open.every(({ overpaidCents }) => overpaidCents === 0n)).toBe(true);
      if (result.creditCents > 0n) expect(open.every(({ openCents }) => openCents === 0n)).toBe(true);
      expect(allocatePayment({ ...known, items: [...own].reverse() }, payment(amount), order)).toEqual({ ok: true, value: result });
    }),
  );
});
