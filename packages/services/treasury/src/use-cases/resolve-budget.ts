// SPDX-License-Identifier: EUPL-1.2
import { type ResolveBudgetDecision, type ResolveBudgetRefusal, resolveBudget as resolve } from '@domain/treasury';
import { ok, type Refusal, type Result } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { budgetsOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

interface Resolved extends ResolveBudgetDecision {
  readonly approvalNeeded: boolean;
}

/** The assembly has resolved a version; whether the authority must approve the levy is recorded with it (§ 19 Abs. 2 GkG NRW). */
export const resolveBudget = useCase({
  name: 'treasury.resolveBudget',
  action: 'treasury.planBudget',
  input: z.object({
    budgetId: idInput<'BudgetId'>(),
    expectedVersion: versionInput,
    reference: textInput(200, 0),
    on: dateInput,
    approvalNeeded: z.boolean(),
  }),
  ofAll: true,
  refusals: everyCode<ResolveBudgetRefusal>()(
    'BUDGET_NOT_A_DRAFT',
    'NOT_A_PERSON',
    'RESOLUTION_MISSING',
    'DATE_IN_FUTURE',
    'RESOLVED_BEFORE_LAST',
  ),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('budget', actor.centreId, input.budgetId);
    const all = await budgetsOf(reads);
    const budget = all.find(({ id }) => id === input.budgetId);
    return budget ? { ...enteredBy(actor, at), budget, versions: all.filter(({ year }) => year === budget.year) } : null;
  },
  row: ({ centreId, budget }) => ({ tenantId: centreId, type: 'budget', id: budget.id, version: budget.rowVersion }),
  decide: ({ budget, versions }, { reference, on, approvalNeeded }, circumstances): Result<Resolved, Refusal<ResolveBudgetRefusal>> => {
    const found = resolve({ budget, versions }, { reference, on }, circumstances);
    return found.ok ? ok({ ...found.value, approvalNeeded }) : found;
  },
  save: async ({ centre }, { budget, replaced, approvalNeeded }, { centreId }) => {
    if (replaced) await centre.changeBudget(centreId, replaced);
    await centre.changeBudget(centreId, budget, approvalNeeded);
  },
  record: (decision) => ({
    ...{ type: 'budget', id: decision.budget.id, content: decision },
    messages: [{ name: 'BudgetResolved.v1', payload: { budgetId: decision.budget.id } }],
  }),
  outcome: (_decision, { budget }) => ({ budgetId: budget.id }),
});
