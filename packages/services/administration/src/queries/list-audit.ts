// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import {
  changesOf,
  type HistoryChange,
  type HistoryEntry,
  ORDERER,
  PLACES,
  parseAuditContent,
  shownActor,
  shownPlaces,
  sideOf,
} from '@platform/audit';
import { dateInput, idInput, query, textInput } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { COUNTED_UP_TO, pageInput, pageOf, readCursor } from './page.ts';

export interface AuditRow {
  readonly tenantId: string;
  readonly tenantName: string | null;
  readonly sequence: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly actorKind: string;
  readonly actorAccountId: string | null;
  readonly actorName: string | null;
  readonly actingTenantName: string | null;
  readonly bySide: HistoryEntry['bySide'];
  readonly inPlaceOf: readonly string[];
  readonly correlationId: string;
  readonly hash: string;
  readonly changes: readonly HistoryChange[];
  /** null: not for this reader, or erased. */
  readonly values: unknown;
  readonly erasedAt: string | null;
}

const input = z.object({
  ...pageInput,
  tenantId: idInput<'TenantId'>().optional(),
  /** A use case; others of the same name for people are found with it. */
  action: textInput(100).optional(),
  subjectType: textInput(60).optional(),
  subjectId: idInput().optional(),
  actorAccountId: idInput().optional(),
  /** 'done', 'refused' for every refusal, or one refusal's code. */
  outcome: textInput(60).optional(),
  from: dateInput.optional(),
  /** The last day. */
  to: dateInput.optional(),
});
type Filter = z.output<typeof input>;

/**
 * The audit log, newest first. Members see the entries of their own body without what is internal to the centre, and the values of
 * what their own people have decided; the centre's readers see values where they are permitted to.
 */
export const listAudit = (internal: () => readonly string[], named: (action: string) => readonly string[]) =>
  query({
    name: 'administration.listAudit',
    action: 'administration.readAudit',
    input,
    run: async (reads, { input: filter, actor, permitted, may }) => {
      const viewerSide = actor.body.side;
      const found = reads
        .selectFrom('audit_entry as e')
        .leftJoin('audit_value as v', (join) => join.onRef('v.tenant_id', '=', 'e.tenant_id').onRef('v.sequence', '=', 'e.sequence'))
        .where(permitted({ tenantId: 'e.tenant_id' }))
        .where(matching(filter, named))
        .$if(viewerSide === 'member', (q) => q.where(forMembers(internal())));
      const after = readCursor(filter.after, 'instant', 'id', 'number');
      const rows = await found
        .leftJoin('tenant as t', 't.id', 'e.tenant_id')
        .leftJoin('tenant as acting', 'acting.id', 'e.acting_tenant_id')
        .leftJoin('association as a', 'a.id', 'e.association_id')
        .leftJoin('tenant_user as u', (join) =>
          join.onRef('u.tenant_id', '=', 'e.acting_tenant_id').onRef('u.account_id', '=', 'e.actor_account_id'),
        )
        .select(['e.tenant_id', 'e.sequence', 'e.at', 'e.action', 'e.outcome', 'e.subject_type', 'e.subject_id', 'e.actor_kind'])
        .select(['e.actor_account_id', 'e.acting_tenant_id', 'e.correlation_id', 'e.hash', 'v.content', 'v.erased_at', PLACES.as('places')])
        .select(['t.short_name as tenant_name', 'acting.short_name as acting_name', 'a.tenant_id as centre_id', 'a.staff_shown_as'])
        .select(['u.name as user_name', ORDERER.as('orderer')])
        .select((eb) => [
          eb
            .selectFrom(found.select(sql`1`.as('one')).limit(COUNTED_UP_TO).as('counted'))
            .select((inner) => inner.fn.countAll<bigint>().as('n'))
            .as('total'),
        ])
        .$if(after !== null, (q) => q.where(before(after ?? [])))
        .orderBy('e.at', 'desc')
        .orderBy('e.tenant_id', 'desc')
        .orderBy('e.sequence', 'desc')
        .limit(filter.first + 1)
        .execute();
      const seesValues = (row: { acting_tenant_id: string | null }): boolean =>
        may('administration.readAuditValues') || row.acting_tenant_id === actor.body.tenantId;
      return pageOf(
        rows.map((row): AuditRow => {
          const content = parseAuditContent(row.content);
          const bySide = sideOf(row);
          const seen = { viewerSide, actorSide: bySide, staffShownAs: row.staff_shown_as };
          const name = shownActor(content, row.orderer, seen);
          const isKnown = bySide !== 'service' && (viewerSide === 'centre' || bySide === 'member');
          return {
            tenantId: row.tenant_id,
            tenantName: row.tenant_name,
            sequence: String(row.sequence),
            at: row.at,
            action: row.action,
            outcome: row.outcome,
            subjectType: row.subject_type,
            subjectId: row.subject_id,
            actorKind: row.actor_kind,
            actorAccountId: viewerSide === 'centre' || bySide === 'member' ? row.actor_account_id : null,
            actorName: name ?? (isKnown ? row.user_name : null),
            actingTenantName: row.acting_name,
            bySide,
            inPlaceOf: shownPlaces(row.places, seen),
            correlationId: row.correlation_id,
            hash: Buffer.from(row.hash).toString('hex'),
            changes: seesValues(row) ? changesOf(content.decided, row.subject_id) : [],
            values: seesValues(row) ? content.decided : null,
            erasedAt: row.erased_at,
          };
        }),
        filter.first,
        Number(rows[0]?.total ?? 0),
        (row) => [row.at, row.tenantId, row.sequence],
      );
    },
  });

const beginOf = (day: CivilDate) => sql`(${day}::date::timestamp at time zone 'Europe/Berlin')`;

function matching(filter: Filter, named: (action: string) => readonly string[]) {
  const parts = [
    ...(filter.tenantId ? [sql<SqlBool>`e.tenant_id = ${filter.tenantId}::uuid`] : []),
    ...(filter.action ? [sql<SqlBool>`e.action = any(${[...named(filter.action)]}::text[])`] : []),
    ...(filter.subjectType ? [sql<SqlBool>`e.subject_type = ${filter.subjectType}`] : []),
    ...(filter.subjectId ? [sql<SqlBool>`e.subject_id = ${filter.subjectId}::uuid`] : []),
    ...(filter.actorAccountId ? [sql<SqlBool>`e.actor_account_id = ${filter.actorAccountId}::uuid`] : []),
    ...(filter.outcome === 'refused' ? [sql<SqlBool>`e.outcome <> 'done'`] : []),
    ...(filter.outcome && filter.outcome !== 'refused' ? [sql<SqlBool>`e.outcome = ${filter.outcome}`] : []),
    ...(filter.from ? [sql<SqlBool>`e.at >= ${beginOf(filter.from)}`] : []),
    ...(filter.to ? [sql<SqlBool>`e.at < ${beginOf(filter.to)} + interval '1 day'`] : []),
    sql<SqlBool>`true`,
  ];
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

export const forMembers = (internal: readonly string[]) =>
  sql<SqlBool>`(e.action <> all(${[...internal]}::text[]) and coalesce(v.content::jsonb #>> '{decided,audience}', '') <> 'centre')`;

const before = ([at, tenantId, sequence]: readonly string[]) =>
  sql<SqlBool>`(e.at, e.tenant_id, e.sequence) < (${at}::timestamptz, ${tenantId}::uuid, ${sequence}::bigint)`;
