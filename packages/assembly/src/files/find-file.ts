// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { tenantsFor } from '@platform/authorization';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

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
      // A file that a service has made its own is seen by whoever may see the row that names it.
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          eb('stored_file.tenant_id', 'in', tenants('billing.readDocuments')),
          not(
            exists(
              selectFrom('billing_document as document')
                .select('document.id')
                .whereRef('document.tenant_id', '=', 'stored_file.tenant_id')
                .where((of) => of.or([of('document.pdf_file_id', '=', input.fileId), of('document.xml_file_id', '=', input.fileId)])),
            ),
          ),
        ]),
      )
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          eb('stored_file.tenant_id', 'in', tenants('settlement.readInvoices')),
          not(
            exists(
              selectFrom('supplier_invoice as invoice')
                .select('invoice.id')
                .whereRef('invoice.tenant_id', '=', 'stored_file.tenant_id')
                .where('invoice.file_id', '=', input.fileId),
            ),
          ),
        ]),
      )
      // The archive of a run holds data of all members: it takes the right for every one of them.
      .where(({ or, not, exists, selectFrom }) =>
        or([
          not(
            exists(
              selectFrom('tenant as body')
                .select('body.id')
                .whereRef('body.tenant_id', '=', 'stored_file.tenant_id')
                .where('body.id', 'not in', tenants('settlement.exportRun')),
            ),
          ),
          not(
            exists(
              selectFrom('run_export as archive')
                .select('archive.id')
                .whereRef('archive.tenant_id', '=', 'stored_file.tenant_id')
                .where('archive.file_id', '=', input.fileId),
            ),
          ),
        ]),
      )
      .executeTakeFirst();
    if (!row) return null;
    return { tenantId: row.tenant_id as TenantId, sha256: row.sha256, name: row.name, mediaType: row.media_type, bytes: row.bytes };
  },
});
