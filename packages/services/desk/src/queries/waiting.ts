// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, firstDay, monthOf, type TenantId, type UserId } from '@kernel/core';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { familiesOfSheet } from './person-families.ts';
import { accountsOfHands, isNoSecondPerson, takenInPlaceOf } from './second-hands.ts';
import { taskOverdueAt } from './task-columns.ts';

const counts = (overdue: ReturnType<typeof sql<boolean>>) =>
  [sql<number>`count(*)::int`.as('count'), sql<number>`(count(*) filter (where ${overdue}))::int`.as('overdue')] as const;

const item = (kind: string, link: string, row: { count: number; overdue: number } | undefined): WaitingItem[] =>
  row && row.count > 0 ? [{ kind, link, count: row.count, overdue: row.overdue }] : [];

/** My tasks, and those that nobody has yet in what I may work on. */
export const waitingTasks = query({
  name: 'desk.waitingTasks',
  action: 'desk.workTasks',
  input: z.object({}),
  run: async (reads, { actor, at, permitted }): Promise<readonly WaitingItem[]> => {
    const rows = await reads
      .selectFrom('task as k')
      .leftJoin('request as kr', (join) => join.onRef('kr.tenant_id', '=', 'k.tenant_id').onRef('kr.id', '=', 'k.request_id'))
      .select(sql<boolean>`k.assignee_user_id is not null`.as('mine'))
      .select(counts(taskOverdueAt(at)))
      .where(permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' }))
      .where('k.status', 'in', ['open', 'claimed', 'inProgress', 'onHold'])
      .where(sql<boolean>`(k.assignee_user_id is null or k.assignee_user_id = ${actor.userId}::uuid)`)
      .where(sql<boolean>`(k.snoozed_until is null or k.snoozed_until <= ${at}::timestamptz)`)
      .groupBy(sql`1`)
      .execute();
    return [
      ...item(
        'desk.myTasks',
        'tasks?queue=mine',
        rows.find(({ mine }) => mine),
      ),
      ...item(
        'desk.unassignedTasks',
        'tasks?queue=unassigned',
        rows.find(({ mine }) => !mine),
      ),
    ];
  },
});

/** Requests of colleagues that wait for my approval; never my own. */
export const waitingApprovals = query({
  name: 'desk.waitingApprovals',
  action: 'desk.approveRequest',
  input: z.object({}),
  run: async (reads, context): Promise<readonly WaitingItem[]> => {
    const { actor, permitted } = context;
    const rows = await reads
      .selectFrom('request as r')
      .select(['r.tenant_id as tenantId', 'r.family_code as familyCode', 'r.requester_user_id as requesterUserId'])
      .select(takenInPlaceOf('r', 'desk.submitRequest').as('inPlaceOf'))
      .select(accountsOfHands('r', 'desk.submitRequest', 'requester_user_id', context).as('accounts'))
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .where('r.status', '=', 'awaitingApproval')
      .where(sql<boolean>`r.requester_user_id is distinct from ${actor.userId}::uuid`)
      .execute();
    const open = rows.filter(({ inPlaceOf, accounts, ...row }) => {
      const subject = { ...row, tenantId: row.tenantId as TenantId, requesterUserId: row.requesterUserId as UserId | null };
      return !isNoSecondPerson(context, 'desk.approveRequest', subject, { userId: row.requesterUserId, inPlaceOf, accounts });
    });
    return item('desk.approvals', 'requests?status=awaitingApproval', { count: open.length, overdue: 0 });
  },
});

/** Requests that stand still until the member replies. */
export const waitingReplies = query({
  name: 'desk.waitingReplies',
  action: 'desk.reply',
  input: z.object({}),
  run: async (reads, { actor, permitted }): Promise<readonly WaitingItem[]> => {
    const row = await reads
      .selectFrom('request as r')
      .select(counts(sql<boolean>`false`))
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .where('r.status', '=', 'waiting')
      .where(sql<boolean>`${actor.body.side === 'member'}`)
      .executeTakeFirst();
    return item('desk.replies', 'requests?status=waiting', row);
  },
});

/** My months that are over, hold time and are not signed off. */
export const waitingSignOffs = query({
  name: 'desk.waitingSignOffs',
  action: 'desk.signOffMonth',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<readonly WaitingItem[]> => {
    const thisMonth = monthOf(today);
    const rows = await reads
      .selectFrom('time_entry as w')
      .select(sql<CivilMonth>`to_char(w.worked_on, 'YYYY-MM')`.as('month'))
      .where('w.user_id', '=', actor.userId ?? actor.centreId)
      .where('w.withdrawn_at', 'is', null)
      .where(sql<boolean>`to_char(w.worked_on, 'YYYY-MM') < ${thisMonth}`)
      .where('w.worked_on', '>=', firstDay(addMonths(thisMonth, -12)))
      .where(
        sql<boolean>`not exists (select 1 from time_sheet h where h.tenant_id = ${actor.centreId}::uuid and h.user_id = w.user_id
          and h.month = to_char(w.worked_on, 'YYYY-MM') and h.status <> 'open')`,
      )
      .groupBy(sql`1`)
      .orderBy(sql`1`)
      .execute();
    const first = rows[0];
    if (!first) return [];
    const overdue = rows.filter(({ month }) => month < addMonths(thisMonth, -1)).length;
    return item('desk.monthsToSign', `time?month=${first.month}`, { count: rows.length, overdue });
  },
});

/** Signed months of other people. */
export const waitingMonthApprovals = query({
  name: 'desk.waitingMonthApprovals',
  action: 'desk.approveMonth',
  input: z.object({}),
  run: async (reads, context): Promise<readonly WaitingItem[]> => {
    const { actor, today, permitted } = context;
    const rows = await reads
      .selectFrom('time_sheet as h')
      .select(['h.tenant_id as tenantId', 'h.user_id as userId'])
      .select(familiesOfSheet.as('familyCodes'))
      .select(sql<CivilMonth>`h.month`.as('month'))
      .select(takenInPlaceOf('h', 'desk.signOffMonth').as('inPlaceOf'))
      .select(accountsOfHands('h', 'desk.signOffMonth', 'user_id', context).as('accounts'))
      .where(permitted({ tenantId: 'h.tenant_id', familyCodes: familiesOfSheet, userId: 'h.user_id' }))
      .where('h.status', '=', 'signed')
      .where(sql<boolean>`h.user_id is distinct from ${actor.userId}::uuid`)
      .orderBy('h.month')
      .execute();
    const open = rows.filter(({ tenantId, userId, familyCodes, inPlaceOf, accounts }) => {
      const subject = { tenantId: tenantId as TenantId, userId, familyCode: familyCodes };
      return !isNoSecondPerson(context, 'desk.approveMonth', subject, { userId, inPlaceOf, accounts });
    });
    const overdue = open.filter(({ month }) => month < addMonths(monthOf(today), -1)).length;
    return item('desk.monthsToApprove', `time/months?month=${open[0]?.month ?? ''}`, { count: open.length, overdue });
  },
});
