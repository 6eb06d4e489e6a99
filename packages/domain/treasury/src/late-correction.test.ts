// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lateAmount } from './late-amount.ts';
import type { LateBooks, LateSettled } from './late-books.ts';
import { type LateCorrectionWish, workLateCorrection } from './late-correction.ts';
import { lateDifference } from './late-difference.ts';
import { workLate } from './late-order.ts';
import type { ItemMovement } from './open-item.ts';
import { lateRuleOf, type TreasuryRule } from './rule.ts';
import { codeOf, item, movement, on } from './testing/year-scene.ts';

const rules: readonly TreasuryRule[] = [
  {
    ...{ id: 'r', validFrom: civilDate('2026-01-01'), clause: '§ 14' },
    content: { topic: 'lateNotice', late: { kind: 'statute', rate: { kind: 'fixed', basisPoints: 365 }, dayCount: 'act/365' } },
  },
];
const main = {
  ...item('a', 375_000, '2026-02-16'),
  ...{ family: 'notice' as const, documentNumber: 'B-1', orderId: null },
};
const empty: LateBooks = { items: [main], movements: [], deferrals: [], rules, lateSettled: [] };
let orders = 0;

/** The books after an order on being late has been released, as a service stores it. */
function settled(books: LateBooks, kind: 'late' | 'lateWaiver', to: string): LateBooks {
  orders += 1;
  const orderId = `o${orders}`;
  const wish = { kind, itemId: 'a', to: civilDate(to), dueOn: kind === 'late' ? civilDate('2027-01-15') : null, reason: 'Härte' };
  const { effect, outlook } = unwrap(workLate(books, wish, on('2026-12-31', orderId)));
  const one: LateSettled = { orderId, itemId: 'a', kind, after: outlook.fromDay, to: wish.to, amountCents: outlook.toCents };
  const claims = effect.kind === 'late' ? [{ ...effect.posting.item, family: main.family, documentNumber: null, orderId }] : [];
  return { ...books, items: [...books.items, ...claims], lateSettled: [...books.lateSettled, one] };
}
const wishOf = (change: Partial<LateCorrectionWish> = {}): LateCorrectionWish => ({
  ...{ kind: 'lateCorrection', itemId: 'a', dueOn: null, waived: false, reason: '', ...change },
});
const today = on('2026-12-31');
const due = { dueOn: civilDate('2027-02-01') };

function corrected(books: LateBooks, change: Partial<LateCorrectionWish> = {}) {
  orders += 1;
  const orderId = `o${orders}`;
  const { effect, outlook } = unwrap(workLateCorrection(books, wishOf(change), on('2026-12-31', orderId)));
  const waived = change.waived ?? false;
  const one: LateSettled = { orderId, itemId: 'a', kind: 'lateCorrection', waived, corrected: outlook.corrected ?? [] };
  const moved = (kind: ItemMovement['kind'], list: readonly { itemId: string; amountCents: bigint }[]) =>
    list.map(({ itemId, amountCents }) => movement(kind, itemId, '2026-12-31', amountCents));
  const claims = effect.posting ? [{ ...effect.posting.item, family: main.family, documentNumber: null, orderId }] : [];
  const after: LateBooks = {
    ...books,
    items: [...books.items, ...claims],
    movements: [...books.movements, ...moved('reduction', effect.reductions), ...moved('repayment', effect.repaid)],
    lateSettled: [...books.lateSettled, one],
  };
  return { effect, outlook, after };
}
const paid = (books: LateBooks, ...movements: readonly ItemMovement[]): LateBooks => ({
  ...books,
  movements: [...books.movements, ...movements],
});
const differenceOf = (books: LateBooks) => unwrap(lateDifference(books, 'a'))?.differenceCents ?? null;

// 3,750.00 × 3.65 % / 365 = 37.5 cents a day, from 17 February.
test('a payment booked later with an earlier day of value takes off what was claimed too much', () => {
  const claimed = settled(empty, 'late', '2026-04-30');
  expect(claimed.items[1]).toMatchObject({ amountCents: 2_738n, orderId: claimed.lateSettled[0]?.orderId });
  expect(differenceOf(claimed)).toBeNull();
  expect(codeOf(workLateCorrection(claimed, wishOf(due), today))).toBe('LATE_UNCHANGED');
  const later = paid(claimed, movement('payment', 'a', '2026-03-18', 375_000));
  // 30 days instead of 73: 11.25
  expect(differenceOf(later)).toBe(1_125n - 2_738n);
  expect(codeOf(workLateCorrection(later, wishOf(due), today))).toBe('LATE_GIVEN_BACK');
  expect(codeOf(workLateCorrection(later, wishOf({ waived: true, reason: 'x' }), today))).toBe('LATE_GIVEN_BACK');
  const { effect, outlook, after } = corrected(later);
  expect(effect).toMatchObject({ posting: null, reductions: [{ amountCents: 1_613n }], repaid: [], creditCents: 0n });
  expect(outlook).toMatchObject({ fromCents: 2_738n, toCents: 1_125n });
  expect(effect.steps.map(({ code }) => code)).toEqual(['LATE_CORRECTED', 'LATE_SPAN', 'LATE_SUM', 'LATE_DIFFERENCE']);
  expect(differenceOf(after)).toBeNull();
});

test('a payment taken back after the claim makes it more, which is claimed or waived', () => {
  const first = paid(empty, movement('payment', 'a', '2026-03-18', 375_000));
  const claimed = settled(first, 'late', '2026-04-30');
  const back = paid(claimed, movement('repayment', 'a', '2026-03-18', 375_000));
  expect(differenceOf(back)).toBe(1_613n);
  expect(codeOf(workLateCorrection(back, wishOf(), today))).toBe('LATE_DUE_NOT_LATER dueOn');
  expect(codeOf(workLateCorrection(back, wishOf({ waived: true }), today))).toBe('REASON_MISSING reason');
  const minimum = {
    id: 'm',
    validFrom: civilDate('2026-01-01'),
    clause: 'VV',
    content: { topic: 'lateMinimum', minimumCents: cents(2_000) },
  };
  expect(codeOf(workLateCorrection({ ...back, rules: [...rules, minimum as TreasuryRule] }, wishOf(due), today))).toBe(
    'LATE_BELOW_MINIMUM',
  );
  const more = corrected(back, due);
  expect(more.effect).toMatchObject({ posting: { item: { kind: 'interest', amountCents: 1_613n, dueOn: due.dueOn } }, reductions: [] });
  expect(differenceOf(more.after)).toBeNull();
  // The money comes after all: both claims go down, the first one first.
  const again = corrected(paid(more.after, movement('payment', 'a', '2026-02-16', 375_000)));
  expect(again.effect.reductions.map(({ amountCents }) => amountCents)).toEqual([1_125n, 1_613n]);
  const waived = corrected(back, { waived: true, reason: 'Härte' });
  expect(waived.effect).toMatchObject({ posting: null, reductions: [] });
  expect(differenceOf(waived.after)).toBeNull();
  // What was waived is not given back, what was claimed is.
  expect(differenceOf(paid(waived.after, movement('payment', 'a', '2026-03-18', 375_000)))).toBeNull();
  expect(differenceOf(paid(waived.after, movement('payment', 'a', '2026-02-16', 375_000)))).toBe(-1_125n);
});

test('what was paid of a claim becomes a credit, what was written off of it does not', () => {
  const claimed = settled(empty, 'late', '2026-04-30');
  const [, interest] = claimed.items;
  const id = interest?.id ?? '';
  const early = movement('payment', 'a', '2026-02-16', 375_000);
  const some = paid(claimed, movement('payment', id, '2026-05-20', 2_000), early);
  expect(corrected(some).effect).toMatchObject({
    reductions: [{ amountCents: 2_738n }],
    repaid: [{ itemId: id, amountCents: 2_000n }],
    creditCents: 2_000n,
  });
  const off = paid(some, movement('writeOff', id, '2026-06-01', 738));
  expect(corrected(off).effect).toMatchObject({ reductions: [{ amountCents: 2_000n }], creditCents: 2_000n, writtenOffCents: 738n });
  expect(differenceOf(corrected(off).after)).toBeNull();
});

test('another due day and a waiver of before count; the days after the last order are not touched', () => {
  const both = settled(settled(empty, 'late', '2026-04-30'), 'lateWaiver', '2026-05-31');
  const moved = { ...both, items: both.items.map((one) => (one.id === 'a' ? { ...one, dueOn: civilDate('2026-06-10') } : one)) };
  // What was waived is owed in no case.
  expect(unwrap(lateDifference(moved, 'a'))).toMatchObject({ differenceCents: -2_738n, parts: [{ to: '2026-04-30', toCents: 0n }] });
  expect(differenceOf(paid(both, movement('payment', 'a', '2026-06-15', 375_000)))).toBeNull();
  const side = { ...wishOf(), itemId: both.items[1]?.id ?? '' };
  expect(codeOf(workLateCorrection(both, side, today))).toBe('ORDER_SUBJECT_UNKNOWN');
});

test('late charges: a month is charged in the window in which its grace ends, and a later payment day takes it off', () => {
  const charge: TreasuryRule = {
    ...rules[0],
    id: 'c',
    validFrom: civilDate('2026-01-01'),
    clause: '§ 13',
    content: { topic: 'lateNotice', late: { kind: 'taxLateCharge', land: 'NW' } },
  };
  const claimed = settled(settled({ ...empty, rules: [charge] }, 'late', '2026-03-01'), 'late', '2026-03-31');
  expect(claimed.lateSettled.map((one) => 'amountCents' in one && one.amountCents)).toEqual([3_750n, 3_750n]);
  expect(differenceOf(paid(claimed, movement('payment', 'a', '2026-03-10', 375_000)))).toBe(-3_750n);
  expect(differenceOf(paid(claimed, movement('payment', 'a', '2026-02-19', 375_000)))).toBe(-7_500n);
  const late = { ...claimed.items[0], dueOn: civilDate('2026-02-27') } as (typeof claimed.items)[number];
  const now = unwrap(lateDifference({ ...claimed, items: [late, ...claimed.items.slice(1)] }, 'a'));
  // The grace ends on 2 March, after the first window: the second one has both months that began by its end.
  expect(now?.parts).toMatchObject([{ to: '2026-03-01', toCents: 0n }]);
});

test('whatever is paid, taken back and corrected in between: claimed in the end is what the facts of the end cost', () => {
  const act = fc.record({
    day: fc.integer({ min: 10, max: 28 }),
    month: fc.integer({ min: 2, max: 5 }),
    amount: fc.integer({ min: 1, max: 375_000 }),
    kind: fc.constantFrom('payment', 'repayment'),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.boolean()), { maxLength: 6 }), (acts) => {
      let books = settled(settled(empty, 'late', '2026-04-30'), 'late', '2026-05-31');
      for (const [{ day, month, amount, kind }, isCorrected] of acts) {
        books = paid(books, movement(kind as 'payment', 'a', `2026-0${month}-${day}`, amount));
        for (let left = isCorrected ? 2 : 0; left > 0; left -= 1) {
          const sign = differenceOf(books);
          if (sign !== null) books = corrected(books, sign > 0n ? due : {}).after;
        }
      }
      for (let left = 2; left > 0; left -= 1) {
        const sign = differenceOf(books);
        if (sign !== null) books = corrected(books, sign > 0n ? due : {}).after;
      }
      const rule = lateRuleOf(rules, main, 'notice');
      const facts = { item: main, movements: books.movements, deferrals: [] };
      const windows = [
        { after: null, to: civilDate('2026-04-30') },
        { after: civilDate('2026-04-30'), to: civilDate('2026-05-31') },
      ];
      const cost = windows.reduce((sum, window) => sum + (rule ? unwrap(lateAmount(rule, facts, window)).amountCents : 0n), 0n);
      const claims = books.items.slice(1).reduce((sum, { amountCents }) => sum + amountCents, 0n);
      const off = books.movements.filter(({ kind }) => kind === 'reduction').reduce((sum, { amountCents }) => sum + amountCents, 0n);
      expect(claims - off).toBe(cost);
    }),
    { numRuns: 60 },
  );
});
