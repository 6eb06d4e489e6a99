// SPDX-License-Identifier: EUPL-1.2
import { ORDER_STATUSES, type PaymentOrder, type PaymentRun, RUN_TRANSITIONS } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { WaitingItem } from '@platform/service';
import { choiceInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

export const RUN_STATUSES = Object.keys(RUN_TRANSITIONS) as unknown as readonly [PaymentRun['status'], ...PaymentRun['status'][]];
const LISTED = 500;

interface RunRow {
  readonly id: string;
  readonly tenantId: string;
  readonly memberName: string;
  readonly accountLabel: string;
  readonly executeOn: CivilDate;
  readonly urgent: boolean;
  readonly status: PaymentRun['status'];
  readonly count: number;
  readonly sum: string;
  readonly releases: number;
  readonly rejected: number;
  readonly messageId: string | null;
  readonly handedOverAt: string | null;
  readonly createdAt: string;
}

/** Payment runs, the newest first. */
export const listPaymentRuns = query({
  name: 'payments.listPaymentRuns',
  action: 'payments.readRuns',
  input: z.object({
    tenantId: idInput<'TenantId'>().optional(),
    status: z.array(choiceInput('PaymentRunStatus', RUN_STATUSES)).max(6).optional(),
  }),
  run: async (reads, { input, permitted }) => {
    const { tenantId = null, status = null } = input;
    const { rows } = await sql<RunRow>`
      select it.id, it.tenant_id as "tenantId", member.name as "memberName", account.label as "accountLabel", it.execute_on as "executeOn",
        it.urgent, it.status, of.count, of.sum, of.rejected, it.message_id as "messageId", it.handed_over_at as "handedOverAt",
        it.created_at as "createdAt",
        (select count(*)::int from payment_release as r where r.tenant_id = it.tenant_id and r.run_id = it.id and r.voided_at is null) as releases
      from payment_run as it
      join tenant as member on member.id = it.tenant_id
      join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
      join lateral (select count(*)::int as count, coalesce(sum(o.amount_cents), 0)::text as sum,
          (count(*) filter (where o.status = 'bankRejected'))::int as rejected
        from payment_order as o where o.tenant_id = it.tenant_id and o.run_id = it.id) as of on true
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenantId}::uuid is null or it.tenant_id = ${tenantId})
        and (${status}::text[] is null or it.status = any(${status}::text[]))
      order by it.created_at desc, it.id desc limit ${LISTED}`.execute(reads);
    return rows.map((row) => ({ ...row, sum: BigInt(row.sum) }));
  },
});
export type PaymentRunRow = Awaited<ReturnType<typeof listPaymentRuns.run>>[number];

interface ToPayRow {
  readonly id: string;
  readonly tenantId: string;
  readonly memberName: string;
  readonly accountId: string;
  readonly accountLabel: string;
  readonly year: number;
  readonly number: number;
  readonly status: PaymentOrder['status'];
  readonly creditorName: string;
  readonly ibanShown: string;
  readonly amount: bigint;
  readonly dueOn: CivilDate;
  readonly remittance: string;
  readonly voucher: string;
  readonly urgent: boolean;
  readonly urgentReason: string | null;
  readonly version: number;
}

/** What municipalities ordered and the centre has not put into a run yet: urgent first, then by the day on which it is due. */
export const listOrdersToPay = query({
  name: 'payments.listOrdersToPay',
  action: 'payments.readRuns',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, permitted }) => {
    const { tenantId = null } = input;
    const { rows } = await sql<ToPayRow>`
      select it.id, it.tenant_id as "tenantId", member.name as "memberName", it.bank_account_id as "accountId", account.label as "accountLabel",
        it.year, it.number, it.status, it.creditor_name as "creditorName", it.iban_shown as "ibanShown", it.amount_cents as amount,
        it.due_on as "dueOn", it.remittance, it.voucher, it.urgent, it.urgent_reason as "urgentReason", it.version
      from payment_order as it
      join tenant as member on member.id = it.tenant_id
      join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
      where it.status in ('ordered', 'accepted') and ${permitted({ tenantId: 'it.tenant_id' })}
        and (${tenantId}::uuid is null or it.tenant_id = ${tenantId})
      order by it.urgent desc, it.due_on, it.tenant_id, it.year, it.number limit 2000`.execute(reads);
    return rows;
  },
});
export type OrderToPayRow = Awaited<ReturnType<typeof listOrdersToPay.run>>[number];
export const ORDER_STATUS = ['PaymentOrderStatus', ORDER_STATUSES] as const;

const item = (kind: string, { count, overdue }: { count: number; overdue: number }, link: string): WaitingItem[] =>
  count > 0 ? [{ kind, count, overdue, link }] : [];

/** Orders that nobody has accepted yet. */
export const waitingAcceptance = query({
  name: 'payments.waitingAcceptance',
  action: 'payments.process',
  input: z.object({}),
  run: async (reads, { today, permitted }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, (count(*) filter (where it.due_on < ${today}::date))::int as overdue
      from payment_order as it where it.status = 'ordered' and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    return item('payments.acceptOrders', rows[0] ?? { count: 0, overdue: 0 }, 'payments/runs');
  },
});

/** Files that wait for a release by somebody who had no hand in them. */
export const waitingReleases = query({
  name: 'payments.waitingReleases',
  action: 'payments.release',
  input: z.object({}),
  run: async (reads, { actor, today, permitted }): Promise<WaitingItem[]> => {
    const me = sql`jsonb_build_array(jsonb_build_object('userId', ${actor.userId}::text))`;
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, (count(*) filter (where it.execute_on < ${today}::date))::int as overdue
      from payment_run as it where it.status in ('fileMade', 'releasedOnce') and ${permitted({ tenantId: 'it.tenant_id' })}
        and not it.involved @> ${me}
        and not exists (select from payment_release as r where r.tenant_id = it.tenant_id and r.run_id = it.id and r.voided_at is null
          and r.user_id = ${actor.userId}::uuid)
        and not exists (select from payment_order as o where o.tenant_id = it.tenant_id and o.run_id = it.id and o.involved @> ${me})`.execute(
      reads,
    );
    return item('payments.releaseFile', rows[0] ?? { count: 0, overdue: 0 }, 'payments/runs?status=fileMade,releasedOnce');
  },
});
