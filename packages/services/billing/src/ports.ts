// SPDX-License-Identifier: EUPL-1.2
import { type DocumentBook, documentArchivePort, documentsPort, type IssuedDocument } from '@contracts/billing';
import { type CivilDate, cents, type TenantId } from '@kernel/core';
import { type Offer, offer } from '@platform/use-case';
import { sql } from 'kysely';
import { documentArchive } from './archive.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly number: string;
  readonly family: IssuedDocument['family'];
  readonly kind: IssuedDocument['kind'];
  readonly year: number;
  readonly issued_on: CivilDate;
  readonly due_on: CivilDate | null;
  readonly instalments_from: CivilDate | null;
  /** Whole cents as texts, since a write transaction may ask too. */
  readonly gross: string;
  readonly advances: string;
  readonly assessed: string;
  readonly bases: readonly { readonly de: string }[];
  readonly replaced: readonly { readonly year: number; readonly number: number; readonly amount: string }[];
  readonly source_id: string;
  readonly over_instalments: boolean;
}

const book: DocumentBook = {
  async findIssued(reads, tenantId, documentId) {
    const { rows } = await sql<Row>`
      select id, tenant_id, number, family, kind, year, issued_on, due_on, content #>> '{issue,instalmentsFrom}' as instalments_from,
        gross_cents::text as gross, advances_cents::text as advances,
        assessed_cents::text as assessed, (select coalesce(jsonb_agg(one), '[]') from (
          select (part ->> 'year')::int as year, (part ->> 'number')::int as number, sum((part ->> 'replacedCents')::numeric)::text as amount
          from jsonb_array_elements(content -> 'advances') as part where part ->> 'replacedCents' <> '0' group by 1, 2) as one) as replaced,
        jsonb_path_query_array(content, '$.lines[*].basis') as bases, content -> 'sets' -> 0 ->> 'sourceId' as source_id,
        coalesce((content ->> 'overInstalments')::boolean, false) as over_instalments
      from billing_document where tenant_id = ${tenantId}::uuid and id = ${documentId}::uuid and status = 'issued'`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    return {
      documentId: row.id,
      tenantId: row.tenant_id,
      number: row.number,
      family: row.family,
      // What changes instalments is no claim beside them.
      kind: row.over_instalments ? 'advance' : row.kind,
      year: row.year,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      instalmentsFrom: row.instalments_from,
      grossCents: cents(BigInt(row.gross)),
      advancesCents: cents(BigInt(row.advances)),
      assessedCents: cents(BigInt(row.assessed)),
      replaced: row.replaced.map(({ year, number, amount }) => ({ year, number, amountCents: cents(BigInt(amount)) })),
      basis: [...new Set(row.bases.map(({ de }) => de))].join('; '),
      sourceId: row.source_id,
    };
  },
};

export const offers: readonly Offer[] = [offer(documentsPort, book), offer(documentArchivePort, documentArchive)];
