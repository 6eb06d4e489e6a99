// SPDX-License-Identifier: EUPL-1.2
import { type DiscardBudgetRefusal, discardBudget as discard } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { budgetsOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

export const discardBudget = useCase({
  name: 'treasury.discardBudget',
  action: 'treasury.planBudget',
  input: z.object({ budgetId: idInput<'BudgetId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<DiscardBudgetRefusal>()('BUDGET_NOT_A_DRAFT', 'NOT_A_PERSON'),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('budget', actor.centreId, input.budgetId);
    const all = await budgetsOf(reads);
    const budget = all.find(({ id }) => id === input.budgetId);
    return budget ? { ...enteredBy(actor, at), budget, versions: all.filter(({ year }) => year === budget.year) } : null;
  },
  row: ({ centreId, budget }) => ({ tenantId: centreId, type: 'budget', id: budget.id, version: budget.rowVersion }),
  decide: ({ budget }, _input, circumstances) => discard(budget, {}, circumstances),
  save: ({ centre }, budget, { centreId }) => centre.changeBudget(centreId, budget),
  record: (budget) => ({ type: 'budget', id: budget.id, content: budget }),
  outcome: (_decision, { budget }) => ({ budgetId: budget.id }),
});
