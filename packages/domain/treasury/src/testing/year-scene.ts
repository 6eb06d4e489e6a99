// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type Cents, type Circumstances, cents, civilDate, type Instant, type Result, type UserId } from '@kernel/core';
import type { Budget, BudgetLine, PlannedIncome } from '../budget.ts';
import type { CostKind } from '../cost-kind.ts';
import type { ItemMovement, OpenItem } from '../open-item.ts';

export const on = (today: string, user = 'treasurer', side: 'centre' | 'operator' | 'service' = 'centre'): Circumstances => {
  let count = 0;
  return {
    by: { userId: user as UserId, accountId: `account of ${user}` as AccountId, side },
    at: `${today}T08:00:00.000Z` as Instant,
    today: civilDate(today),
    newId: () => `${user}-${today}-${++count}`,
  };
};
export const nobody: Circumstances = { ...on('2026-01-02'), by: { userId: null, accountId: null, side: 'service' } };

export const codeOf = (result: Result<unknown, { readonly code: string; readonly field?: string }>): string =>
  result.ok ? 'accepted' : `${result.error.code}${result.error.field === undefined ? '' : ` ${result.error.field}`}`;

export const line = (pool: string, kind: CostKind, amount: number | bigint, byMonth: readonly number[] | null = null): BudgetLine => ({
  poolId: pool,
  poolName: `Pool ${pool}`,
  kind,
  amountCents: cents(amount),
  byMonth: byMonth?.map((month): Cents => cents(month)) ?? null,
});
export const income = (label: string, poolId: string | null, amount: number | bigint): PlannedIncome => ({
  label,
  poolId,
  amountCents: cents(amount),
});

export const budget = (lines: readonly BudgetLine[], entries: readonly PlannedIncome[] = [], change: Partial<Budget> = {}): Budget => ({
  id: 'budget-1',
  year: 2026,
  version: 1,
  kind: 'first',
  status: 'resolved',
  lines,
  income: entries,
  draftedBy: { userId: 'treasurer' as UserId, accountId: null },
  resolution: { reference: 'VV 12/2025', on: civilDate('2025-12-10') },
  approval: null,
  ...change,
});

export const item = (id: string, amount: number | bigint, dueOn: string, change: Partial<OpenItem> = {}): OpenItem => ({
  id,
  tenantId: 'lindenau',
  kind: 'instalment',
  label: `Claim ${id}`,
  amountCents: cents(amount),
  dueOn: civilDate(dueOn),
  basis: '§ 12 of the statutes',
  ...change,
});

export const movement = (kind: ItemMovement['kind'], itemId: string, day: string, amount: number | bigint): ItemMovement => ({
  id: `${kind} ${itemId} ${day} ${amount}`,
  itemId,
  kind,
  on: civilDate(day),
  amountCents: cents(amount),
});
