// SPDX-License-Identifier: EUPL-1.2
import {
  type CarriedOver,
  type DocumentBook,
  documentArchivePort,
  documentsPort,
  type IssuedDocument,
  type OwnAccounts,
  ownAccountsPort,
  takenOffPort,
} from '@contracts/billing';
import { type CivilDate, cents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type Offer, offer } from '@platform/use-case';
import { sql } from 'kysely';
import { takenOffBook } from './advances-used.ts';
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
  carriedOver,
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

/** The lines of a set that are no charge of it. */
async function carriedOver(reads: Reads, sourceId: string): Promise<readonly CarriedOver[]> {
  const { rows } = await sql<Omit<CarriedOver, 'netCents'> & { net: string }>`
    select line ->> 'lineKey' as "lineKey", line #>> '{label,de}' as label, document.tenant_id as "tenantId", document.family,
      line ->> 'serviceFamilyCode' as "serviceFamilyCode", line ->> 'amountCents' as net, line #>> '{vat,code}' as "vatCode",
      (line #>> '{vat,ratePermille}')::int as "ratePermille"
    from billing_document as document, jsonb_array_elements(document.content -> 'lines') as line
    where document.status = 'issued' and document.content -> 'sets' -> 0 ->> 'sourceId' = ${sourceId} and line ->> 'lineKey' like 'carryOver:%'
    order by document.number, 1`.execute(reads);
  return rows.map(({ net, ...row }) => ({ ...row, netCents: cents(BigInt(net)) }));
}

const ownAccounts: OwnAccounts = {
  async ownAccountOn(reads, day) {
    const { rows } = await sql<{ name: string; iban: string; creditorId: string }>`
      select coalesce(nullif(profile ->> 'accountName', ''), profile ->> 'name') as name, profile ->> 'iban' as iban,
        coalesce(profile ->> 'creditorId', '') as "creditorId"
      from issuer_profile where valid_from <= ${day}::date order by profile_version desc limit 1`.execute(reads);
    const [row] = rows;
    return row ? { name: row.name, iban: row.iban.replaceAll(' ', ''), creditorId: row.creditorId.replaceAll(' ', '') } : null;
  },
};

export const offers: readonly Offer[] = [
  offer(documentsPort, book),
  offer(documentArchivePort, documentArchive),
  offer(ownAccountsPort, ownAccounts),
  offer(takenOffPort, takenOffBook),
];
