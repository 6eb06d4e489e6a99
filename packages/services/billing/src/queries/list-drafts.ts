// SPDX-License-Identifier: EUPL-1.2
import { documentFromJson } from '@domain/billing';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** What the drafts of a document said, one after the other: the member's view of what changed. */
export const listDrafts = query({
  name: 'billing.listDrafts',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<{ draft_version: number; shown_at: string; net_cents: bigint; content_hash: string; content: unknown }>`
      select draft.draft_version, draft.shown_at, draft.net_cents, draft.content_hash, draft.content from billing_draft as draft
      where draft.document_id = ${input.documentId}::uuid and ${permitted({ tenantId: 'draft.tenant_id' })}
      order by draft.draft_version`.execute(reads);
    return rows.map((row) => ({
      draftVersion: row.draft_version,
      shownAt: row.shown_at,
      net: row.net_cents,
      contentHash: row.content_hash,
      content: documentFromJson(row.content),
    }));
  },
});

export type DraftView = Awaited<ReturnType<typeof listDrafts.run>>[number];
