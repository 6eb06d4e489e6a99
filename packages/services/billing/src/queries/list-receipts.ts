// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** When somebody of the member first opened a document, took its files, confirmed it. Facts; what follows from them the law says. */
export const listReceipts = query({
  name: 'billing.listReceipts',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<{ kind: string; at: string; by: string | null }>`
      select receipt.kind, receipt.at, person.name as by from document_receipt as receipt
      left join tenant_user as person on person.tenant_id = receipt.tenant_id and person.id = receipt.by_user
      where receipt.document_id = ${input.documentId}::uuid and ${permitted({ tenantId: 'receipt.tenant_id' })}
      order by receipt.at, receipt.kind`.execute(reads);
    return rows;
  },
});

export type ReceiptRow = Awaited<ReturnType<typeof listReceipts.run>>[number];
