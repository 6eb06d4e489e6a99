// SPDX-License-Identifier: EUPL-1.2
import type { RequestChannel, RequestPriority, RequestStatus } from '@domain/desk';
import type { Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** Statuses of requests that have not come to an end. */
export const LIVE_STATUSES = ['awaitingApproval', 'open', 'inProgress', 'waiting', 'answered'] as const;

/** One line of a list of requests, as the acting side may see it. */
export interface RequestLine {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantShortName: string;
  readonly tenantColour: string;
  readonly number: string;
  readonly subject: string;
  readonly serviceId: string;
  readonly serviceNameDe: string;
  readonly serviceNameEn: string;
  readonly familyCode: string;
  readonly familyNameDe: string;
  readonly familyNameEn: string;
  readonly status: RequestStatus;
  readonly priority: RequestPriority;
  readonly channel: RequestChannel;
  readonly costUnit: string | null;
  readonly orderNumber: string | null;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
  readonly closedAt: Instant | null;
  /** Who has it, or had it last once it is answered; null while it lies in the queue. Members see the centre's staff as the association wants it. */
  readonly handler: string | null;
  readonly handlerUserId: string | null;
  readonly requesterName: string | null;
  readonly version: number;
}

/**
 * Whether the centre is late, by the rule of its tasks: not while the request waits for the member or is answered, however late that was,
 * nor after its end.
 */
export const overdueAt = (at: Instant) =>
  sql<boolean>`coalesce(r.due_at < ${at}::timestamptz and r.clock_paused_at is null and r.status = any(${[...LIVE_STATUSES]}::text[]), false)`;

/** In these the centre's part is done: who did it last is still the one to ask. */
const AFTER_THE_WORK = ['waiting', 'answered', 'closed'] as const;

/**
 * Who has the request now, or had it last once it is answered. People of the centre are rows of the centre: towards a member the join finds nobody, and what was
 * stored as shown remains.
 */
const handlers = (reads: Reads) =>
  reads
    .selectFrom(
      reads
        .selectFrom('task')
        .select(['assignee_user_id', 'assignee_shown'])
        .where(
          sql<boolean>`(status in ('claimed', 'inProgress', 'onHold')
            or (status = 'done' and r.status = any(${[...AFTER_THE_WORK]}::text[])))`,
        )
        .whereRef('request_id', '=', sql.ref('r.id'))
        .whereRef('tenant_id', '=', sql.ref('r.tenant_id'))
        .orderBy(sql`status = 'done'`)
        .orderBy('updated_at', 'desc')
        .limit(1)
        .as('h'),
    )
    // By the whole key: one look for each request instead of all users for each task.
    .leftJoin('tenant_user as hu', (join) => join.on('hu.tenant_id', '=', sql.ref('t.tenant_id')).onRef('hu.id', '=', 'h.assignee_user_id'))
    .select([
      'hu.id as handlerUserId',
      sql<string | null>`coalesce(hu.name, h.assignee_shown)`.as('handler'),
      'h.assignee_shown as handlerShown',
    ]);

/** Requests with the names of everything they point to. */
export const requestLines = (reads: Reads, at: Instant) =>
  reads
    .selectFrom('request as r')
    .innerJoin('tenant as t', 't.id', 'r.tenant_id')
    .leftJoin('catalogue_service as s', 's.id', 'r.service_id')
    .leftJoin('service_family as f', (join) => join.onRef('f.tenant_id', '=', 't.tenant_id').onRef('f.code', '=', 'r.family_code'))
    .leftJoin('tenant_user as q', (join) => join.onRef('q.tenant_id', '=', 'r.tenant_id').onRef('q.id', '=', 'r.requester_user_id'))
    .leftJoinLateral(handlers(reads).as('handling'), (join) => join.onTrue())
    .select([
      'r.id',
      'r.tenant_id as tenantId',
      't.name as tenantName',
      't.short_name as tenantShortName',
      't.colour as tenantColour',
      'r.number',
      'r.subject',
      'r.service_id as serviceId',
      sql<string>`coalesce(s.name_de, '')`.as('serviceNameDe'),
      sql<string>`coalesce(s.name_en, '')`.as('serviceNameEn'),
      'r.family_code as familyCode',
      sql<string>`coalesce(f.name_de, r.family_code)`.as('familyNameDe'),
      sql<string>`coalesce(f.name_en, r.family_code)`.as('familyNameEn'),
      'r.status',
      'r.priority',
      'r.channel',
      'r.cost_unit as costUnit',
      'r.order_number as orderNumber',
      'r.received_at as receivedAt',
      'r.due_at as dueAt',
      overdueAt(at).as('overdue'),
      'r.closed_at as closedAt',
      'handling.handler',
      'handling.handlerUserId',
      'handling.handlerShown',
      sql<string | null>`coalesce(q.name, r.on_behalf_of)`.as('requesterName'),
      'r.version',
    ]);
