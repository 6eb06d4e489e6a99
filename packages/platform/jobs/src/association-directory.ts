// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, TenantId } from '@kernel/core';
import type { Database, Scope } from '@platform/database';
import type pg from 'pg';

export interface AssociationTenants {
  readonly associationId: AssociationId;
  readonly centreId: TenantId;
  /** The centre first. */
  readonly tenantIds: readonly TenantId[];
}

/** The scope of one association's centre, for what the worker itself keeps there. */
export const centreScope = (associationId: AssociationId, centreId: TenantId | null): Scope => ({
  associationId,
  readTenants: centreId ? [centreId] : [],
  writeTenants: centreId ? [centreId] : [],
  audience: 'centre',
});

/** @throws if there is no such association */
export async function tenantsOf(database: Database, id: string): Promise<AssociationTenants> {
  const associationId = id as AssociationId;
  const rows = await database.read(centreScope(associationId, null), (reads) =>
    reads.selectFrom('tenant').select(['id', 'kind']).where('association_id', '=', id).orderBy('kind').orderBy('id').execute(),
  );
  const centre = rows.find((row) => row.kind === 'centre');
  if (!centre) throw new Error(`no association ${id}`);
  const members = rows.filter((row) => row.id !== centre.id).map((row) => row.id as TenantId);
  return { associationId, centreId: centre.id as TenantId, tenantIds: [centre.id as TenantId, ...members] };
}

/** Every association, for what comes again by the clock; through a function that only the relay's role may call. */
export async function listAssociationIds(relayPool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await relayPool.query<{ association_id: string }>('select association_id from upkeep.associations()');
  return rows.map((row) => row.association_id);
}

/** Removes answers, sent messages and marks that nobody needs any more. */
export async function removeExpired(relayPool: pg.Pool, at: Date): Promise<{ keys: number; messages: number; marks: number }> {
  const { rows } = await relayPool.query<{ keys: string; messages: string; marks: string }>('select * from upkeep.remove_expired($1)', [
    at,
  ]);
  const [row] = rows;
  return { keys: Number(row?.keys ?? 0), messages: Number(row?.messages ?? 0), marks: Number(row?.marks ?? 0) };
}
