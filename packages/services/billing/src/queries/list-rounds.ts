// SPDX-License-Identifier: EUPL-1.2
import { ROUND_STATUSES } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import { inPlaceOf, shareAPerson } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { choiceInput, idInput, type QueryContext, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly source_id: string;
  readonly kind: string;
  readonly corrects: string | null;
  readonly folded: readonly { readonly sourceId: string; readonly hash: string; readonly at: string }[];
  readonly period_from: CivilDate;
  readonly period_to: CivilDate;
  readonly status: string;
  readonly objection_days: number;
  readonly objections_until: CivilDate | null;
  readonly net_cents: bigint;
  readonly prepared_by: string | null;
  readonly prepared_by_user: string | null;
  readonly prepared_by_name: string | null;
  readonly prepared_at: string;
  readonly announced_by_name: string | null;
  readonly announced_at: string | null;
  readonly issued_by_name: string | null;
  readonly issued_at: string | null;
  readonly discarded_by_name: string | null;
  readonly discarded_at: string | null;
  readonly discard_reason: string | null;
  readonly render_command: string | null;
  readonly documents: number;
  readonly notices: number;
  readonly invoices: number;
  readonly numbered: number;
  readonly issued: number;
  readonly blocked: number;
  readonly received: number;
  readonly assessed_cents: bigint;
  readonly open_objections: number;
  readonly awaiting_correction: number;
}

/** Figures of a round's documents; of the table 'round'. */
const FIGURES = sql`
  (select count(*)::int as documents, (count(*) filter (where document.family = 'notice'))::int as notices,
      (count(*) filter (where document.family = 'invoice'))::int as invoices,
      (count(*) filter (where document.status = 'numbered'))::int as numbered, (count(*) filter (where document.status = 'issued'))::int as issued,
      (count(*) filter (where document.findings <> '[]'))::int as blocked, coalesce(sum(document.assessed_cents), 0)::bigint as assessed_cents,
      (count(*) filter (where exists (select from document_receipt as receipt
        where receipt.tenant_id = document.tenant_id and receipt.document_id = document.id and receipt.kind = 'opened')))::int as received
    from billing_document as document where document.round_id = round.id and (document.status <> 'discarded' or round.status = 'discarded'))`;
const OBJECTIONS = sql`
  (select (count(*) filter (where objection.status = 'raised'))::int as open_objections,
      (count(*) filter (where objection.status = 'accepted' and objection.corrected_at is null and objection.waived_at is null))::int as awaiting_correction
    from objection where objection.round_id = round.id)`;

async function roundsWhere(reads: Reads, condition: RawBuilder<unknown>, { actor, book, today }: QueryContext<unknown>) {
  const { rows } = await sql<Row>`
    select round.id, round.version, round.source, round.source_id, round.kind, round.corrects, round.folded, round.period_from, round.period_to,
      round.status, round.objection_days, round.objections_until, round.net_cents, round.prepared_by, round.prepared_by_user,
      preparer.name as prepared_by_name, round.prepared_at, announcer.name as announced_by_name, round.announced_at,
      issuer.name as issued_by_name, round.issued_at, discarder.name as discarded_by_name, round.discarded_at, round.discard_reason,
      round.render_command, figures.*, objections.*
    from billing_round as round
    left join tenant_user as preparer on preparer.tenant_id = round.tenant_id and preparer.id = round.prepared_by_user
    left join tenant_user as announcer on announcer.tenant_id = round.tenant_id and announcer.id = round.announced_by_user
    left join tenant_user as issuer on issuer.tenant_id = round.tenant_id and issuer.id = round.issued_by_user
    left join tenant_user as discarder on discarder.tenant_id = round.tenant_id and discarder.id = round.discarded_by_user
    cross join lateral ${FIGURES} as figures cross join lateral ${OBJECTIONS} as objections
    where ${condition} order by round.prepared_at desc, round.id limit 300`.execute(reads);
  const me = {
    userId: actor.userId,
    accountId: actor.accountId,
    inPlaceOf: inPlaceOf(actor, book, 'billing.issueRounds', [{ tenantId: actor.centreId }]),
  };
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    source: row.source,
    sourceId: row.source_id,
    kind: row.kind,
    corrects: row.corrects,
    folded: row.folded,
    from: row.period_from,
    to: row.period_to,
    status: row.status,
    objectionDays: row.objection_days,
    objectionsUntil: row.objections_until,
    /** From then on nobody objects any more, and the documents may go out. */
    periodOver: row.objections_until === null || today > row.objections_until,
    net: row.net_cents,
    assessed: row.assessed_cents,
    preparedBy: row.prepared_by_name,
    /** The reader prepared it, or stands in for who did: somebody else lets it go out. */
    preparedByMe: shareAPerson(
      { userId: row.prepared_by_user as never, accountId: row.prepared_by as never, inPlaceOf: [] },
      me,
      () => undefined,
    ),
    preparedAt: row.prepared_at,
    announcedBy: row.announced_by_name,
    announcedAt: row.announced_at,
    issuedBy: row.issued_by_name,
    issuedAt: row.issued_at,
    discardedBy: row.discarded_by_name,
    discardedAt: row.discarded_at,
    discardReason: row.discard_reason,
    renderCommandId: row.render_command,
    documents: row.documents,
    notices: row.notices,
    invoices: row.invoices,
    numbered: row.numbered,
    issued: row.issued,
    blocked: row.blocked,
    received: row.received,
    openObjections: row.open_objections,
    awaitingCorrection: row.awaiting_correction,
  }));
}

/** Rounds, the youngest first. */
export const listRounds = query({
  name: 'billing.listRounds',
  action: 'billing.readRounds',
  input: z.object({ status: choiceInput('BillingRoundStatus', ROUND_STATUSES).optional(), sourceId: idInput<'SourceId'>().optional() }),
  run: (reads, context) => {
    const { status = null, sourceId = null } = context.input;
    return roundsWhere(
      reads,
      sql`(${status}::text is null or round.status = ${status}) and (${sourceId}::uuid is null or round.source_id = ${sourceId}::uuid)`,
      context,
    );
  },
});

export type RoundRow = Awaited<ReturnType<typeof listRounds.run>>[number];

export const findRound = query({
  name: 'billing.findRound',
  action: 'billing.readRounds',
  input: z.object({ roundId: idInput<'RoundId'>() }),
  run: async (reads, context): Promise<RoundRow | null> =>
    (await roundsWhere(reads, sql`round.id = ${context.input.roundId}::uuid`, context))[0] ?? null,
});
