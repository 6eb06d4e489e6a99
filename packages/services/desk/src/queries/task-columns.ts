// SPDX-License-Identifier: EUPL-1.2
import type { RequestPriority, RequestStatus, TaskStatus } from '@domain/desk';
import type { Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

export const UNFINISHED_STATUSES = ['open', 'claimed', 'inProgress', 'onHold'] as const;

/**
 * Whether a task `k` of a request `kr` (or of none) is late. While the request waits for the member, or is answered, its clock stands
 * still and there is nothing to do, however late it was; the due time moves when it goes on.
 */
export const taskOverdueAt = (at: Instant) => sql<boolean>`coalesce(
  k.due_at < ${at}::timestamptz and kr.clock_paused_at is null and k.status in ('open', 'claimed', 'inProgress', 'onHold'), false)`;

/** One task of the queue; for the centre alone. */
export interface TaskLine {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantShortName: string;
  readonly tenantColour: string;
  readonly title: string;
  readonly familyCode: string;
  readonly familyNameDe: string;
  readonly familyNameEn: string;
  readonly status: TaskStatus;
  readonly assigneeUserId: string | null;
  readonly assigneeName: string | null;
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
  readonly snoozedUntil: Instant | null;
  readonly createdAt: Instant;
  readonly requestId: string | null;
  readonly requestNumber: string | null;
  readonly requestSubject: string | null;
  readonly requestStatus: RequestStatus | null;
  readonly requestPriority: RequestPriority | null;
  readonly requestVersion: number | null;
  readonly version: number;
}

export const taskLines = (reads: Reads, at: Instant) =>
  reads
    .selectFrom('task as k')
    .innerJoin('tenant as t', 't.id', 'k.tenant_id')
    .leftJoin('service_family as f', (join) => join.onRef('f.tenant_id', '=', 't.tenant_id').onRef('f.code', '=', 'k.family_code'))
    .leftJoin('request as kr', (join) => join.onRef('kr.tenant_id', '=', 'k.tenant_id').onRef('kr.id', '=', 'k.request_id'))
    .leftJoin('tenant_user as u', (join) => join.onRef('u.tenant_id', '=', 't.tenant_id').onRef('u.id', '=', 'k.assignee_user_id'))
    .select([
      'k.id',
      'k.tenant_id as tenantId',
      't.name as tenantName',
      't.short_name as tenantShortName',
      't.colour as tenantColour',
      'k.title',
      'k.family_code as familyCode',
      sql<string>`coalesce(f.name_de, k.family_code)`.as('familyNameDe'),
      sql<string>`coalesce(f.name_en, k.family_code)`.as('familyNameEn'),
      'k.status',
      'k.assignee_user_id as assigneeUserId',
      sql<string | null>`coalesce(u.name, k.assignee_shown)`.as('assigneeName'),
      'k.due_at as dueAt',
      taskOverdueAt(at).as('overdue'),
      'k.snoozed_until as snoozedUntil',
      'k.created_at as createdAt',
      'k.request_id as requestId',
      'kr.number as requestNumber',
      'kr.subject as requestSubject',
      'kr.status as requestStatus',
      'kr.priority as requestPriority',
      'kr.version as requestVersion',
      'k.version',
    ]);
