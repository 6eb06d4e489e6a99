// SPDX-License-Identifier: EUPL-1.2
import type { JournalDocument } from '@domain/treasury';
import { cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** Issued documents that were made from a run, as they were posted. */
export async function documentsOfSource(reads: Reads, sourceId: string): Promise<JournalDocument[]> {
  const { rows } = await sql<Omit<JournalDocument, 'grossCents' | 'advancesCents'> & { gross: string; advances: string }>`
    select id as "documentId", number, tenant_id as "tenantId", family, gross_cents::text as gross, advances_cents::text as advances
    from posted_document where source_id = ${sourceId}::uuid and kind <> 'advance' order by number`.execute(reads);
  return rows.map(({ gross, advances, ...row }) => ({ ...row, grossCents: cents(BigInt(gross)), advancesCents: cents(BigInt(advances)) }));
}
