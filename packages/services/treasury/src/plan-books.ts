// SPDX-License-Identifier: EUPL-1.2
import type { TakenOff } from '@contracts/billing';
import type { InstalmentItem, InstalmentPlan, Person, PlanChanges } from '@domain/treasury';
import type { Cents, TenantId } from '@kernel/core';
import type { StoredItem } from './books.ts';
import { type accountRepository, type Entered, instalmentItem } from './repositories/account-repository.ts';

/** The claims of a plan's member and year. */
export const instalmentsIn = (
  items: readonly StoredItem[],
  { tenantId, year }: Pick<InstalmentPlan, 'tenantId' | 'year'>,
): InstalmentItem[] =>
  items.flatMap((item) =>
    item.tenantId === tenantId && item.year === year && item.number !== null ? [{ ...item, number: item.number }] : [],
  );

/** What documents take off, by member and instalment. */
export function takenBy(rows: readonly TakenOff[]): ReadonlyMap<string, ReadonlyMap<number, Cents>> {
  const found = new Map<string, Map<number, Cents>>();
  for (const { tenantId, number, takenCents } of rows)
    found.set(tenantId, (found.get(tenantId) ?? new Map<number, Cents>()).set(number, takenCents));
  return found;
}

interface NewPlan {
  readonly plan: InstalmentPlan;
  readonly changes: PlanChanges;
  readonly levyId: string | null;
  readonly basis: string;
  /** Who prepared or proposed it; whoever stores it is the second person. */
  readonly determinedBy: Person;
  readonly newId: () => string;
}

/** Stores versions of plans with what they do to the claims and credits of their members: a levy has one for each of hundreds. */
export async function applyPlans(accounts: ReturnType<typeof accountRepository>, made: readonly NewPlan[], by: Entered): Promise<void> {
  await accounts.addPlans(made, by);
  await accounts.addItems(
    made.flatMap(({ plan, changes, basis, newId }) => changes.added.map((instalment) => instalmentItem(plan, instalment, basis, newId()))),
    by,
  );
  for (const { plan, changes } of made)
    for (const { itemId, to } of changes.changed) await accounts.changeAmount(plan.tenantId, itemId, to);
  await accounts.addMovements(
    made.flatMap(({ plan: { tenantId, decidedOn: on }, changes, newId }) =>
      changes.repaid.map(({ itemId, amountCents }) => ({ id: newId(), tenantId, itemId, kind: 'repayment' as const, on, amountCents })),
    ),
    by.at,
  );
  const credits = made.map(({ plan, changes, newId }) => ({
    ...{ id: newId(), tenantId: plan.tenantId as TenantId, kind: 'instalment' as const, arisenOn: plan.decidedOn, planId: plan.id },
    label: `Umlage ${plan.year}, geänderte Abschläge`,
    amountCents: changes.repaid.reduce((sum, one) => sum + one.amountCents, changes.creditCents as bigint),
  }));
  await accounts.addCredits(
    credits.filter(({ amountCents }) => amountCents !== 0n),
    by,
  );
}
