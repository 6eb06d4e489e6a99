// SPDX-License-Identifier: EUPL-1.2
import type { JournalDocument } from '@domain/treasury';
import { cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** Issued documents that were made from a run, as they were posted. */
export async function documentsOfSource(reads: Reads, sourceId: string): Promise<JournalDocument[]> {
  const { rows } = await sql<Omit<JournalDocument, 'grossCents' | 'advancesCents'> & { gross: string; advances: string }>`
    select document.id as "documentId", document.number, document.tenant_id as "tenantId", coalesce(member.ags, '') as ags,
      member.name as "memberName", document.family, document.gross_cents::text as gross, document.advances_cents::text as advances
    from posted_document as document join tenant as member on member.id = document.tenant_id
    where document.source_id = ${sourceId}::uuid and document.kind <> 'advance' order by document.number`.execute(reads);
  return rows.map(({ gross, advances, ...row }) => ({ ...row, grossCents: cents(BigInt(gross)), advancesCents: cents(BigInt(advances)) }));
}
