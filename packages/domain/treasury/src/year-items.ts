// SPDX-License-Identifier: EUPL-1.2
import { addDays, type Cents, type CivilDate, cents } from '@kernel/core';
import type { CarryOver } from './carry-over.ts';
import type { InstalmentPlan } from './instalments.ts';
import { type Deferral, type ItemMovement, itemState, type OpenItem } from './open-item.ts';
import type { AdvanceLine, MemberSettlement } from './settle-year.ts';

/** One id for one instalment over all versions of the plan: what was due is the same in each of them. */
const instalmentItemId = ({ tenantId, year }: InstalmentPlan, number: number): string => `instalment:${tenantId}:${year}:${number}`;

/** The claims of a plan that are due by a day. Later ones may still change and are no claims yet. */
export const dueItems = (plan: InstalmentPlan, asOf: CivilDate, label: string, basis: string): OpenItem[] =>
  plan.instalments
    .filter(({ dueOn, amountCents }) => dueOn <= asOf && amountCents > 0n)
    .map(({ number, dueOn, amountCents }) => ({
      id: instalmentItemId(plan, number),
      tenantId: plan.tenantId,
      kind: 'instalment',
      label: `${label} ${plan.year}/${number}`,
      amountCents,
      dueOn,
      basis,
    }));

/** The instalments of a plan as the settlement of the year sets them off: due by a day, and paid on them by then. */
export function advanceLines(
  plan: InstalmentPlan,
  movements: readonly ItemMovement[],
  deferrals: readonly Deferral[],
  asOf: CivilDate,
): AdvanceLine[] {
  return dueItems(plan, asOf, '', '').map((item): AdvanceLine => {
    const { paidCents, reducedCents } = itemState(item, movements, deferrals, asOf);
    const number = Number(item.id.slice(item.id.lastIndexOf(':') + 1));
    return { number, dueOn: item.dueOn, dueCents: cents(item.amountCents - reducedCents), paidCents };
  });
}

/**
 * The claim that a settlement makes: what is newly assessed. Arrears of instalments stay claims of their own with their own due dates; null
 * where nothing new is owed, and then −assessedCents is a credit.
 */
export function settlementItem(
  { tenantId, year, assessedCents }: MemberSettlement,
  given: Pick<OpenItem, 'id' | 'label' | 'dueOn' | 'basis'>,
): { readonly item: OpenItem | null; readonly creditCents: Cents } {
  if (assessedCents <= 0n) return { item: null, creditCents: cents(-assessedCents) };
  const { id, label, dueOn, basis } = given;
  return {
    item: { id, tenantId, kind: 'settlement', label: `${label} ${year}`, amountCents: assessedCents, dueOn, basis },
    creditCents: cents(0n),
  };
}

/** What a pool took in and cost in a calculation period. */
export interface PeriodResult {
  readonly poolId: string | null;
  readonly poolName: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  /** Levies, fees and other income. */
  readonly incomeCents: Cents;
  readonly costCents: Cents;
  /** Carry-overs of earlier periods that this one took in: a surplus above zero counts as income, a deficit below zero as cost. */
  readonly balancedCents: Cents;
}

/** What a closed period leaves to be balanced: income + balanced − cost; null where it comes out even, or is not over. */
export function carryOverOf(
  result: PeriodResult,
  run: { readonly id: string; readonly runId: string },
  today: CivilDate,
): CarryOver | null {
  const { poolId, poolName, periodFrom, periodTo } = result;
  const amount = result.incomeCents + result.balancedCents - result.costCents;
  if (amount === 0n || today < addDays(periodTo, 1)) return null;
  return { id: run.id, poolId, poolName, periodFrom, periodTo, amountCents: cents(amount), origin: { kind: 'run', runId: run.runId } };
}
