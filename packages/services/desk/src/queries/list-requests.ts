// SPDX-License-Identifier: EUPL-1.2
import { REQUEST_STATUSES, type RequestStatus } from '@domain/desk';
import { instantAt } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Reads } from '@platform/database';
import type { Page } from '@platform/graphql';
import { choiceInput, dateInput, idInput, type QueryContext, query, textInput } from '@platform/use-case';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { given } from './given.ts';
import { fetchPage, type Order, pageShape } from './page.ts';
import { LIVE_STATUSES, overdueAt, type RequestLine, requestLines } from './request-columns.ts';
import { containsText } from './text-search.ts';

const input = z.object({
  ...pageShape,
  tenantId: idInput<'TenantId'>().nullish(),
  statuses: z
    .array(choiceInput('RequestStatus', REQUEST_STATUSES as readonly [RequestStatus, ...RequestStatus[]]))
    .max(20)
    .nullish(),
  familyCode: textInput(60).nullish(),
  serviceId: idInput<'ServiceId'>().nullish(),
  assigneeUserId: idInput<'UserId'>().nullish(),
  /** The centre's: what I have in hand; a member's: what I asked for. */
  mine: z.boolean().nullish(),
  overdue: z.boolean().nullish(),
  dueBefore: dateInput.nullish(),
  search: textInput(100, 0).nullish(),
  sort: choiceInput('RequestSort', ['dueFirst', 'newestFirst', 'oldestFirst', 'numberFirst']).nullish(),
});
type Input = z.output<typeof input>;

const ORDERS: Record<NonNullable<Input['sort']>, Order> = {
  dueFirst: { by: sql`coalesce(r.due_at, 'infinity'::timestamptz)`, type: 'timestamptz', descending: false },
  newestFirst: { by: sql`r.received_at`, type: 'timestamptz', descending: true },
  oldestFirst: { by: sql`r.received_at`, type: 'timestamptz', descending: false },
  numberFirst: { by: sql`r.number`, type: 'text', descending: false },
};

const inHandOf = (userId: string) =>
  sql<SqlBool>`exists (select 1 from task m where m.tenant_id = r.tenant_id and m.request_id = r.id and m.assignee_user_id = ${userId}::uuid
    and m.status in ('claimed', 'inProgress', 'onHold'))`;

const mineOf = ({ body, userId, centreId }: Actor) =>
  body.side === 'centre' ? inHandOf(userId ?? centreId) : sql<SqlBool>`r.requester_user_id = ${userId}::uuid`;

const MEMBER = sql`(select t.name from tenant t where t.id = r.tenant_id)`;
const SEARCHED = ['r.number', 'r.subject', 'r.order_number', 'r.cost_unit', MEMBER];

function filters({ input: wanted, actor, at, permitted }: QueryContext<Input>) {
  const statuses = wanted.statuses ?? (wanted.overdue ? LIVE_STATUSES : REQUEST_STATUSES);
  const parts = [
    sql<SqlBool>`r.status = any(${[...statuses]}::text[])`,
    ...given(wanted.tenantId, (id) => sql`r.tenant_id = ${id}::uuid`),
    ...given(wanted.familyCode, (code) => sql`r.family_code = ${code}`),
    ...given(wanted.serviceId, (id) => sql`r.service_id = ${id}::uuid`),
    ...given(wanted.assigneeUserId, inHandOf),
    ...given(wanted.mine, () => mineOf(actor)),
    ...given(wanted.overdue, () => sql`${overdueAt(at)}`),
    ...given(wanted.dueBefore, (day) => sql`r.due_at < ${instantAt(day, 0)}::timestamptz`),
    ...given(wanted.search, (text) => containsText(text, SEARCHED)),
  ];
  const allowed = permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' });
  return <DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>) => eb.and([allowed(eb), ...parts]);
}

/** Requests with filters, sorted, page by page. */
export const listRequests = query({
  name: 'desk.listRequests',
  action: 'desk.readRequests',
  input,
  run: (reads: Reads, context): Promise<Page<RequestLine>> => {
    const where = filters(context);
    const order = ORDERS[context.input.sort ?? 'newestFirst'];
    const rows = requestLines(reads, context.at);
    const filtered = reads.selectFrom('request as r').where(where);
    return fetchPage(rows, filtered, context.input, { order, table: 'r' }) as Promise<Page<never>>;
  },
});
