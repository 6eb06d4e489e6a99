// SPDX-License-Identifier: EUPL-1.2
import type { Download } from '@platform/service';
import { dateInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { closingsExport } from './closings-export.ts';

/** The closed days of a municipality up to a day, from the first on, with what they were made from. */
export const exportClosings = query({
  name: 'payments.exportClosings',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>(), through: dateInput }),
  run: async (reads, { input: { tenantId, through }, permitted }) => {
    const { rows } = await sql<{ slug: string }>`
      select t.slug from tenant t where t.id = ${tenantId}::uuid and ${permitted({ tenantId: 't.id' })}`.execute(reads);
    const pieces: string[] = [];
    if (rows.length > 0) for await (const piece of closingsExport(reads, tenantId, through)) pieces.push(piece);
    return { slug: rows[0]?.slug ?? '', through, pieces };
  },
});
type Exported = Awaited<ReturnType<typeof exportClosings.run>>;

export const downloadClosings: Download = {
  name: 'payment-closings',
  action: 'payments.read',
  query: exportClosings,
  toFile: ({ slug, through, pieces }: Exported) => ({
    fileName: `tagesabschluesse-${slug}-${through}.json`,
    mediaType: 'application/json; charset=utf-8',
    content: pieces,
  }),
};
