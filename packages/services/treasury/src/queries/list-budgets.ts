// SPDX-License-Identifier: EUPL-1.2

import { settlementResultsPort } from '@contracts/settlement';
import { planByMonth } from '@domain/treasury';
import { sumCents } from '@kernel/core';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { budgetsOf, type StoredBudget } from '../centre-records.ts';

const shown = (budget: StoredBudget) => {
  const expenses = sumCents(budget.lines.map(({ amountCents }) => amountCents));
  const incomeTotal = sumCents(budget.income.map(({ amountCents }) => amountCents));
  return {
    ...{
      id: budget.id,
      year: budget.year,
      planVersion: budget.version,
      version: budget.rowVersion,
      kind: budget.kind,
      status: budget.status,
    },
    lines: budget.lines.map((line) => ({
      ...line,
      amount: line.amountCents,
      months: planByMonth(line),
      byMonthGiven: line.byMonth !== null,
    })),
    income: budget.income.map(({ amountCents, ...entry }) => ({
      ...{ ...entry, amount: amountCents, poolName: budget.lines.find(({ poolId }) => poolId === entry.poolId)?.poolName ?? null },
    })),
    ...{ expenses, incomeTotal, balance: expenses - incomeTotal, approvalNeeded: budget.approvalNeeded },
    ...{ resolution: budget.resolution?.reference ?? null, resolvedOn: budget.resolution?.on ?? null },
    ...{ approval: budget.approval?.reference ?? null, approvedOn: budget.approval?.on ?? null },
  };
};
export type BudgetView = ReturnType<typeof shown>;

/** Every version of every year, the newest first. */
export const listBudgets = query({
  name: 'treasury.listBudgets',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads): Promise<BudgetView[]> => (await budgetsOf(reads)).map(shown),
});

/** The pools that a budget can plan for. */
export const listTreasuryPools = query({
  name: 'treasury.listPools',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: (reads, { ports }) => ports.get(settlementResultsPort).pools(reads),
});
export type TreasuryPoolRow = Awaited<ReturnType<typeof listTreasuryPools.run>>[number];
