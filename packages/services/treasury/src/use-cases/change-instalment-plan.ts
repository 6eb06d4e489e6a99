// SPDX-License-Identifier: EUPL-1.2
import {
  type ChangePlanRefusal,
  changePlan,
  currentPlan,
  datesOn,
  type InstalmentPlan,
  type PlanChanges,
  type PlanInstalmentsRefusal,
  type PlanItemsRefusal,
  planChanges,
  planInstalments,
} from '@domain/treasury';
import { civilDate, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, choiceInput, dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount } from '../account-state.ts';
import { plansOf } from '../books.ts';
import { applyPlans, instalmentsIn } from '../plan-books.ts';
import { enteredBy, useCase } from '../use-case.ts';

const REASONS = ['joined', 'left', 'correction'] as const;
type Code = PlanInstalmentsRefusal | ChangePlanRefusal | PlanItemsRefusal | 'BASIS_MISSING';

interface Changed {
  readonly plan: InstalmentPlan;
  readonly changes: PlanChanges;
  readonly basis: string;
  readonly newId: () => string;
}

/** Another levy of one member within the year; only instalments that are not yet due change. A member that joins gets its first plan. */
export const changeInstalmentPlan = useCase({
  name: 'treasury.changeInstalmentPlan',
  action: 'treasury.keepAccounts',
  stepUp: true,
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), year: z.int().min(1900).max(2200), planVersion: versionInput, levy: amountInput },
    ...{ reason: choiceInput('PlanChangeReason', REASONS), basis: textInput(300, 0) },
    ...{ joinedOn: dateInput.optional(), leavesOn: dateInput.optional(), extraDueOn: dateInput.optional() },
  }),
  refusals: everyCode<Code>()(
    'BASIS_MISSING',
    'PLAN_EXISTS',
    'PLAN_REPLACED',
    'NEGATIVE_LEVY',
    'AMOUNT_TOO_LARGE',
    'PLAN_UNCHANGED',
    'NO_INSTALMENTS',
    'DATE_NOT_IN_YEAR',
    'DUE_DATE_TWICE',
    'NO_DATE_LEFT',
    'DATE_BEFORE_PLAN',
    'EXTRA_DATE_NOT_LATER',
    'NO_INSTALMENT_LEFT',
    'CREDIT_GIVEN',
  ),
  load: async (repositories, { input, actor, at, today }) => {
    const account = await heldAccount(repositories, input.tenantId, { centreId: actor.centreId, today });
    if (!account) return null;
    const plans = await plansOf(repositories.reads, input.year, input.tenantId);
    return { ...enteredBy(actor, at), ...account, plans, plan: currentPlan(plans, input.tenantId, input.year, null) };
  },
  row: ({ tenantId, plan }) => ({ tenantId, type: 'instalmentPlan', ...(plan ? { id: plan.id } : {}) }),
  decide: ({ plans, plan, ...account }, input, circumstances): Result<Changed, Refusal<Code>> => {
    const { tenantId, year, levy: levyCents, reason, planVersion, leavesOn, extraDueOn, joinedOn } = input;
    if (input.basis === '') return err(refusal('BASIS_MISSING', { field: 'basis' }));
    if ((plan?.version ?? 0) !== planVersion) return err(refusal('PLAN_REPLACED', { params: { version: plan?.version ?? 0 } }));
    const dates = datesOn(account.rules, civilDate(`${year}-01-01`));
    const found = plan
      ? changePlan({ plan, plans }, { reason, levyCents, leavesOn: leavesOn ?? null, extraDueOn: extraDueOn ?? null }, circumstances)
      : planInstalments({ plans }, { tenantId, year, levyCents, dates, joinedOn: joinedOn ?? null }, circumstances);
    if (!found.ok) return found;
    const changes = planChanges(found.value, plan, { ...account, items: instalmentsIn(account.items, found.value) });
    if (!changes.ok) return changes;
    return ok({ plan: found.value, changes: changes.value, basis: input.basis, newId: circumstances.newId });
  },
  save: ({ accounts }, { plan, changes, basis, newId }, state) =>
    applyPlans(accounts, [{ plan, changes, levyId: null, basis, newId }], state),
  record: ({ plan, changes, basis }) => ({
    ...{ type: 'instalmentPlan', id: plan.id, content: { plan, changes, basis } },
    messages: [{ name: 'InstalmentPlanChanged.v1', payload: { planId: plan.id, year: plan.year } }],
  }),
  outcome: ({ plan }) => ({ planId: plan.id }),
});
