// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type Decide, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Budget } from './budget.ts';
import {
  type ChangePlanRefusal,
  changePlan,
  currentPlan,
  type InstalmentDates,
  type InstalmentPlan,
  type PlanInstalmentsRefusal,
  planInstalments,
} from './instalments.ts';
import type { Person } from './person.ts';
import { type ProvisionalLevy, type ProvisionalLevyRefusal, provisionalLevy, type ShareList } from './provisional-levy.ts';

export type LevyStatus = 'prepared' | 'released' | 'replaced' | 'discarded';

/** Where a levy can go from each status. A released one is replaced only by that of a supplementary budget. */
export const LEVY_TRANSITIONS = {
  prepared: ['released', 'discarded'],
  released: ['replaced'],
  replaced: [],
  discarded: [],
} as const satisfies Record<LevyStatus, readonly LevyStatus[]>;

/** The levy of a year, prepared by one person and released by another. Home: the centre. */
export interface Levy {
  readonly id: string;
  readonly year: number;
  readonly status: LevyStatus;
  readonly lists: readonly ShareList[];
  readonly result: ProvisionalLevy;
  readonly preparedBy: Person;
}

/** In order of precedence. */
export type PrepareLevyRefusal =
  | 'NOT_A_PERSON'
  | 'BUDGET_NOT_RESOLVED'
  | 'LEVY_PREPARED'
  | 'LEVY_EXISTS'
  | 'NOT_A_MEMBER'
  | ProvisionalLevyRefusal;

export interface PrepareLevyState {
  readonly budget: Budget;
  /** Of the year: what of them stands. */
  readonly levies: readonly { readonly status: LevyStatus; readonly budgetId: string }[];
  readonly memberIds: ReadonlySet<string>;
}

/** The levy of a resolved budget by stated lists of shares. */
export const prepareLevy: Decide<PrepareLevyState, { readonly lists: readonly ShareList[] }, Levy, PrepareLevyRefusal> = (
  { budget, levies, memberIds },
  { lists },
  { by, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (budget.status !== 'resolved') return err(refusal('BUDGET_NOT_RESOLVED', { field: 'budgetId', params: { status: budget.status } }));
  if (levies.some(({ status }) => status === 'prepared')) return err(refusal('LEVY_PREPARED', { params: { year: budget.year } }));
  if (levies.some(({ status, budgetId }) => status === 'released' && budgetId === budget.id))
    return err(refusal('LEVY_EXISTS', { field: 'budgetId', params: { year: budget.year, version: budget.version } }));
  for (const [index, { shares }] of lists.entries()) {
    const stranger = shares.find(({ tenantId }) => !memberIds.has(tenantId));
    if (stranger) return err(refusal('NOT_A_MEMBER', { field: `shares.${index}`, params: { member: stranger.memberName } }));
  }
  const result = provisionalLevy(budget, lists);
  if (!result.ok) return result;
  const preparedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), year: budget.year, status: 'prepared', lists, result: result.value, preparedBy });
};

/** In order of precedence. */
export type ReleaseLevyRefusal =
  | 'LEVY_NOT_PREPARED'
  | 'NOT_A_PERSON'
  | 'SAME_PERSON'
  | 'BUDGET_NOT_RESOLVED'
  | 'APPROVAL_MISSING'
  | 'RESULT_DIFFERS'
  | PlanInstalmentsRefusal
  | ChangePlanRefusal;

export interface ReleaseLevyState {
  readonly levy: Levy;
  readonly budget: Budget;
  readonly approvalNeeded: boolean;
  /** Every version of every member's plan of the year. */
  readonly plans: readonly InstalmentPlan[];
  readonly dates: InstalmentDates;
}
export interface ReleaseLevyDecision {
  readonly levy: Levy;
  /** New versions; a member whose levy stays the same keeps its plan. */
  readonly plans: readonly InstalmentPlan[];
}

type PlanResult = Result<InstalmentPlan | null, Refusal<PlanInstalmentsRefusal | ChangePlanRefusal>>;

/** The levy comes into force: each member gets its instalments, or other ones where a supplementary budget changes what is not yet due. */
export const releaseLevy: Decide<
  ReleaseLevyState,
  { readonly extraDueOn: InstalmentPlan['decidedOn'] | null },
  ReleaseLevyDecision,
  ReleaseLevyRefusal
> = ({ levy, budget, approvalNeeded, plans, dates }, { extraDueOn }, circumstances) => {
  const { by } = circumstances;
  if (levy.status !== 'prepared') return err(refusal('LEVY_NOT_PREPARED', { params: { status: levy.status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const { preparedBy } = levy;
  if (by.userId === preparedBy.userId || (by.accountId !== null && by.accountId === preparedBy.accountId))
    return err(refusal('SAME_PERSON'));
  if (budget.status !== 'resolved') return err(refusal('BUDGET_NOT_RESOLVED', { params: { status: budget.status } }));
  if (approvalNeeded && budget.approval === null) return err(refusal('APPROVAL_MISSING', { params: { year: levy.year } }));
  const again = provisionalLevy(budget, levy.lists);
  if (!again.ok || again.value.levyCents !== levy.result.levyCents || !sameMembers(again.value, levy.result))
    return err(refusal('RESULT_DIFFERS', { params: { year: levy.year } }));
  const made = plansOf(levy, { plans, dates }, extraDueOn, circumstances);
  return made.ok ? ok({ levy: { ...levy, status: 'released' }, plans: made.value }) : made;
};

/** The plans that the levy changes or begins. */
function plansOf(
  { year, result }: Levy,
  { plans, dates }: Pick<ReleaseLevyState, 'plans' | 'dates'>,
  extraDueOn: InstalmentPlan['decidedOn'] | null,
  circumstances: Circumstances,
): Result<InstalmentPlan[], Refusal<PlanInstalmentsRefusal | ChangePlanRefusal>> {
  const made: InstalmentPlan[] = [];
  for (const { tenantId, totalCents: levyCents, memberName } of result.members) {
    const plan = currentPlan(plans, tenantId, year, null);
    const found: PlanResult =
      plan === null
        ? planInstalments({ plans }, { tenantId, year, levyCents, dates, joinedOn: null }, circumstances)
        : plan.levyCents === levyCents
          ? ok(null)
          : changePlan({ plan, plans }, { reason: 'supplementaryBudget', levyCents, leavesOn: null, extraDueOn }, circumstances);
    if (!found.ok) return err({ ...found.error, params: { ...found.error.params, member: memberName } });
    if (found.value !== null) made.push(found.value);
  }
  return ok(made);
}

const sameMembers = (a: ProvisionalLevy, b: ProvisionalLevy): boolean =>
  a.members.length === b.members.length &&
  a.members.every(
    ({ tenantId, totalCents }, index) => b.members[index]?.tenantId === tenantId && b.members[index]?.totalCents === totalCents,
  );

/** In order of precedence. */
export type DiscardLevyRefusal = 'LEVY_NOT_PREPARED' | 'NOT_A_PERSON';

export const discardLevy: Decide<Levy, Record<never, never>, Levy, DiscardLevyRefusal> = (levy, _input, { by }) => {
  if (levy.status !== 'prepared') return err(refusal('LEVY_NOT_PREPARED', { params: { status: levy.status } }));
  return by.userId === null ? err(refusal('NOT_A_PERSON')) : ok({ ...levy, status: 'discarded' });
};
