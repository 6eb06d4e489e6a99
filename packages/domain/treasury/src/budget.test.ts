// SPDX-License-Identifier: EUPL-1.2
import { type Cents, civilDate, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Budget, discardBudget, draftBudget, planByMonth, recordApproval, resolveBudget } from './budget.ts';
import { budget, codeOf, income, line, nobody, on } from './testing/year-scene.ts';

const today = on('2025-12-15');
const input = { year: 2026, lines: [line('b', 'staff', 200), line('a', 'material', 100)], income: [income(' Zuschuss ', 'a', 50)] };
const draft = unwrap(draftBudget({ versions: [] }, input, today));
const act = { reference: ' VV 12/2025 ', on: civilDate('2025-12-10') };

describe('a budget', () => {
  test('is drafted, resolved, approved, and replaced by a supplementary one', () => {
    expect(draft).toMatchObject({ version: 1, kind: 'first', status: 'draft', income: [{ label: 'Zuschuss' }] });
    expect(draft.lines.map(({ poolId }) => poolId)).toEqual(['a', 'b']);
    const { budget: first, replaced } = unwrap(resolveBudget({ budget: draft, versions: [draft] }, act, today));
    expect(first).toMatchObject({ status: 'resolved', resolution: { reference: 'VV 12/2025' } });
    expect(replaced).toBeNull();
    const approval = { reference: 'BR 31/2026', on: civilDate('2025-12-12') };
    expect(unwrap(recordApproval(first, approval, today)).approval).toEqual(approval);
    const second = unwrap(draftBudget({ versions: [first] }, { ...input, lines: [line('a', 'staff', 900)] }, on('2026-06-01')));
    expect(second).toMatchObject({ version: 2, kind: 'supplementary', status: 'draft' });
    const later = unwrap(
      resolveBudget(
        { budget: second, versions: [first, second] },
        { reference: 'VV 6/2026', on: civilDate('2026-06-20') },
        on('2026-06-21'),
      ),
    );
    expect(later.budget).toMatchObject({ status: 'resolved', version: 2, kind: 'supplementary' });
    expect(later.replaced).toMatchObject({ status: 'replaced', version: 1 });
  });

  test('that is discarded leaves its number behind', () => {
    const discarded = unwrap(discardBudget(draft, {}, today));
    expect(discarded.status).toBe('discarded');
    expect(unwrap(draftBudget({ versions: [discarded] }, input, today))).toMatchObject({ version: 2, kind: 'first' });
  });

  const twelve = (month: number): number[] => Array.from({ length: 12 }, () => month);
  test.each([
    [{ year: 1994 }, 'YEAR_OUT_OF_RANGE year'],
    [{ year: 2026.5 }, 'YEAR_OUT_OF_RANGE year'],
    [{ lines: [] }, 'NO_BUDGET_LINES lines'],
    [{ lines: [line('a', 'staff', 1), line('a', 'staff', 2)] }, 'BUDGET_LINE_TWICE lines.1'],
    [{ lines: [line('a', 'staff', -1)] }, 'NEGATIVE_PLAN lines.0.amount'],
    [{ lines: [line('a', 'staff', 10n ** 16n)] }, 'AMOUNT_TOO_LARGE lines.0.amount'],
    [{ lines: [line('a', 'staff', 13, twelve(1))] }, 'MONTHS_DIFFER_FROM_AMOUNT lines.0.byMonth'],
    [{ lines: [line('a', 'staff', 1, [1])] }, 'MONTHS_DIFFER_FROM_AMOUNT lines.0.byMonth'],
    [{ lines: [line('a', 'staff', 10, [...twelve(1).slice(1), -1])] }, 'MONTHS_DIFFER_FROM_AMOUNT lines.0.byMonth'],
    [{ income: [income(' ', null, 1)] }, 'LABEL_MISSING income.0.label'],
    [{ income: [income('x', null, 0)] }, 'INCOME_NOT_POSITIVE income.0.amount'],
    [{ income: [income('x', null, 10n ** 16n)] }, 'AMOUNT_TOO_LARGE income.0.amount'],
    [{ income: [income('x', 'z', 1)] }, 'INCOME_OF_UNKNOWN_POOL income.0.poolId'],
    [{ lines: [line('a', 'staff', 12, twelve(1))] }, 'accepted'],
  ])('is drafted or not: %#', (change, code) => {
    expect(codeOf(draftBudget({ versions: [] }, { ...input, ...change }, today))).toBe(code);
  });

  test('has one draft at a time, drafted by a person', () => {
    expect(codeOf(draftBudget({ versions: [draft] }, input, today))).toBe('DRAFT_EXISTS year');
    expect(codeOf(draftBudget({ versions: [{ ...draft, year: 2025 }] }, input, today))).toBe('accepted');
    expect(codeOf(draftBudget({ versions: [] }, input, nobody))).toBe('NOT_A_PERSON');
  });

  const resolved: Budget = budget(input.lines);
  test.each([
    [resolved, act, today, 'BUDGET_NOT_A_DRAFT'],
    [draft, act, nobody, 'NOT_A_PERSON'],
    [draft, { ...act, reference: ' ' }, today, 'RESOLUTION_MISSING reference'],
    [draft, { ...act, on: civilDate('2025-12-16') }, today, 'DATE_IN_FUTURE on'],
    [draft, { ...act, on: civilDate('2025-12-09') }, today, 'RESOLVED_BEFORE_LAST on'],
  ])('is not resolved: %#', (given, by, circumstances, code) => {
    expect(codeOf(resolveBudget({ budget: given, versions: [resolved] }, by, circumstances))).toBe(code);
  });
  test.each([
    [draft, act, today, 'BUDGET_NOT_RESOLVED'],
    [resolved, act, nobody, 'NOT_A_PERSON'],
    [resolved, { ...act, reference: '' }, today, 'RESOLUTION_MISSING reference'],
    [resolved, { ...act, on: civilDate('2025-12-16') }, today, 'DATE_IN_FUTURE on'],
    [resolved, { ...act, on: civilDate('2025-12-09') }, today, 'APPROVED_BEFORE_RESOLVED on'],
  ])('is not approved: %#', (given, by, circumstances, code) => {
    expect(codeOf(recordApproval(given, by, circumstances))).toBe(code);
  });
  test('is not discarded once resolved, nor by nobody', () => {
    expect(codeOf(discardBudget(resolved, {}, today))).toBe('BUDGET_NOT_A_DRAFT');
    expect(codeOf(discardBudget(draft, {}, nobody))).toBe('NOT_A_PERSON');
  });
});

test('months of a line add up; the odd cents go to the first', () => {
  expect(planByMonth(line('a', 'staff', 14)).map(Number)).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (amount) => {
      const months = planByMonth({ amountCents: amount as Cents, byMonth: null });
      expect(months).toHaveLength(12);
      expect(sumCents(months)).toBe(amount);
    }),
  );
});
