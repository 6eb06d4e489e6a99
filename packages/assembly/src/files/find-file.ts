// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

/** A file that the actor may take out; null for one of another tenant, of the other side, or none at all. */
export interface FoundFile {
  readonly tenantId: TenantId;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export const findFile = query({
  name: 'files.findFile',
  action: 'files.read',
  input: z.object({ fileId: idInput<'FileId'>() }),
  run: async (reads, { input, permitted }): Promise<FoundFile | null> => {
    const row = await reads
      .selectFrom('stored_file')
      .select(['tenant_id', 'sha256', 'name', 'media_type', 'bytes'])
      .where('id', '=', input.fileId)
      .where('scan_state', '<>', 'infected')
      .where(permitted({ tenantId: 'stored_file.tenant_id' }))
      .executeTakeFirst();
    if (!row) return null;
    return { tenantId: row.tenant_id as TenantId, sha256: row.sha256, name: row.name, mediaType: row.media_type, bytes: row.bytes };
  },
});
