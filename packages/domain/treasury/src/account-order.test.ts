// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type Circumstances, cents, civilDate, type UserId, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { discardOrder, type OrderBooks, type OrderWish, orderSubject, proposeOrder, releaseOrder } from './account-order.ts';
import { DEFAULT_INSTALMENT_DATES, planInstalments } from './instalments.ts';
import { item, on } from './testing/year-scene.ts';

const as = (who: string, day = '2026-03-01', account = `account of ${who}`): Circumstances => {
  const now = on(day);
  return { ...now, by: { ...now.by, userId: who as UserId, accountId: account as AccountId } };
};
const plan = unwrap(
  planInstalments(
    { plans: [] },
    { tenantId: 't', year: 2026, levyCents: cents(400_000), dates: DEFAULT_INSTALMENT_DATES, joinedOn: null },
    as('first', '2025-12-15'),
  ),
);
const credit = {
  id: 'c',
  tenantId: 't',
  label: 'Guthaben',
  amountCents: cents(5_000),
  arisenOn: civilDate('2026-02-01'),
  usedCents: cents(0),
};
const books: OrderBooks = {
  tenantId: 't',
  items: plan.instalments.map(({ number, dueOn, amountCents }) => ({
    ...item(`i${number}`, Number(amountCents), dueOn),
    ...{ tenantId: 't', year: 2026, number, kind: 'instalment' as const, family: 'notice' as const, documentNumber: null, orderId: null },
  })),
  ...{
    movements: [],
    deferrals: [],
    credits: [credit],
    plans: [plan],
    dates: DEFAULT_INSTALMENT_DATES,
    order: 'oldestFirst',
    taken: new Map(),
    rules: [],
    lateSettled: [],
  },
};
const wishes: Readonly<Record<'plan' | 'payout' | 'deferral', OrderWish>> = {
  plan: {
    ...{ kind: 'plan', year: 2026, planVersion: 1, reason: 'correction', levyCents: cents(40_000), basis: 'Beschluss' },
    ...{ joinedOn: null, leavesOn: null, extraDueOn: null },
  },
  payout: { kind: 'payout', creditId: 'c', amountCents: cents(5_000), reason: 'Überzahlung' },
  deferral: { kind: 'deferral', itemId: 'i2', to: civilDate('2026-09-01'), reason: 'Antrag' },
};
const proposed = (kind: keyof typeof wishes) => unwrap(proposeOrder({ books, waiting: null }, wishes[kind], as('first')));
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => (result.ok ? 'ok' : result.error?.code);
type Known = Parameters<typeof releaseOrder>[0]['plannedBy'];
const release = (kind: keyof typeof wishes, by: Circumstances, change: Partial<OrderBooks> = {}, plannedBy: Known = null) =>
  releaseOrder({ order: proposed(kind), books: { ...books, ...change }, plannedBy }, {}, by);

test.each(['plan', 'payout', 'deferral'] as const)(
  'a %s is proposed by one and released by another person, whatever user they act as',
  (kind) => {
    const order = proposed(kind);
    expect(order).toMatchObject({ status: 'proposed', proposedBy: { userId: 'first' } });
    expect(orderSubject(order.wish)).toBe({ plan: '2026', payout: 'c', deferral: 'i2' }[kind]);
    expect(code(proposeOrder({ books, waiting: order.wish.kind }, order.wish, as('first')))).toBe('ORDER_WAITING');
    expect(code(release(kind, as('first')))).toBe('SAME_PERSON');
    expect(code(release(kind, as('second', '2026-03-01', 'account of first')))).toBe('SAME_PERSON');
    expect(code(release(kind, { ...as('second'), by: { ...as('second').by, side: 'service' } }))).toBe('NOT_A_PERSON');
    expect(unwrap(release(kind, as('second')))).toMatchObject({ order: { status: 'released' }, effect: { kind } });
    const discarded = unwrap(discardOrder(order, {}, as('second')));
    expect(code(releaseOrder({ order: discarded, books, plannedBy: null }, {}, as('second')))).toBe('ORDER_DECIDED');
    expect(code(discardOrder(discarded, {}, as('second')))).toBe('ORDER_DECIDED');
  },
);

test('what would come out otherwise than the second person saw is not released', () => {
  expect(code(release('plan', as('second', '2026-05-20')))).toBe('ORDER_OUTDATED');
  expect(code(release('plan', as('second'), { plans: [plan, { ...plan, id: 'p2', version: 2 }] }))).toBe('PLAN_REPLACED');
  expect(code(release('payout', as('second'), { credits: [{ ...credit, usedCents: cents(1) }] }))).toBe('MORE_THAN_OPEN');
  expect(code(release('payout', as('second'), { credits: [] }))).toBe('ORDER_SUBJECT_UNKNOWN');
  expect(code(release('deferral', as('second', '2026-09-01')))).toBe('DEFERRAL_NOT_LATER');
});

test('whoever determined a plan does not pay out what comes of it', () => {
  const planner = { userId: 'second' as UserId, accountId: 'x' as AccountId };
  expect(code(release('payout', as('second'), {}, planner))).toBe('SAME_PERSON_AS_PLAN');
  expect(code(release('payout', as('third', '2026-03-01', 'x'), {}, planner))).toBe('SAME_PERSON_AS_PLAN');
  expect(code(release('payout', as('third'), {}, planner))).toBe('ok');
  expect(code(release('deferral', as('second'), {}, planner))).toBe('ok');
});
