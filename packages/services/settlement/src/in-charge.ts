// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type Actor, type RoleBook, tenantsFor } from '@platform/authorization';
import type { Reads, Writes } from '@platform/database';

interface Asking {
  readonly actor: Actor;
  readonly book: RoleBook;
}

/** Whose rows the actor may have for an action. Rows of a run lie with the centre, whoever they are about: the database lets all of them through. */
export const tenantsInCharge = ({ actor, book }: Asking, action: string): ReadonlySet<string> => new Set(tenantsFor(actor, book, action));

/**
 * The same for what a query reckons out of the rows of all: the database shows a reader in charge of some members theirs alone, so that a sum
 * of them would look like the whole and be none.
 */
export async function readsAll(reads: Reads, asking: Asking, action: string): Promise<boolean> {
  const tenants = await reads.selectFrom('tenant').select('id').where('tenant_id', '=', asking.actor.centreId).execute();
  const inCharge = tenantsInCharge(asking, action);
  return tenants.every(({ id }) => inCharge.has(id));
}

/** Is the actor in charge of the centre and of every member? Long work is done by the service, for all of them. */
export async function inChargeOfAll(writes: Writes, asking: Asking, action: string): Promise<boolean> {
  const tenants = await writes.tenant.findMany({ where: { tenantId: asking.actor.centreId }, select: { id: true } });
  const inCharge = new Set(tenantsFor(asking.actor, asking.book, action));
  return tenants.every(({ id }) => inCharge.has(id as TenantId));
}
