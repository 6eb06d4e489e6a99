// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import { type DraftBudgetRefusal, draftBudget as draft, PLANNED_KINDS } from '@domain/treasury';
import { err, ok, refusal } from '@kernel/core';
import { amountInput, choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { budgetsOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** A new draft of the budget of a year, or another content of the draft that is there. */
export const draftBudget = useCase({
  name: 'treasury.draftBudget',
  action: 'treasury.planBudget',
  input: z.object({
    budgetId: idInput<'BudgetId'>().optional(),
    expectedVersion: versionInput.optional(),
    year: z.int().min(1900).max(2200),
    lines: z
      .array(
        z.object({
          poolId: idInput<'PoolId'>(),
          kind: choiceInput('PlannedKind', PLANNED_KINDS),
          amount: amountInput,
          months: z.array(amountInput).max(12).optional(),
        }),
      )
      .max(600),
    income: z.array(z.object({ label: textInput(200, 0), poolId: idInput<'PoolId'>().optional(), amount: amountInput })).max(200),
  }),
  ofAll: true,
  refusals: everyCode<DraftBudgetRefusal | 'POOL_UNKNOWN' | 'BUDGET_NOT_A_DRAFT'>()(
    'POOL_UNKNOWN',
    'BUDGET_NOT_A_DRAFT',
    'NOT_A_PERSON',
    'YEAR_OUT_OF_RANGE',
    'DRAFT_EXISTS',
    'NO_BUDGET_LINES',
    'BUDGET_LINE_TWICE',
    'NEGATIVE_PLAN',
    'AMOUNT_TOO_LARGE',
    'MONTHS_DIFFER_FROM_AMOUNT',
    'LABEL_MISSING',
    'INCOME_NOT_POSITIVE',
    'INCOME_OF_UNKNOWN_POOL',
  ),
  load: async ({ reads, ports, centre }, { input, actor, at }) => {
    const { budgetId } = input;
    if (budgetId) await centre.lockRow('budget', actor.centreId, budgetId);
    const versions = await budgetsOf(reads);
    const before = budgetId ? versions.find(({ id }) => id === budgetId) : null;
    if (before === undefined) return null;
    const pools = await ports.get(settlementResultsPort).pools(reads);
    return { ...enteredBy(actor, at), before, versions, pools: new Map(pools.map(({ poolId, name }) => [poolId, name])) };
  },
  row: ({ centreId, before }) => ({
    tenantId: centreId,
    type: 'budget',
    ...(before ? { id: before.id, version: before.rowVersion } : {}),
  }),
  decide: ({ before, versions, pools }, { year, lines, income }, circumstances) => {
    const stranger = lines.findIndex(({ poolId }) => !pools.has(poolId));
    if (stranger >= 0) return err(refusal('POOL_UNKNOWN', { field: `lines.${stranger}.poolId` }));
    if (before && (before.status !== 'draft' || before.year !== year))
      return err(refusal('BUDGET_NOT_A_DRAFT', { params: { status: before.status } }));
    const found = draft(
      { versions: versions.filter((one) => one.year === year && one.id !== before?.id) },
      {
        year,
        lines: lines.map(({ poolId, kind, amount, months }) => ({
          ...{ poolId, kind, poolName: pools.get(poolId) ?? '' },
          ...{ amountCents: amount, byMonth: months && months.length > 0 ? months : null },
        })),
        income: income.map(({ label, poolId, amount }) => ({ label, poolId: poolId ?? null, amountCents: amount })),
      },
      circumstances,
    );
    if (!found.ok || !before) return found;
    return ok({ ...found.value, id: before.id, version: before.version, draftedBy: before.draftedBy });
  },
  save: ({ centre }, budget, { before, ...by }) =>
    before ? centre.changeBudget(by.centreId, budget) : centre.addBudget(budget, false, by),
  record: (budget) => ({ type: 'budget', id: budget.id, content: budget }),
  outcome: ({ id }) => ({ budgetId: id }),
});
