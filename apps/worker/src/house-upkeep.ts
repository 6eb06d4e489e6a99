// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { Audience, Database } from '@platform/database';
import type { FileStore } from '@platform/files';
import { removeExpired, type Upkeep } from '@platform/jobs';
import type pg from 'pg';

const DAY_MS = 86_400_000;

/** What the house does for itself at night. */
export function houseUpkeep(parts: { readonly database: Database; readonly files: FileStore; readonly clock: () => Date }) {
  return (relayPool: pg.Pool): readonly Upkeep[] => [
    {
      name: 'house.sweepFiles',
      cron: '20 3 * * *',
      run: async () => ({
        ...(await parts.files.sweep(
          (tenantId, sha256s) => listReferenced(parts.database, tenantId as TenantId, sha256s),
          new Date(parts.clock().getTime() - DAY_MS),
        )),
      }),
    },
    { name: 'house.removeExpired', cron: '40 3 * * *', run: () => removeExpired(relayPool, parts.clock()) },
  ];
}

/** A file may be for one side of the counter only, so both sides are asked. */
async function listReferenced(database: Database, tenantId: TenantId, sha256s: readonly string[]): Promise<string[]> {
  const ask = async (audience: Audience): Promise<string[]> => {
    const rows = await database.read({ associationId: null, readTenants: [tenantId], writeTenants: [], audience }, (reads) =>
      reads
        .selectFrom('stored_file')
        .select('sha256')
        .distinct()
        .where('tenant_id', '=', tenantId)
        .where('sha256', 'in', [...sha256s])
        .execute(),
    );
    return rows.map((row) => row.sha256);
  };
  return [...(await ask('centre')), ...(await ask('member'))];
}
