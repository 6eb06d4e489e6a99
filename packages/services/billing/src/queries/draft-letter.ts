// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, documentFromJson, type RecipientProfile } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import type { Download } from '@platform/service';
import { typesetter } from '@platform/typesetting';
import { idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { draftLetterOf } from '../letter/draft-letter.ts';

interface Row {
  readonly content: unknown;
  readonly draft_version: number;
  readonly objections_until: CivilDate | null;
  readonly association: string;
  readonly recipient: RecipientProfile | null;
}

interface Draft {
  readonly content: DocumentContent;
  readonly version: number;
  readonly objectionsUntil: CivilDate | null;
  readonly association: string;
  readonly recipient: RecipientProfile | null;
  readonly on: CivilDate;
}

/** A draft with what its letter needs; null where there is none for this reader, or where it went out: then its file is the document. */
export const draftLetter = query({
  name: 'billing.draftLetter',
  action: 'billing.readDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>(), language: textInput(2, 0).optional() }),
  run: async (reads, { input, permitted, today }): Promise<Draft | null> => {
    const { rows } = await sql<Row>`
      select document.content, document.draft_version, document.objections_until, association.name as association,
        (select profile from recipient_profile as recipient where recipient.tenant_id = document.tenant_id
          order by recipient.profile_version desc limit 1) as recipient
      from billing_document as document join association on association.id = document.association_id
      where document.id = ${input.documentId}::uuid and document.status in ('draft', 'announced')
        and ${permitted({ tenantId: 'document.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { draft_version: version, objections_until: objectionsUntil, association, recipient } = row;
    return { content: documentFromJson(row.content), version, objectionsUntil, association, recipient, on: today };
  },
});

/** Set when it is asked for: a draft is kept as what stands in it, and its letter is for reading alone. */
async function* pdfOf(draft: Draft): AsyncGenerator<Uint8Array> {
  const press = typesetter({ threads: 1 });
  try {
    const made = await press.render(draftLetterOf(draft));
    if (!made.ok) throw new Error(`a draft cannot be set: ${made.error.code}`);
    yield made.value.pdf;
  } finally {
    await press.close();
  }
}

export const draftDownload: Download = {
  name: 'billing-draft',
  action: draftLetter.action,
  query: draftLetter,
  toFile: (draft: Draft) => ({
    fileName: `Entwurf-${draft.content.member.ags}-${draft.content.groupKey}-${draft.version}.pdf`,
    mediaType: 'application/pdf',
    content: pdfOf(draft),
  }),
};
