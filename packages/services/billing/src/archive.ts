// SPDX-License-Identifier: EUPL-1.2
import type { ArchivedDocument, ArchivedFile, ArchivedNumber, DocumentArchive } from '@contracts/billing';
import { type CivilDate, cents, type TenantId } from '@kernel/core';
import { sql } from 'kysely';

interface DocumentRow {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly member_name: string;
  readonly number: string;
  readonly family: ArchivedDocument['family'];
  readonly kind: string;
  readonly type_code: string;
  readonly status: string;
  readonly issued_on: CivilDate | null;
  readonly net: string;
  readonly gross: string;
  readonly corrects_number: string | null;
  readonly content_hash: string;
  readonly pdf_sha256: string | null;
  readonly pdf_bytes: number | null;
  readonly xml_sha256: string | null;
  readonly xml_bytes: number | null;
}

const fileOf = (sha256: string | null, bytes: number | null): ArchivedFile | null =>
  sha256 === null ? null : { sha256, bytes: bytes ?? 0 };
const instantText = (at: string | null): string | null => at && new Date(at).toISOString();

/** Made from the set or run: a document that folds several names each of them. */
const madeFrom = (sourceId: string) => sql`document.number is not null
  and exists (select from jsonb_array_elements(document.content -> 'sets') as made where made ->> 'sourceId' = ${sourceId})`;

type NumberRow = Omit<ArchivedNumber, 'drawnAt' | 'voidedAt'> & { readonly drawnAt: string; readonly voidedAt: string | null };

/** What the auditor gets of the documents of a run. */
export const documentArchive: DocumentArchive = {
  async documentsOf(reads, sourceId) {
    const { rows } = await sql<DocumentRow>`
      select document.id, document.tenant_id, member.name as member_name, document.number, document.family, document.kind, document.type_code,
        document.status, document.issued_on, document.net_cents::text as net, document.gross_cents::text as gross, document.corrects_number,
        document.content_hash, pdf.sha256 as pdf_sha256, pdf.bytes as pdf_bytes, xml.sha256 as xml_sha256, xml.bytes as xml_bytes
      from billing_document as document join tenant as member on member.id = document.tenant_id
      left join stored_file as pdf on pdf.tenant_id = document.tenant_id and pdf.id = document.pdf_file_id
      left join stored_file as xml on xml.tenant_id = document.tenant_id and xml.id = document.xml_file_id
      where ${madeFrom(sourceId)} order by document.number, document.id`.execute(reads);
    return rows.map((row) => ({
      documentId: row.id,
      tenantId: row.tenant_id,
      memberName: row.member_name,
      ...{ number: row.number, family: row.family, kind: row.kind, typeCode: row.type_code, status: row.status, issuedOn: row.issued_on },
      netCents: cents(BigInt(row.net)),
      grossCents: cents(BigInt(row.gross)),
      correctsNumber: row.corrects_number,
      contentHash: row.content_hash,
      pdf: fileOf(row.pdf_sha256, row.pdf_bytes),
      xml: fileOf(row.xml_sha256, row.xml_bytes),
    }));
  },

  async numbersOf(reads, sourceId) {
    const { rows } = await sql<NumberRow>`
      select number.family, number.year, number.position, number.number, member.name as "memberName", number.document_id as "documentId",
        number.drawn_at as "drawnAt", drawer.name as "drawnBy", number.voided_at as "voidedAt", voider.name as "voidedBy", number.void_reason as "voidReason"
      from document_number as number join tenant as member on member.id = number.member_id
      left join tenant_user as drawer on drawer.tenant_id = number.tenant_id and drawer.account_id = number.drawn_by
      left join tenant_user as voider on voider.tenant_id = number.tenant_id and voider.account_id = number.voided_by
      where (number.family, number.year) in (select document.family, document.year from billing_document as document where ${madeFrom(sourceId)})
      order by number.family, number.year, number.position`.execute(reads);
    return rows.map((row) => ({ ...row, drawnAt: instantText(row.drawnAt) ?? '', voidedAt: instantText(row.voidedAt) }));
  },
};
