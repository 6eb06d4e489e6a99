// SPDX-License-Identifier: EUPL-1.2
import { type Actor, type RoleBook, tenantsFor } from '@platform/authorization';
import type { Reads } from '@platform/database';

interface Asking {
  readonly actor: Actor;
  readonly book: RoleBook;
}

/** Whose rows the actor may have for an action: what other roles of the actor reach does not count. */
export const tenantsInCharge = ({ actor, book }: Asking, action: string): ReadonlySet<string> => new Set(tenantsFor(actor, book, action));

/** May the actor do this for the centre and for every member? Of what concerns all, anybody else would see and do a part. */
export async function inChargeOfAll(reads: Reads, asking: Asking, action: string): Promise<boolean> {
  const tenants = await reads.selectFrom('tenant').select('id').where('tenant_id', '=', asking.actor.centreId).execute();
  const inCharge = tenantsInCharge(asking, action);
  return tenants.every(({ id }) => inCharge.has(id));
}
