// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import {
  datesOn,
  explainMemberLevy,
  type InstalmentPlan,
  type PlanChanges,
  type PlanItemsRefusal,
  planChanges,
  type ReleaseLevyDecision,
  type ReleaseLevyRefusal,
  releaseLevy as release,
} from '@domain/treasury';
import { civilDate, err, ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { booksOf, plansOf, rulesOf } from '../books.ts';
import { budgetsOf, leviesOf } from '../centre-records.ts';
import { type LevyVatRefusal, levyVatOf, levyVatRules } from '../levy-vat.ts';
import { applyPlans, instalmentsIn, takenBy } from '../plan-books.ts';
import { enteredBy, useCase } from '../use-case.ts';
import { prepareLevy } from './prepare-levy.ts';

type Code = ReleaseLevyRefusal | PlanItemsRefusal | LevyVatRefusal;

const nameOf = ({ result }: { readonly result: ReleaseLevyDecision['levy']['result'] }, tenantId: string): string =>
  result.members.find((member) => member.tenantId === tenantId)?.memberName ?? '';

interface Released extends ReleaseLevyDecision {
  readonly changes: readonly { readonly plan: InstalmentPlan; readonly changes: PlanChanges }[];
  readonly shares: readonly {
    readonly id: string;
    readonly tenantId: string;
    readonly amountCents: bigint;
    readonly byPool: unknown;
    readonly steps: unknown;
  }[];
  readonly newId: () => string;
}

/** A second person fixes the levy: every member gets its share with the reasons, and its instalments become claims. */
export const releaseLevy = useCase({
  name: 'treasury.releaseLevy',
  action: 'treasury.releaseLevy',
  input: z.object({ levyId: idInput<'LevyId'>(), expectedVersion: versionInput, extraDueOn: dateInput.optional() }),
  stepUp: true,
  twoPeople: true,
  timeoutMs: 60_000,
  ofAll: true,
  refusals: everyCode<Code>()(
    'LEVY_NOT_PREPARED',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'BUDGET_NOT_RESOLVED',
    'APPROVAL_MISSING',
    'RESULT_DIFFERS',
    'PLAN_EXISTS',
    'NEGATIVE_LEVY',
    'AMOUNT_TOO_LARGE',
    'NO_INSTALMENTS',
    'DATE_NOT_IN_YEAR',
    'DUE_DATE_TWICE',
    'NO_DATE_LEFT',
    'PLAN_REPLACED',
    'PLAN_UNCHANGED',
    'DATE_BEFORE_PLAN',
    'EXTRA_DATE_NOT_LATER',
    'EXTRA_DATE_OTHER_YEAR',
    'NO_INSTALMENT_LEFT',
    'CREDIT_GIVEN',
    'LEVY_TAKEN_OFF',
    'LEVY_VAT_MISSING',
    'LEVY_VAT_CONTRADICTS',
    'LEVY_VAT_CHANGES',
  ),
  load: async ({ reads, ports, accounts, centre }, { input, actor, at }) => {
    await centre.lockRow('levy', actor.centreId, input.levyId);
    const [levy] = await leviesOf(reads, sql`levy.id = ${input.levyId}::uuid`);
    const [budget] = levy ? await budgetsOf(reads, sql`id = ${levy.budgetId}::uuid`) : [];
    if (!levy || !budget) return null;
    const tenants = levy.result.members.map(({ tenantId }) => tenantId as TenantId);
    await accounts.lock(tenants);
    const rules = await rulesOf(reads);
    return {
      ...{ ...enteredBy(actor, at), levy, budget, tenants },
      plans: await plansOf(reads, levy.year),
      books: await booksOf(reads, null),
      taken: takenBy(await ports.get(takenOffPort).takenOff(reads, actor.centreId, levy.year)),
      dates: datesOn(rules, civilDate(`${levy.year}-01-01`)),
      vatRules: await levyVatRules(ports, reads, levy.year, at),
    };
  },
  row: ({ centreId, levy }) => ({ tenantId: centreId, type: 'levy', id: levy.id, version: levy.rowVersion }),
  secondPerson: { after: [prepareLevy.name], first: ({ levy }) => levy.preparedBy.userId },
  decide: (state, { extraDueOn }, circumstances): Result<Released, Refusal<Code>> => {
    const { levy, budget, plans, dates, books, taken } = state;
    const { approvalNeeded } = budget;
    const decision = release({ levy, budget, approvalNeeded, plans, dates }, { extraDueOn: extraDueOn ?? null }, circumstances);
    if (!decision.ok) return decision;
    // The association's position may have changed since it was prepared.
    const vat = levyVatOf(state.vatRules, levy.year, levy.vat);
    if (!vat.ok) return vat;
    const made: Released['changes'][number][] = [];
    for (const plan of decision.value.plans) {
      const before = plans.find((one) => one.tenantId === plan.tenantId && one.version === plan.version - 1) ?? null;
      const changes = planChanges(plan, before, {
        ...books,
        items: instalmentsIn(books.items, plan),
        taken: taken.get(plan.tenantId) ?? new Map(),
      });
      if (!changes.ok) return err({ ...changes.error, params: { ...changes.error.params, member: nameOf(levy, plan.tenantId) } });
      made.push({ plan, changes: changes.value });
    }
    const { newId } = circumstances;
    const shares = levy.result.members.map(({ tenantId, totalCents, byPool }) => ({
      ...{ id: newId(), tenantId, amountCents: totalCents, byPool, steps: explainMemberLevy(levy.result, levy.lists, tenantId) },
    }));
    return ok({ ...decision.value, changes: made, shares, newId });
  },
  alsoWrites: ({ tenants }) => tenants,
  save: async ({ centre, accounts }, { changes, shares, newId }, state) => {
    const { levy } = state;
    await centre.releaseLevy(levy.id, levy.year, state);
    await centre.addLevyShares(
      shares.map((share) => ({ ...share, levyId: levy.id, year: levy.year })),
      state,
    );
    const basis = levy.lists.map(({ clause, resolution }) => `${clause}; ${resolution}`).join(' · ');
    await applyPlans(
      accounts,
      changes.map((one) => ({ ...one, levyId: levy.id, basis, determinedBy: levy.preparedBy, newId })),
      state,
    );
  },
  record: ({ levy, plans, shares }) => [
    { type: 'levy', id: levy.id, content: { levy: { id: levy.id, status: levy.status }, plans: plans.length } },
    ...shares.map(({ id, tenantId, amountCents }) => ({
      ...{ type: 'levyShare', id, tenantId: tenantId as TenantId },
      content: { year: levy.year, amountCents, plan: plans.find((plan) => plan.tenantId === tenantId) ?? null },
      messages: [{ name: 'LevyReleased.v1' as const, payload: { levyId: levy.id, year: levy.year } }],
    })),
  ],
  outcome: ({ levy }) => ({ levyId: levy.id }),
});
