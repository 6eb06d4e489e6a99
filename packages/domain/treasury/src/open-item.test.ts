// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, cents, civilDate, sumCents, type UserId, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageing, DEFAULT_AGE_LIMITS, pastDueFrom } from './ageing.ts';
import { type Deferral, deferItem, ITEM_TRANSITIONS, type ItemMovement, itemState, proposeWriteOff, releaseWriteOff } from './open-item.ts';
import { codeOf, item, movement, nobody, on } from './testing/year-scene.ts';

const claim = item('a', 1_000, '2026-02-16');
const deferral = (from: string, to: string, itemId = 'a'): Deferral => ({
  id: `${itemId} ${from}`,
  itemId,
  from: civilDate(from),
  to: civilDate(to),
  reason: 'budget freeze',
  grantedBy: { userId: 'treasurer' as UserId, accountId: null },
});

test.each([
  { asOf: '2026-02-15', happened: [], status: 'notDue', open: 1_000n },
  { asOf: '2026-02-16', happened: [], status: 'due', open: 1_000n },
  { asOf: '2026-02-10', happened: [movement('payment', 'a', '2026-02-10', 400)], status: 'partlyPaid', open: 600n },
  { asOf: '2026-02-09', happened: [movement('payment', 'a', '2026-02-10', 400)], status: 'notDue', open: 1_000n },
  { asOf: '2026-03-01', happened: [movement('payment', 'a', '2026-02-10', 1_000)], status: 'paid', open: 0n },
  { asOf: '2026-03-01', happened: [movement('payment', 'a', '2026-02-10', 1_200)], status: 'overpaid', open: 0n },
  {
    asOf: '2026-03-01',
    happened: [movement('payment', 'a', '2026-02-10', 1_200), movement('repayment', 'a', '2026-02-20', 200)],
    status: 'paid',
    open: 0n,
  },
  { asOf: '2026-03-01', happened: [movement('reduction', 'a', '2026-02-20', 1_000)], status: 'paid', open: 0n },
  {
    asOf: '2026-03-01',
    happened: [movement('payment', 'a', '2026-02-10', 990), movement('writeOff', 'a', '2026-02-28', 10)],
    status: 'writtenOff',
    open: 0n,
  },
  { asOf: '2026-03-01', happened: [movement('writeOff', 'a', '2026-02-28', 10)], status: 'due', open: 990n },
  { asOf: '2026-03-01', happened: [movement('payment', 'b', '2026-02-10', 1_000)], status: 'due', open: 1_000n },
])('$# on $asOf is $status', ({ asOf, happened, status, open }) => {
  expect(itemState(claim, happened, [], civilDate(asOf))).toMatchObject({ status, openCents: open });
});

test('a deferral moves the due date for as long as it runs', () => {
  const deferrals = [deferral('2026-02-20', '2026-05-15')];
  const at = (day: string) => itemState(claim, [], deferrals, civilDate(day));
  expect(at('2026-02-19')).toMatchObject({ status: 'due', dueOn: '2026-02-16' });
  expect(at('2026-02-20')).toMatchObject({ status: 'deferred', dueOn: '2026-05-15' });
  expect(at('2026-05-15')).toMatchObject({ status: 'deferred', daysPastDue: 0 });
  expect(at('2026-05-16')).toMatchObject({ status: 'due', daysPastDue: 1 });
  expect(pastDueFrom(at('2026-05-16'))).toBe('2026-05-16');
});

describe('decisions', () => {
  const state = { item: claim, movements: [movement('payment', 'a', '2026-02-10', 400)], deferrals: [] };
  const today = on('2026-03-01');

  test('a claim is deferred to a later day', () => {
    const to = civilDate('2026-05-15');
    const granted = unwrap(deferItem(state, { to, reason: ' freeze ' }, today));
    expect(granted).toMatchObject({ itemId: 'a', from: '2026-03-01', to: '2026-05-15', reason: 'freeze' });
    expect(codeOf(deferItem(state, { to, reason: 'x' }, nobody))).toBe('NOT_A_PERSON');
    expect(codeOf(deferItem(state, { to, reason: ' ' }, today))).toBe('REASON_MISSING reason');
    expect(codeOf(deferItem(state, { to: civilDate('2026-03-01'), reason: 'x' }, today))).toBe('DEFERRAL_NOT_LATER to');
    const paid = { ...state, movements: [movement('payment', 'a', '2026-02-10', 1_000)] };
    expect(codeOf(deferItem(paid, { to, reason: 'x' }, today))).toBe('NOTHING_OPEN');
  });

  test('what is left is written off by two persons', () => {
    const proposed = unwrap(proposeWriteOff(state, { amountCents: cents(600), reason: 'dispute settled' }, today));
    expect(proposed).toMatchObject({ status: 'proposed', amountCents: 600n });
    const wanted = { ...state, writeOff: proposed };
    const second = on('2026-03-02', 'director');
    const { writeOff, movement: made } = unwrap(releaseWriteOff(wanted, {}, second));
    expect(writeOff).toMatchObject({ status: 'released', releasedBy: { userId: 'director' } });
    expect(itemState(claim, [...state.movements, made], [], civilDate('2026-03-02'))).toMatchObject({
      status: 'writtenOff',
      openCents: 0n,
    });
    expect(codeOf(releaseWriteOff({ ...wanted, writeOff }, {}, second))).toBe('WRITE_OFF_DECIDED');
    expect(codeOf(releaseWriteOff(wanted, {}, today))).toBe('SAME_PERSON');
    const otherUser = { ...second, by: { ...second.by, accountId: today.by.accountId } };
    expect(codeOf(releaseWriteOff(wanted, {}, otherUser))).toBe('SAME_PERSON');
    expect(codeOf(releaseWriteOff(wanted, {}, on('2026-03-02', 'director', 'operator')))).toBe('NOT_A_PERSON');
    const meanwhile = { ...wanted, movements: [...state.movements, movement('payment', 'a', '2026-03-02', 1)] };
    expect(codeOf(releaseWriteOff(meanwhile, {}, second))).toBe('MORE_THAN_OPEN amount');
  });

  test.each([
    [600, ' ', 'REASON_MISSING reason'],
    [601, 'x', 'MORE_THAN_OPEN amount'],
    [0, 'x', 'MORE_THAN_OPEN amount'],
    [-1, 'x', 'MORE_THAN_OPEN amount'],
  ])('%s with the reason "%s" is refused: %s', (amount, reason, code) => {
    expect(codeOf(proposeWriteOff(state, { amountCents: cents(amount), reason }, today))).toBe(code);
  });
});

const START = civilDate('2026-02-01');
const events = fc.array(
  fc.record({
    kind: fc.constantFrom('payment', 'repayment', 'reduction', 'writeOff', 'deferral', 'night' as const),
    amount: fc.integer({ min: 1, max: 1_200 }),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 14 },
);
test('one event at a time, a claim goes where the table leads', () => {
  fc.assert(
    fc.property(events, (list) => {
      const movements: ItemMovement[] = [];
      const deferrals: Deferral[] = [];
      let today: CivilDate = START;
      let before = itemState(claim, movements, deferrals, today);
      for (const { kind, amount, days } of list) {
        if (kind === 'night') today = addDays(today, 1);
        else if (kind === 'deferral') {
          const latest = before.dueOn > today ? before.dueOn : today;
          if (before.openCents === 0n) continue;
          deferrals.push(deferral(today, addDays(latest, days)));
        } else {
          // Nobody gives back more than was paid, and nothing is written off beyond what is open.
          const most = kind === 'repayment' ? before.paidCents : kind === 'writeOff' ? before.openCents : 10_000n;
          if (most < BigInt(amount)) continue;
          movements.push(movement(kind, 'a', today, amount));
        }
        const after = itemState(claim, movements, deferrals, today);
        if (after.status !== before.status) expect(ITEM_TRANSITIONS[before.status]).toContain(after.status);
        const { item: own, openCents, overpaidCents, paidCents, reducedCents, writtenOffCents } = after;
        expect(openCents - overpaidCents).toBe(own.amountCents - reducedCents - paidCents - writtenOffCents);
        before = after;
      }
      expect(itemState(claim, [...movements].reverse(), [...deferrals].reverse(), today)).toEqual(before);
    }),
  );
});

describe('ageing', () => {
  const items = [
    item('future', 100, '2026-12-01'),
    item('today', 200, '2026-11-22'),
    item('young', 300, '2026-11-21'),
    item('month', 400, '2026-10-23'),
    item('two', 500, '2026-10-22', { tenantId: 'ahlbach' }),
    item('old', 600, '2026-08-24'),
    item('older', 700, '2026-08-23'),
    item('later', 800, '2026-02-15'),
    item('paid', 900, '2026-02-15'),
    item('over', 50, '2026-02-15'),
  ];
  const movements = [
    movement('payment', 'paid', '2026-03-01', 900),
    movement('payment', 'over', '2026-03-01', 60),
    movement('payment', 'old', '2026-09-01', 100),
  ];
  const deferrals = [deferral('2026-03-01', '2026-12-31', 'later')];
  const asOf = civilDate('2026-11-22');
  const view = unwrap(ageing({ items, movements, deferrals, asOf, limits: DEFAULT_AGE_LIMITS }));

  test('puts each claim into one class', () => {
    expect(view.buckets.map(({ openCents, count }) => [Number(openCents), count])).toEqual([
      [300, 2],
      [800, 1],
      [700, 2],
      [500, 1],
      [500, 1],
      [700, 1],
    ]);
    expect(view).toMatchObject({ openCents: 3_500n, pastDueCents: 2_400n, overpaidCents: 10n });
    expect(view.members.map(({ tenantId, openCents }) => [tenantId, openCents])).toEqual([
      ['ahlbach', 500n],
      ['lindenau', 3_000n],
    ]);
    expect(view.items.map((state) => state.item.id)).not.toContain('paid');
  });

  test.each([[[30, 30]], [[0]], [[1.5]], [[60, 30]]])('limits %j are refused', (limits) => {
    expect(codeOf(ageing({ items, movements, deferrals, asOf, limits }))).toBe('AGE_LIMITS_INVALID limits');
  });

  test('adds up on any day, with any limits', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(civilDate('2026-01-01'), days));
    const limits = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(day, limits, (anyDay, list) => {
        const any = unwrap(ageing({ items, movements, deferrals, asOf: anyDay, limits: list }));
        const states = items.map((one) => itemState(one, movements, deferrals, anyDay).openCents);
        expect(sumCents(any.buckets.map(({ openCents }) => openCents))).toBe(sumCents(states));
        expect(sumCents(any.members.map(({ openCents }) => openCents))).toBe(any.openCents);
        expect(any.buckets).toHaveLength(list.length + 3);
        expect(ageing({ items: [...items].reverse(), movements: [...movements].reverse(), deferrals, asOf: anyDay, limits: list })).toEqual(
          {
            ok: true,
            value: any,
          },
        );
      }),
    );
  });
});
