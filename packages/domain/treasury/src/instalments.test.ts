// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, civilDate, DEFAULT_OFFICE_CALENDAR, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayRule, dueDay } from './due-date.ts';
import {
  type ChangePlanInput,
  changePlan,
  currentPlan,
  DEFAULT_INSTALMENT_DATES,
  type InstalmentPlan,
  instalmentDates,
  planInstalments,
} from './instalments.ts';
import { codeOf, on } from './testing/year-scene.ts';

test.each([
  ['2026-02-15', { kind: 'asStated' }, '2026-02-15'],
  ['2026-02-15', { kind: 'nextBankDay' }, '2026-02-16'],
  ['2026-02-15', { kind: 'previousBankDay' }, '2026-02-13'],
  ['2026-05-15', { kind: 'nextBankDay' }, '2026-05-15'],
  ['2026-05-15', { kind: 'previousBankDay' }, '2026-05-15'],
  // Corpus Christi is a bank day and a public holiday of the Land.
  ['2026-06-04', { kind: 'nextBankDay' }, '2026-06-04'],
  ['2026-06-04', { kind: 'nextLegalDay', land: 'NW' }, '2026-06-05'],
  ['2026-11-15', { kind: 'nextWorkingDay', calendar: DEFAULT_OFFICE_CALENDAR }, '2026-11-16'],
  ['2026-11-15', { kind: 'previousWorkingDay', calendar: DEFAULT_OFFICE_CALENDAR }, '2026-11-13'],
  ['2026-11-16', { kind: 'previousWorkingDay', calendar: DEFAULT_OFFICE_CALENDAR }, '2026-11-16'],
] as const)('%s by %j is due on %s', (date, rule: DayRule, expected) => {
  expect(dueDay(civilDate(date), rule)).toBe(expected);
});

test('the dates of the statutes, in 2026', () => {
  const dates = unwrap(instalmentDates(2026, DEFAULT_INSTALMENT_DATES));
  expect(dates.map(({ dueOn }) => dueOn)).toEqual(['2026-02-16', '2026-05-15', '2026-08-17', '2026-11-16']);
});

test.each([
  [[], 'NO_INSTALMENTS days'],
  [[{ month: 2, day: 30 }], 'DATE_NOT_IN_YEAR days.0'],
  [
    [
      { month: 2, day: 14 },
      { month: 2, day: 15 },
    ],
    'DUE_DATE_TWICE days',
  ],
])('dates %j are answered %s', (days, code) => {
  expect(codeOf(instalmentDates(2026, { days, dayRule: { kind: 'nextBankDay' } }))).toBe(code);
});

const input = { tenantId: 'lindenau', year: 2026, levyCents: cents(100_003), dates: DEFAULT_INSTALMENT_DATES, joinedOn: null };
const first = unwrap(planInstalments({ plans: [] }, input, on('2025-12-15')));
const amounts = (plan: InstalmentPlan): number[] => plan.instalments.map(({ amountCents }) => Number(amountCents));
const change = (given: Partial<ChangePlanInput>): ChangePlanInput => ({
  reason: 'supplementaryBudget',
  levyCents: cents(120_000),
  leavesOn: null,
  extraDueOn: null,
  ...given,
});
const changed = (given: Partial<ChangePlanInput>, today: string, plan = first): InstalmentPlan =>
  unwrap(changePlan({ plan, plans: [plan] }, change(given), on(today)));

describe('a plan', () => {
  test('gives the odd cents to the earliest dates', () => {
    expect(amounts(first)).toEqual([25_001, 25_001, 25_001, 25_000]);
    expect(first).toMatchObject({ version: 1, reason: 'first', creditCents: 0n });
  });

  test('of a member that joins has only dates after it', () => {
    const joined = unwrap(planInstalments({ plans: [] }, { ...input, joinedOn: civilDate('2026-05-15') }, on('2026-05-15')));
    expect(joined.instalments.map(({ dueOn }) => dueOn)).toEqual(['2026-08-17', '2026-11-16']);
    expect(amounts(joined)).toEqual([50_002, 50_001]);
    expect(joined.reason).toBe('joined');
  });

  test('changes what is not yet due alone', () => {
    expect(amounts(changed({}, '2026-05-14'))).toEqual([25_001, 31_667, 31_666, 31_666]);
    // What is due today stays.
    expect(amounts(changed({}, '2026-05-15'))).toEqual([25_001, 25_001, 34_999, 34_999]);
    expect(changed({}, '2026-05-15')).toMatchObject({ version: 2, reason: 'supplementaryBudget', levyCents: 120_000n });
  });

  test('owes back what was due too much', () => {
    const less = changed({ levyCents: cents(30_000) }, '2026-06-01');
    expect(amounts(less)).toEqual([25_001, 25_001, 0, 0]);
    expect(less.creditCents).toBe(20_002n);
  });

  test('of a leaving member ends with the membership, or with the next date', () => {
    expect(amounts(changed({ reason: 'left', levyCents: cents(60_000), leavesOn: civilDate('2026-09-30') }, '2026-06-01'))).toEqual([
      25_001, 25_001, 9_998, 0,
    ]);
    expect(amounts(changed({ reason: 'left', levyCents: cents(60_000), leavesOn: civilDate('2026-06-30') }, '2026-06-01'))).toEqual([
      25_001, 25_001, 9_998, 0,
    ]);
  });

  test('takes an additional date after the last one', () => {
    const late = changed({ extraDueOn: civilDate('2026-12-15') }, '2026-11-20');
    expect(amounts(late)).toEqual([25_001, 25_001, 25_001, 25_000, 19_997]);
    expect(late.instalments.at(-1)).toMatchObject({ number: 5, dueOn: '2026-12-15' });
  });

  test('is known as of a day', () => {
    const second = changed({}, '2026-05-15');
    const plans = [second, first];
    expect(currentPlan(plans, 'lindenau', 2026, null)?.version).toBe(2);
    expect(currentPlan(plans, 'lindenau', 2026, civilDate('2026-05-14'))?.version).toBe(1);
    expect(currentPlan(plans, 'lindenau', 2026, civilDate('2025-12-14'))).toBeNull();
    expect(currentPlan(plans, 'lindenau', 2025, null)).toBeNull();
  });

  test.each([
    [{ plans: [first] }, {}, 'PLAN_EXISTS year'],
    [{ plans: [] }, { levyCents: cents(-1) }, 'NEGATIVE_LEVY levy'],
    [{ plans: [] }, { levyCents: cents(10n ** 16n) }, 'AMOUNT_TOO_LARGE levy'],
    [{ plans: [] }, { joinedOn: civilDate('2026-11-16') }, 'NO_DATE_LEFT joinedOn'],
    [{ plans: [] }, { dates: { ...DEFAULT_INSTALMENT_DATES, days: [] } }, 'NO_INSTALMENTS days'],
  ])('is not made: %#', (state, given, code) => {
    expect(codeOf(planInstalments(state, { ...input, ...given }, on('2025-12-15')))).toBe(code);
  });

  const second = changed({}, '2026-05-15');
  test.each([
    [first, [first, second], {}, '2026-06-01', 'PLAN_REPLACED'],
    [first, [first], { levyCents: cents(-1) }, '2026-06-01', 'NEGATIVE_LEVY levy'],
    [first, [first], { levyCents: first.levyCents }, '2026-06-01', 'PLAN_UNCHANGED levy'],
    [second, [first, second], { levyCents: cents(1) }, '2026-05-14', 'DATE_BEFORE_PLAN'],
    [first, [first], { extraDueOn: civilDate('2026-10-01') }, '2026-06-01', 'EXTRA_DATE_NOT_LATER extraDueOn'],
    [first, [first], { extraDueOn: civilDate('2026-11-20') }, '2026-11-20', 'EXTRA_DATE_NOT_LATER extraDueOn'],
    [first, [first], { extraDueOn: civilDate('2027-01-15') }, '2026-06-01', 'EXTRA_DATE_OTHER_YEAR extraDueOn'],
    [first, [first], {}, '2026-11-16', 'NO_INSTALMENT_LEFT extraDueOn'],
  ] as const)('is not changed: %#', (plan, plans, given, today, code) => {
    expect(codeOf(changePlan({ plan, plans }, change(given), on(today)))).toBe(code);
  });

  const dates = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 })
    .map((months) => ({ days: months.map((month) => ({ month, day: 15 })), dayRule: { kind: 'nextBankDay' } as const }));
  const levies = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 364 })), { maxLength: 5 });
  test('adds up to the levy, however often it changes, and keeps what was due', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), dates, levies, (levy, termine, changes) => {
        let plan = unwrap(planInstalments({ plans: [] }, { ...input, levyCents: levy as Cents, dates: termine }, on('2025-12-31')));
        const sizes = plan.instalments.map(({ amountCents }) => amountCents);
        expect((sizes[0] ?? 0n) - (sizes.at(-1) ?? 0n) <= 1n).toBe(true);
        for (const [next, day] of [...changes].sort(([, a], [, b]) => a - b)) {
          const today = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
          const result = changePlan({ plan, plans: [plan] }, change({ levyCents: next as Cents }), on(today));
          if (!result.ok) {
            expect(['PLAN_UNCHANGED', 'NO_INSTALMENT_LEFT']).toContain(result.error.code);
            continue;
          }
          const due = (given: InstalmentPlan) => given.instalments.filter(({ dueOn }) => dueOn <= today);
          expect(due(result.value)).toEqual(due(plan));
          plan = result.value;
        }
        expect(sumCents(plan.instalments.map(({ amountCents }) => amountCents)) - plan.creditCents).toBe(plan.levyCents);
        expect(plan.instalments.every(({ amountCents }) => amountCents >= 0n)).toBe(true);
      }),
    );
  });
});
