// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type Circumstances, cents, civilDate, civilMonth, type Instant, type UserId, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { discardRun, type EnteredEntry, entriesByReleaser, makeRun, releaseRun } from './run-state.ts';
import { monthsOf } from './span.ts';

const person = (user: string, account: string, side: 'centre' | 'operator' | 'service' = 'centre'): Circumstances => ({
  by: { userId: user as UserId, accountId: account as AccountId, side },
  at: '2026-04-10T08:00:00.000Z' as Instant,
  today: civilDate('2026-04-10'),
  newId: () => 'run-1',
});
const maker = person('maker', 'account-1');
const second = person('second', 'account-2');
const nobody: Circumstances = { ...maker, by: { userId: null, accountId: null, side: 'service' } };
const period = { from: civilMonth('2026-01'), to: civilMonth('2026-03') };
const input = { period, cut: maker.at, inputHash: 'in', resultHash: 'out' };
const run = unwrap(makeRun({ frozenMonths: [] }, input, maker));
const state = { run, frozenMonths: [civilMonth('2025-12')], currentInputHash: 'in', currentResultHash: 'out' };

test('months are counted out, also to the end of the calendar', () => {
  expect(monthsOf({ from: civilMonth('9999-11'), to: civilMonth('9999-12') })).toEqual(['9999-11', '9999-12']);
  expect(monthsOf({ from: civilMonth('2026-02'), to: civilMonth('2026-01') })).toEqual([]);
});

test('months of a period cross the year', () => {
  expect(monthsOf({ from: civilMonth('2025-11'), to: civilMonth('2026-02') })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

describe('making', () => {
  test.each([
    { by: nobody, change: {}, frozen: [], code: 'NOT_A_PERSON' },
    { by: maker, change: { period: { from: period.to, to: period.from } }, frozen: [], code: 'PERIOD_INVALID' },
    { by: maker, change: { period: { from: period.from, to: civilMonth('9999-12') } }, frozen: [], code: 'PERIOD_TOO_LONG' },
    { by: maker, change: { period: { from: period.from, to: civilMonth('2026-05') } }, frozen: [], code: 'PERIOD_NOT_BEGUN' },
    { by: maker, change: {}, frozen: ['2026-02'], code: 'PERIOD_ALREADY_FROZEN' },
    { by: maker, change: {}, frozen: ['2025-11'], code: 'EARLIER_PERIOD_OPEN' },
  ])('refuses $code', ({ by, change, frozen, code }) => {
    const result = makeRun({ frozenMonths: frozen.map(civilMonth) }, { ...input, ...change }, by);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
  test('follows the last frozen month', () => {
    expect(makeRun({ frozenMonths: [civilMonth('2025-12'), civilMonth('2025-11')] }, input, maker).ok).toBe(true);
  });
});

test('a preview of the running month can be made', () => {
  const running = { from: civilMonth('2026-01'), to: civilMonth('2026-04') };
  expect(makeRun({ frozenMonths: [] }, { ...input, period: running }, maker).ok).toBe(true);
});

describe('releasing', () => {
  test('by a second person freezes the months', () => {
    const decision = unwrap(releaseRun(state, {}, second));
    expect(decision).toMatchObject({ frozenMonths: ['2026-01', '2026-02', '2026-03'], frozenThrough: '2026-03-31' });
    expect(decision.run).toMatchObject({ status: 'released', releasedBy: { userId: 'second' }, madeBy: { userId: 'maker' } });
  });
  test.each([
    { name: 'RUN_NOT_IN_PREVIEW', change: { run: { ...run, status: 'released' as const } }, by: maker },
    { name: 'NOT_A_PERSON', change: {}, by: nobody },
    { name: 'NOT_A_PERSON', change: {}, by: person('op', 'account-9', 'operator') },
    { name: 'SAME_PERSON', change: { currentInputHash: 'changed' }, by: maker },
    { name: 'SAME_PERSON', change: {}, by: person('other user', 'account-1') },
    { name: 'PERIOD_NOT_OVER', change: { currentInputHash: 'changed' }, by: { ...second, today: civilDate('2026-03-31') } },
    { name: 'INPUTS_CHANGED', change: { currentInputHash: 'changed', frozenMonths: [civilMonth('2026-02')] }, by: second },
    { name: 'RESULT_DIFFERS', change: { currentResultHash: 'changed' }, by: second },
    { name: 'PERIOD_ALREADY_FROZEN', change: { frozenMonths: [civilMonth('2026-02')] }, by: second },
  ])('refuses $name', ({ name, change, by }) => {
    const result = releaseRun({ ...state, ...change }, {}, by);
    expect(result.ok ? 'accepted' : result.error.code).toBe(name);
  });
});

test('a preview can be discarded once, also by who made it', () => {
  const discarded = unwrap(discardRun(run, {}, maker));
  expect(discarded).toMatchObject({ status: 'discarded', discardedBy: { userId: 'maker' } });
  expect(discardRun(discarded, {}, maker)).toMatchObject({ error: { code: 'RUN_NOT_IN_PREVIEW' } });
  expect(releaseRun({ ...state, run: discarded }, {}, second)).toMatchObject({ error: { code: 'RUN_NOT_IN_PREVIEW' } });
});

test("the releaser's own entries of the period, oldest first", () => {
  const entry = (id: string, by: string, on: string): EnteredEntry => ({
    kind: 'cost',
    id,
    enteredBy: by as UserId,
    on: civilDate(on),
    label: id,
    amountCents: cents(1),
    quantity: null,
  });
  const entries = [
    entry('late', 'second', '2026-03-31'),
    entry('early', 'second', '2026-01-01'),
    entry('other', 'maker', '2026-02-01'),
    entry('before', 'second', '2025-12-31'),
    entry('after', 'second', '2026-04-01'),
  ];
  expect(entriesByReleaser('second' as UserId, period, entries).map(({ id }) => id)).toEqual(['early', 'late']);
});
