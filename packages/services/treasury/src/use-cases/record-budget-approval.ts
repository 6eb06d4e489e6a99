// SPDX-License-Identifier: EUPL-1.2
import { type ApproveBudgetRefusal, recordApproval } from '@domain/treasury';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { budgetsOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

export const recordBudgetApproval = useCase({
  name: 'treasury.recordBudgetApproval',
  action: 'treasury.planBudget',
  input: z.object({ budgetId: idInput<'BudgetId'>(), expectedVersion: versionInput, reference: textInput(200, 0), on: dateInput }),
  ofAll: true,
  refusals: everyCode<ApproveBudgetRefusal>()(
    'BUDGET_NOT_RESOLVED',
    'NOT_A_PERSON',
    'RESOLUTION_MISSING',
    'DATE_IN_FUTURE',
    'APPROVED_BEFORE_RESOLVED',
  ),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('budget', actor.centreId, input.budgetId);
    const all = await budgetsOf(reads);
    const budget = all.find(({ id }) => id === input.budgetId);
    return budget ? { ...enteredBy(actor, at), budget, versions: all.filter(({ year }) => year === budget.year) } : null;
  },
  row: ({ centreId, budget }) => ({ tenantId: centreId, type: 'budget', id: budget.id, version: budget.rowVersion }),
  decide: ({ budget }, { reference, on }, circumstances) => recordApproval(budget, { reference, on }, circumstances),
  save: ({ centre }, budget, { centreId }) => centre.changeBudget(centreId, budget),
  record: (budget) => ({ type: 'budget', id: budget.id, content: budget }),
  outcome: (_decision, { budget }) => ({ budgetId: budget.id }),
});
