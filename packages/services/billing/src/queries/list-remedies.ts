// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly happened_on: CivilDate;
  readonly reference: string;
  readonly text: string;
  readonly created_at: string;
}

/** The formal remedies that the file of a notice tells of, oldest first. */
export const listRemedies = query({
  name: 'billing.listRemedies',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<Row>`
      select remedy.id, remedy.kind, remedy.happened_on, remedy.reference, remedy.text, remedy.created_at from legal_remedy as remedy
      where remedy.document_id = ${input.documentId}::uuid and ${permitted({ tenantId: 'remedy.tenant_id' })}
      order by remedy.happened_on, remedy.created_at`.execute(reads);
    return rows.map(({ happened_on: on, created_at: enteredAt, ...row }) => ({ ...row, on, enteredAt }));
  },
});

export type RemedyRow = Awaited<ReturnType<typeof listRemedies.run>>[number];
