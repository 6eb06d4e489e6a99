// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { contentOf, documentRows } from './document-rows.ts';

/** One document with everything that stands in it; null where there is none for this reader. */
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
    const content = await contentOf(reads, row.head.tenantId, row.head.id);
    return { ...row.head, content };
  },
});

export type DocumentView = NonNullable<Awaited<ReturnType<typeof findDocument.run>>>;
