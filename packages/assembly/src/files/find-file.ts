// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { tenantsFor } from '@platform/authorization';
import type { OwnFiles } from '@platform/service';
import { idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { serviceLines } from '../service-lines.ts';

/** A file that the actor may take out; null for one of another tenant, of the other side, of a row that is not for the actor, or none at all. */
export interface FoundFile {
  readonly tenantId: TenantId;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** No tenant at all, where a list must not be empty. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/**
 * For 'stored_file': a file that a service has made its own is seen by whoever may see the row that names it; one that holds data of all
 * members takes the right for every one of them.
 */
function mayTake({ table, columns, ofAllMembers }: OwnFiles, fileId: string, tenants: readonly string[]): RawBuilder<boolean> {
  const names = sql.join(
    columns.map((column) => sql`own.${sql.id(column)} = ${fileId}::uuid`),
    sql` or `,
  );
  const isOwn = sql`exists (select from ${sql.table(table)} as own where own.tenant_id = stored_file.tenant_id and (${names}))`;
  const permitted = ofAllMembers
    ? sql`not exists (select from tenant as body where body.tenant_id = stored_file.tenant_id and body.id <> all(${[...tenants]}::uuid[]))`
    : sql`stored_file.tenant_id = any(${[...tenants]}::uuid[])`;
  return sql<boolean>`(${permitted} or not ${isOwn})`;
}

const OWNED: readonly OwnFiles[] = serviceLines.flatMap(({ ownFiles = [] }) => ownFiles);

export const findFile = query({
  name: 'files.findFile',
  action: 'files.read',
  input: z.object({ fileId: idInput<'FileId'>() }),
  run: async (reads, { input, permitted, actor, book }): Promise<FoundFile | null> => {
    const tenants = (action: string): string[] => [NOWHERE, ...tenantsFor(actor, book, action)];
    const row = await reads
      .selectFrom('stored_file')
      .select(['tenant_id', 'sha256', 'name', 'media_type', 'bytes'])
      .where('id', '=', input.fileId)
      .where('scan_state', '<>', 'infected')
      .where(permitted({ tenantId: 'stored_file.tenant_id' }))
      .where(
        sql.join<boolean>(
          OWNED.map((own) => mayTake(own, input.fileId, tenants(own.action))),
          sql` and `,
        ),
      )
      .executeTakeFirst();
    if (!row) return null;
    return { tenantId: row.tenant_id as TenantId, sha256: row.sha256, name: row.name, mediaType: row.media_type, bytes: row.bytes };
  },
});
