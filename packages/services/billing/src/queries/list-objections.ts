// SPDX-License-Identifier: EUPL-1.2
import { OBJECTION_STATUSES } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, idInput, type QueryContext, query } from '@platform/use-case';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly round_id: string;
  readonly run_id: string | null;
  readonly document_id: string;
  readonly document_number: string | null;
  readonly family: string;
  readonly period_from: CivilDate;
  readonly period_to: CivilDate;
  readonly draft_version: number;
  readonly line_key: string;
  readonly line_label: string;
  readonly amount_cents: bigint;
  readonly text: string;
  readonly status: string;
  readonly raised_by_name: string | null;
  readonly raised_at: string;
  readonly answer: string | null;
  readonly answered_by_name: string | null;
  readonly answered_at: string | null;
  readonly withdrawn_at: string | null;
  readonly corrected_by: string | null;
  readonly corrected_at: string | null;
  readonly waived_at: string | null;
}

async function objectionsWhere(reads: Reads, where: RawBuilder<SqlBool>, { permitted }: QueryContext<unknown>) {
  const { rows } = await sql<Row>`
    select objection.id, objection.version, objection.tenant_id, member.name as member_name, objection.round_id, round.source_id as run_id, objection.document_id,
      document.number as document_number, document.family, document.content ->> 'from' as period_from, document.content ->> 'to' as period_to,
      objection.draft_version, objection.line_key, objection.line_label, objection.amount_cents, objection.text, objection.status,
      raiser.name as raised_by_name, objection.raised_at, objection.answer, answerer.name as answered_by_name, objection.answered_at,
      objection.withdrawn_at, objection.corrected_by, objection.corrected_at, objection.waived_at
    from objection
    join tenant as member on member.id = objection.tenant_id
    join billing_document as document on document.tenant_id = objection.tenant_id and document.id = objection.document_id
    left join billing_round as round on round.id = objection.round_id and round.source = 'run'
    left join tenant_user as raiser on raiser.tenant_id = objection.tenant_id and raiser.id = objection.raised_by_user
    left join tenant_user as answerer on answerer.id = objection.answered_by_user
    where ${where} and ${permitted({ tenantId: 'objection.tenant_id' })}
    order by objection.raised_at desc, objection.id limit 500`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    tenantId: row.tenant_id,
    memberName: row.member_name,
    roundId: row.round_id,
    /** The released run that a correction would correct; the centre's alone, and null for a levy. */
    runId: row.run_id,
    documentId: row.document_id,
    documentNumber: row.document_number,
    family: row.family,
    from: row.period_from,
    to: row.period_to,
    draftVersion: row.draft_version,
    lineKey: row.line_key,
    lineLabel: row.line_label,
    amount: row.amount_cents,
    text: row.text,
    status: row.status,
    raisedBy: row.raised_by_name,
    raisedAt: row.raised_at,
    answer: row.answer,
    answeredBy: row.answered_by_name,
    answeredAt: row.answered_at,
    withdrawnAt: row.withdrawn_at,
    correctedBySourceId: row.corrected_by,
    correctedAt: row.corrected_at,
    waivedAt: row.waived_at,
    /** Accepted, and the correction is still to come. */
    awaitsCorrection: row.status === 'accepted' && row.corrected_at === null && row.waived_at === null,
  }));
}

/** Objections with what became of them, the youngest first; a member its own. */
export const listObjections = query({
  name: 'billing.listObjections',
  action: 'billing.readDocuments',
  input: z.object({
    roundId: idInput<'RoundId'>().optional(),
    documentId: idInput<'DocumentId'>().optional(),
    status: choiceInput('ObjectionStatus', OBJECTION_STATUSES).optional(),
  }),
  run: (reads, context) => {
    const { roundId = null, documentId = null, status = null } = context.input;
    return objectionsWhere(
      reads,
      sql<SqlBool>`(${roundId}::uuid is null or objection.round_id = ${roundId}::uuid)
        and (${documentId}::uuid is null or objection.document_id = ${documentId}::uuid)
        and (${status}::text is null or objection.status = ${status})`,
      context,
    );
  },
});

export type ObjectionRow = Awaited<ReturnType<typeof listObjections.run>>[number];

export const findObjection = query({
  name: 'billing.findObjection',
  action: 'billing.readDocuments',
  input: z.object({ objectionId: idInput<'ObjectionId'>() }),
  run: async (reads, context): Promise<ObjectionRow | null> =>
    (await objectionsWhere(reads, sql<SqlBool>`objection.id = ${context.input.objectionId}::uuid`, context))[0] ?? null,
});
