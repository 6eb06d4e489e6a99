// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { contentOf, documentRows } from './document-rows.ts';

/** A document is corrected a few times at most. */
const MOST_CORRECTIONS = 50;

/** One document with everything that stands in it and what corrects it; null where there is none for this reader. */
export const findDocument = query({
  name: 'billing.findDocument',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: async (reads, context) => {
    const [row] = await documentRows(reads, context, {
      where: sql<SqlBool>`document.id = ${context.input.documentId}::uuid`,
      key: sql`document.id::text`,
      descending: false,
      after: null,
      limit: 1,
    });
    if (!row) return null;
    const { tenantId, id } = row.head;
    const content = await contentOf(reads, tenantId, id);
    const corrections = await documentRows(reads, context, {
      where: sql<SqlBool>`document.tenant_id = ${tenantId}::uuid and document.corrects_id = ${id}::uuid and document.status <> 'discarded'`,
      key: sql`document.created_at::text`,
      descending: false,
      after: null,
      limit: MOST_CORRECTIONS,
    });
    return { ...row.head, content, corrections: corrections.map(({ head }) => head) };
  },
});

export type DocumentView = NonNullable<Awaited<ReturnType<typeof findDocument.run>>>;
