// SPDX-License-Identifier: EUPL-1.2
import { ORDER_STATUSES, type OrderStatus } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { amountInput, choiceInput, dateInput, idInput, type QueryContext, query, textInput } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { OrderOrigin } from './order-repository.ts';

export const orderFilters = {
  tenantId: idInput<'TenantId'>().optional(),
  status: z.array(choiceInput('PaymentOrderStatus', ORDER_STATUSES)).max(ORDER_STATUSES.length).optional(),
  /** In payee, purpose, voucher, number of the register. */
  search: textInput(100, 0).optional(),
  ...{ payeeId: idInput<'PayeeId'>().optional(), bankAccountId: idInput<'BankAccountId'>().optional() },
  ...{ dueFrom: dateInput.optional(), dueTo: dateInput.optional(), least: amountInput.optional(), most: amountInput.optional() },
};
export type OrderFilters = z.output<z.ZodObject<typeof orderFilters>> & { readonly urgent?: boolean | undefined };

export interface OrderRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly year: number;
  readonly number: number;
  readonly status: OrderStatus;
  readonly creditor_name: string;
  readonly iban_shown: string;
  readonly amount_cents: bigint;
  readonly due_on: CivilDate;
  readonly remittance: string;
  readonly voucher: string;
  readonly urgent: boolean;
  readonly origin: OrderOrigin;
  readonly file_id: string | null;
  readonly run_id: string | null;
  readonly reason: string | null;
  readonly bank_account_id: string;
  readonly account_label: string;
  readonly created_at: string;
  readonly version: number;
  readonly total: number;
  readonly sum_cents: bigint;
}

const orNull = <T>(value: T | undefined): T | null => (value === undefined || (value as unknown) === '' ? null : value);

function ordersWhere({ permitted }: Pick<QueryContext<unknown>, 'permitted'>, input: OrderFilters): RawBuilder<boolean> {
  const like = input.search ? `%${input.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const [tenant, account, payee] = [orNull(input.tenantId), orNull(input.bankAccountId), orNull(input.payeeId)];
  const [from, to, least, most] = [orNull(input.dueFrom), orNull(input.dueTo), orNull(input.least), orNull(input.most)];
  const status = input.status && input.status.length > 0 ? input.status : null;
  return sql<boolean>`${permitted({ tenantId: 'it.tenant_id' })}
    and (${tenant}::uuid is null or it.tenant_id = ${tenant}::uuid) and (${account}::uuid is null or it.bank_account_id = ${account}::uuid)
    and (${status}::text[] is null or it.status = any(${status}::text[]))
    and (${payee}::uuid is null or it.payee_account_id in (select own.id from payee_account as own where own.tenant_id = it.tenant_id and own.payee_id = ${payee}::uuid))
    and (${from}::date is null or it.due_on >= ${from}::date) and (${to}::date is null or it.due_on <= ${to}::date)
    and (${least === null ? null : String(least)}::bigint is null or it.amount_cents >= ${least === null ? null : String(least)}::bigint)
    and (${most === null ? null : String(most)}::bigint is null or it.amount_cents <= ${most === null ? null : String(most)}::bigint)
    and (${input.urgent ?? null}::boolean is null or it.urgent = ${input.urgent ?? null}::boolean)
    and (${like}::text is null or lower(concat_ws(' ', it.creditor_name, it.remittance, it.voucher, it.year || '-' || it.number)) like lower(${like}))`;
}

export const orderView = (row: OrderRow) => ({
  ...{ id: row.id, tenantId: row.tenant_id, year: row.year, number: row.number, status: row.status, creditorName: row.creditor_name },
  ...{ ibanShown: row.iban_shown, amount: row.amount_cents, dueOn: row.due_on, remittance: row.remittance, voucher: row.voucher },
  ...{ urgent: row.urgent, origin: row.origin, fileId: row.file_id, runId: row.run_id, reason: row.reason, version: row.version },
  ...{ bankAccountId: row.bank_account_id, accountLabel: row.account_label, createdAt: row.created_at },
});
export type OrderView = ReturnType<typeof orderView>;

export const ORDER_COLUMNS = sql`it.id, it.tenant_id, it.year, it.number, it.status, it.creditor_name, it.iban_shown, it.amount_cents, it.due_on,
  it.remittance, it.voucher, it.urgent, it.origin, it.file_id, it.run_id, it.reason, it.bank_account_id, account.label as account_label,
  it.created_at, it.version`;
export const ORDER_TABLES = sql`payment_order as it join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id`;

/** Payment orders, what is due first at the top. */
export const listPaymentOrders = query({
  name: 'payments.listPaymentOrders',
  action: 'payments.read',
  input: z.object({ ...orderFilters, urgent: z.boolean().optional(), ...pageFields(200) }),
  run: async (reads, context) => {
    const { input } = context;
    const place = placeFrom(input.after, isDay);
    const where = ordersWhere(context, input);
    const { rows } = await sql<OrderRow>`
      select ${ORDER_COLUMNS}, (select count(*)::int from (select from payment_order as it where ${where} limit 10001) as counted) as total,
        (select coalesce(sum(it.amount_cents), 0)::bigint from payment_order as it where ${where}) as sum_cents
      from ${ORDER_TABLES} where ${where} and ${place ? sql`(it.due_on, it.id) > (${place.by}::date, ${place.id}::uuid)` : sql`true`}
      order by it.due_on, it.id limit ${input.first + 1}`.execute(reads);
    const page = pageOf(rows, input.first, (row) => ({ by: row.due_on, id: row.id }), orderView);
    return { ...page, sum: rows[0]?.sum_cents ?? 0n };
  },
});

/** The list as on the screen, whole. */
export const paymentOrdersCsv = query({
  name: 'payments.paymentOrdersCsv',
  action: 'payments.read',
  // What stands in an address are texts; a list of one comes as a text.
  input: z.object({
    ...orderFilters,
    status: z.preprocess((given) => (typeof given === 'string' ? [given] : given), orderFilters.status),
    urgent: z.stringbool().optional(),
  }),
  run: async (reads, context) => {
    const { rows } = await sql<OrderRow>`
      select ${ORDER_COLUMNS}, 0 as total, 0::bigint as sum_cents from ${ORDER_TABLES} where ${ordersWhere(context, context.input)}
      order by it.due_on, it.id limit 20000`.execute(reads);
    return rows.map(orderView);
  },
});
