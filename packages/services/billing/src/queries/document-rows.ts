// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, documentFromJson, periodWords, subjectOf, type Words } from '@domain/billing';
import { type CivilDate, cents } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Place } from '@platform/graphql';
import type { QueryContext } from '@platform/use-case';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { StoredFinding } from '../repositories/document-repository.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly ags: string | null;
  readonly round_id: string;
  readonly family: string;
  readonly kind: string;
  readonly year: number;
  readonly period_from: CivilDate;
  readonly period_to: CivilDate;
  /** Of its lines, label and amount alone. */
  readonly charges: readonly { readonly label: Words; readonly amountCents: string }[];
  readonly status: string;
  readonly draft_version: number;
  readonly objections_until: CivilDate | null;
  readonly number: string | null;
  readonly type_code: string;
  readonly issued_on: CivilDate | null;
  readonly due_on: CivilDate | null;
  readonly net_cents: bigint;
  readonly gross_cents: bigint;
  readonly advances_cents: bigint;
  readonly assessed_cents: bigint;
  readonly corrects_id: string | null;
  readonly corrects_number: string | null;
  readonly findings: readonly StoredFinding[];
  readonly has_pdf: boolean;
  readonly has_xml: boolean;
  readonly handed_over_at: string | null;
  readonly created_at: string;
  readonly opened_at: string | null;
  readonly opened_by: string | null;
  readonly confirmed_at: string | null;
  readonly confirmed_by: string | null;
  readonly objections: number;
  readonly open_objections: number;
  readonly awaiting_correction: number;
  readonly remedies: number;
  readonly total: number;
  readonly sort_key: string;
}

export interface DocumentSelection {
  readonly where: RawBuilder<SqlBool>;
  /** A text that the list is sorted by, then the id. */
  readonly key: RawBuilder<unknown>;
  readonly descending: boolean;
  readonly after: Place | null;
  readonly limit: number;
}

const receipt = (kind: string) => sql`
  left join document_receipt as ${sql.ref(kind)} on ${sql.ref(`${kind}.tenant_id`)} = document.tenant_id
    and ${sql.ref(`${kind}.document_id`)} = document.id and ${sql.ref(`${kind}.kind`)} = ${kind}
  left join tenant_user as ${sql.ref(`${kind}_user`)} on ${sql.ref(`${kind}_user.tenant_id`)} = ${sql.ref(`${kind}.tenant_id`)}
    and ${sql.ref(`${kind}_user.id`)} = ${sql.ref(`${kind}.by_user`)}`;

/** Heads of documents, without what stands in them. A member sees its own, from the announcement on: the wall sees to both. */
export async function documentRows(
  reads: Reads,
  context: QueryContext<unknown>,
  { where, key, descending, after, limit }: DocumentSelection,
) {
  const { today, permitted } = context;
  const allowed = permitted({ tenantId: 'document.tenant_id' });
  const [direction, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const { rows } = await sql<Row>`
    select document.id, document.version, document.tenant_id, member.name as member_name, member.ags, document.round_id, document.family,
      document.kind, document.year, document.content ->> 'from' as period_from, document.content ->> 'to' as period_to,
      (select coalesce(jsonb_agg(jsonb_build_object('label', line -> 'label', 'amountCents', line -> 'amountCents')), '[]')
        from jsonb_array_elements(document.content -> 'lines') as line) as charges, document.status, document.draft_version, document.objections_until, document.number, document.type_code,
      document.issued_on, document.due_on, document.net_cents, document.gross_cents, document.advances_cents, document.assessed_cents,
      document.corrects_id, document.corrects_number, document.findings, document.pdf_file_id is not null as has_pdf,
      document.xml_file_id is not null as has_xml, document.handed_over_at, document.created_at, opened.at as opened_at,
      opened_user.name as opened_by, confirmed.at as confirmed_at, confirmed_user.name as confirmed_by, said.*,
      (select count(*)::int from legal_remedy as remedy where remedy.tenant_id = document.tenant_id and remedy.document_id = document.id) as remedies,
      (select count(*)::int from billing_document as document join tenant as member on member.id = document.tenant_id
        where ${where} and ${allowed}) as total, ${key} as sort_key
    from billing_document as document
    join tenant as member on member.id = document.tenant_id
    ${receipt('opened')} ${receipt('confirmed')}
    cross join lateral (select count(*)::int as objections, (count(*) filter (where objection.status = 'raised'))::int as open_objections,
        (count(*) filter (where objection.status = 'accepted' and objection.corrected_at is null and objection.waived_at is null))::int as awaiting_correction
      from objection where objection.tenant_id = document.tenant_id and objection.document_id = document.id) as said
    where ${where} and ${allowed} and ${after ? sql`(${key}, document.id) ${beyond} (${after.by}, ${after.id}::uuid)` : sql`true`}
    order by ${key} ${direction}, document.id ${direction} limit ${limit}`.execute(reads);
  return rows.map((row) => ({ head: headOf(row, today), id: row.id, sortKey: row.sort_key, total: row.total }));
}

const headOf = (row: Row, today: CivilDate) => ({
  id: row.id,
  version: row.version,
  tenantId: row.tenant_id,
  memberName: row.member_name,
  ags: row.ags ?? '',
  roundId: row.round_id,
  family: row.family,
  kind: row.kind,
  year: row.year,
  period: periodWords({ from: row.period_from, to: row.period_to }),
  subject: subjectOf({ lines: row.charges.map(({ label, amountCents }) => ({ label, amountCents: cents(BigInt(amountCents)) })) }),
  status: row.status,
  draftVersion: row.draft_version,
  objectionsUntil: row.objections_until,
  /** Objections can still be raised today. */
  objectable: row.status === 'announced' && row.objections_until !== null && today <= row.objections_until,
  number: row.number,
  typeCode: row.type_code,
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  net: row.net_cents,
  gross: row.gross_cents,
  advances: row.advances_cents,
  assessed: row.assessed_cents,
  correctsId: row.corrects_id,
  correctsNumber: row.corrects_number,
  findings: row.findings,
  hasPdf: row.has_pdf,
  hasXml: row.has_xml,
  handedOverAt: row.handed_over_at,
  createdAt: row.created_at,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
  objections: row.objections,
  openObjections: row.open_objections,
  awaitingCorrection: row.awaiting_correction,
  remedies: row.remedies,
});

export type DocumentHead = ReturnType<typeof headOf>;

/** What stands in one document. */
export async function contentOf(reads: Reads, tenantId: string, id: string): Promise<DocumentContent> {
  const { content } = await reads
    .selectFrom('billing_document')
    .select('content')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return documentFromJson(content);
}
