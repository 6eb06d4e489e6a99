// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { z } from 'zod';
import { deskLabels } from '../labels.ts';
import { familiesOfSheet } from './person-families.ts';

/** What of a request's fields a member may see change; the rest is the centre's own affair. */
const MEMBER_FIELDS: readonly string[] = [
  'subject',
  'answers',
  'serviceId',
  'costUnit',
  'orderNumber',
  'status',
  'dueAt',
  'agreementId',
  'duplicateOf',
  'reopenCount',
  'closedAt',
];

/** Bookkeeping that says nothing to a reader. */
const SILENT_FIELDS: readonly string[] = ['clockStartedAt', 'pausedMinutes', 'countedVersion'];

const INTERNAL_ACTIONS = Object.keys(deskLabels).filter((name) => deskLabels[name]?.internal);

/** A record's history as the reader may see it; the caller has found the record for this reader. */
async function historyOf(
  reads: Reads,
  { actor }: QueryContext<unknown>,
  subject: { type: string; id: string; tenantId: string } | null,
): Promise<readonly HistoryEntry[]> {
  if (!subject) return [];
  const { side } = actor.body;
  const steps = await recordHistory(reads, {
    tenantId: subject.tenantId as TenantId,
    subjectType: subject.type,
    subjectId: subject.id,
    viewer: { side },
    internalActions: INTERNAL_ACTIONS,
  });
  return steps
    .filter(({ action, bySide }) => !(action === 'desk.addNote' && bySide !== side))
    .map((step) => ({
      ...step,
      changes: step.changes.filter(({ field }) => !SILENT_FIELDS.includes(field) && (side === 'centre' || MEMBER_FIELDS.includes(field))),
    }));
}

export const requestHistory = query({
  name: 'desk.requestHistory',
  action: 'desk.readRequests',
  input: z.object({ requestId: idInput<'RequestId'>() }),
  run: async (reads, context): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('request as r')
      .select(['r.id', 'r.tenant_id as tenantId'])
      .where('r.id', '=', context.input.requestId)
      .where(context.permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .executeTakeFirst();
    return historyOf(reads, context, row ? { type: 'request', ...row } : null);
  },
});

export const taskHistory = query({
  name: 'desk.taskHistory',
  action: 'desk.readTasks',
  input: z.object({ taskId: idInput<'TaskId'>() }),
  run: async (reads, context): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('task as k')
      .select(['k.id', 'k.tenant_id as tenantId'])
      .where('k.id', '=', context.input.taskId)
      .where(context.permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .executeTakeFirst();
    return historyOf(reads, context, row ? { type: 'task', ...row } : null);
  },
});

export const timeEntryHistory = query({
  name: 'desk.timeEntryHistory',
  action: 'desk.readTime',
  input: z.object({ timeEntryId: idInput<'TimeEntryId'>() }),
  run: async (reads, context): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('time_entry as w')
      .select(['w.id', 'w.tenant_id as tenantId'])
      .where('w.id', '=', context.input.timeEntryId)
      .where(context.permitted({ tenantId: 'w.tenant_id', familyCode: 'w.family_code', userId: 'w.user_id' }))
      .executeTakeFirst();
    return historyOf(reads, context, row ? { type: 'timeEntry', ...row } : null);
  },
});

export const timeSheetHistory = query({
  name: 'desk.timeSheetHistory',
  action: 'desk.readTimeSheets',
  input: z.object({ timeSheetId: idInput<'TimeSheetId'>() }),
  run: async (reads, context): Promise<readonly HistoryEntry[]> => {
    const row = await reads
      .selectFrom('time_sheet as h')
      .select(['h.id', 'h.tenant_id as tenantId'])
      .where('h.id', '=', context.input.timeSheetId)
      .where(context.permitted({ tenantId: 'h.tenant_id', familyCodes: familiesOfSheet, userId: 'h.user_id' }))
      .executeTakeFirst();
    return historyOf(reads, context, row ? { type: 'timeSheet', ...row } : null);
  },
});

/** Of a service of the catalogue; for those who edit it. */
export const serviceHistory = query({
  name: 'desk.serviceHistory',
  action: 'desk.editCatalogue',
  input: z.object({ serviceId: idInput<'ServiceId'>() }),
  run: async (reads, context): Promise<readonly HistoryEntry[]> =>
    historyOf(reads, context, { type: 'service', id: context.input.serviceId, tenantId: context.actor.centreId }),
});
