// SPDX-License-Identifier: EUPL-1.2
import type { InstalmentItem, InstalmentPlan, PlanChanges } from '@domain/treasury';
import type { TenantId } from '@kernel/core';
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

interface NewPlan {
  readonly plan: InstalmentPlan;
  readonly changes: PlanChanges;
  readonly levyId: string | null;
  readonly basis: string;
  readonly newId: () => string;
}

/** Stores a version of a plan with what it does to the claims and credits of its member. */
export async function applyPlan(
  accounts: ReturnType<typeof accountRepository>,
  { plan, changes, levyId, basis, newId }: NewPlan,
  by: Entered,
): Promise<void> {
  const { tenantId, decidedOn: on, year } = plan;
  await accounts.addPlan(plan, levyId, by);
  await accounts.addItems(
    changes.added.map((instalment) => instalmentItem(plan, instalment, basis, newId())),
    by,
  );
  for (const { itemId, to } of changes.changed) await accounts.changeAmount(tenantId, itemId, to);
  const { repaid } = changes;
  await accounts.addMovements(
    tenantId,
    repaid.map(({ itemId, amountCents }) => ({ id: newId(), itemId, kind: 'repayment', on, amountCents })),
    by.at,
  );
  const amountCents = repaid.reduce((sum, one) => sum + one.amountCents, changes.creditCents as bigint);
  if (amountCents === 0n) return;
  const label = `Umlage ${year}, geänderte Abschläge`;
  await accounts.addCredits([{ id: newId(), tenantId: tenantId as TenantId, kind: 'instalment', label, amountCents, arisenOn: on }], by);
}
