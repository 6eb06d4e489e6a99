// SPDX-License-Identifier: EUPL-1.2
import { TASK_STATUSES, type TaskStatus } from '@domain/desk';
import { instantAt } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Page } from '@platform/graphql';
import { choiceInput, dateInput, idInput, type QueryContext, query, textInput } from '@platform/use-case';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { given } from './given.ts';
import { fetchPage, type Order, pageShape } from './page.ts';
import { type TaskLine, taskLines, taskOverdueAt, UNFINISHED_STATUSES } from './task-columns.ts';
import { containsText } from './text-search.ts';

const input = z.object({
  ...pageShape,
  queue: choiceInput('TaskQueue', ['mine', 'unassigned', 'all']).nullish(),
  tenantId: idInput<'TenantId'>().nullish(),
  requestId: idInput<'RequestId'>().nullish(),
  statuses: z
    .array(choiceInput('TaskStatus', TASK_STATUSES as readonly [TaskStatus, ...TaskStatus[]]))
    .max(10)
    .nullish(),
  familyCode: textInput(60).nullish(),
  assigneeUserId: idInput<'UserId'>().nullish(),
  overdue: z.boolean().nullish(),
  dueBefore: dateInput.nullish(),
  /** Tasks that were put away are hidden until their time. */
  withSnoozed: z.boolean().nullish(),
  search: textInput(100, 0).nullish(),
  sort: choiceInput('TaskSort', ['dueFirst', 'newestFirst', 'oldestFirst']).nullish(),
});
type Input = z.output<typeof input>;

const ORDERS: Record<NonNullable<Input['sort']>, Order> = {
  dueFirst: { by: sql`coalesce(k.due_at, 'infinity'::timestamptz)`, type: 'timestamptz', descending: false },
  newestFirst: { by: sql`k.created_at`, type: 'timestamptz', descending: true },
  oldestFirst: { by: sql`k.created_at`, type: 'timestamptz', descending: false },
};

const MEMBER = sql`(select t.name from tenant t where t.id = k.tenant_id)`;

const inQueue = (queue: NonNullable<Input['queue']>, userId: string | null) => {
  if (queue === 'all') return null;
  return queue === 'mine' ? sql<SqlBool>`k.assignee_user_id = ${userId}::uuid` : sql<SqlBool>`k.assignee_user_id is null`;
};

function filters({ input: wanted, actor, at, permitted }: QueryContext<Input>) {
  const parts = [
    sql<SqlBool>`k.status = any(${[...(wanted.statuses ?? UNFINISHED_STATUSES)]}::text[])`,
    ...given(wanted.queue, (queue) => inQueue(queue, actor.userId)),
    ...given(wanted.tenantId, (id) => sql`k.tenant_id = ${id}::uuid`),
    ...given(wanted.requestId, (id) => sql`k.request_id = ${id}::uuid`),
    ...given(wanted.familyCode, (code) => sql`k.family_code = ${code}`),
    ...given(wanted.assigneeUserId, (id) => sql`k.assignee_user_id = ${id}::uuid`),
    ...given(wanted.overdue, () => sql`${taskOverdueAt(at)}`),
    ...given(wanted.dueBefore, (day) => sql`k.due_at < ${instantAt(day, 0)}::timestamptz`),
    ...given(!wanted.withSnoozed, () => sql`(k.snoozed_until is null or k.snoozed_until <= ${at}::timestamptz)`),
    ...given(wanted.search, (text) => containsText(text, ['k.title', 'kr.number', 'kr.subject', MEMBER])),
  ];
  const allowed = permitted({ tenantId: 'k.tenant_id', familyCode: 'k.family_code', assigneeUserId: 'k.assignee_user_id' });
  return <DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>) => eb.and([allowed(eb), ...parts]);
}

/** The work queue: unfinished and awake unless wanted otherwise. */
export const listTasks = query({
  name: 'desk.listTasks',
  action: 'desk.readTasks',
  input,
  run: (reads: Reads, context): Promise<Page<TaskLine>> => {
    const where = filters(context);
    const rows = taskLines(reads, context.at);
    const filtered = reads
      .selectFrom('task as k')
      .leftJoin('request as kr', (join) => join.onRef('kr.tenant_id', '=', 'k.tenant_id').onRef('kr.id', '=', 'k.request_id'))
      .where(where);
    return fetchPage(rows, filtered, context.input, { order: ORDERS[context.input.sort ?? 'dueFirst'], table: 'k' }) as Promise<
      Page<never>
    >;
  },
});
