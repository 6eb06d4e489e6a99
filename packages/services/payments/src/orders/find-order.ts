// SPDX-License-Identifier: EUPL-1.2
import {
  type Duty,
  determineArithmetically,
  determineFactually,
  giveOrder,
  holderOf,
  type LocalRules,
  type NamedGrant,
  ORDER_TRANSITIONS,
  type OrderStatus,
  type OrderStep,
  type PaymentOrder,
  type Person,
  rejectOrder,
} from '@domain/payments';
import { type Cents, type Circumstances, type Iban, type Refusal, refusal } from '@kernel/core';
import { deciderOf } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { sentenceFor } from '@platform/graphql';
import { historyOfRecord, idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { ORDER_COLUMNS, ORDER_TABLES, type OrderRow, orderView } from './list-orders.ts';
import { messages } from './messages.ts';

interface Row extends OrderRow {
  readonly end_to_end_id: string;
  readonly payee_account_id: string | null;
  readonly payee_id: string | null;
  readonly payee_number: string | null;
  readonly details_status: string | null;
  readonly urgent_reason: string | null;
  readonly bank_line_id: string | null;
  readonly origin_id: string | null;
  readonly steps: unknown;
  readonly involved: unknown;
  readonly file_name: string | null;
  readonly people: Readonly<Record<string, string>>;
  readonly twins: readonly { readonly id: string; readonly year: number; readonly number: number; readonly status: OrderStatus }[];
  readonly rules_version: number | null;
  readonly clause: string | null;
  readonly one_determiner: boolean | null;
  readonly determiner_may_order: boolean | null;
  readonly grants: unknown;
}

const rulesOf = (row: Row): LocalRules | null =>
  row.rules_version === null
    ? null
    : {
        ...{ tenantId: row.tenant_id, version: row.rules_version, clause: row.clause ?? '' },
        ...{ oneDeterminer: row.one_determiner === true, determinerMayOrder: row.determiner_may_order === true },
        grants: fromJson<readonly NamedGrant[]>(row.grants),
      };

/** The order as its rules look at it; of the payee's account they ask nothing that is decided here. */
const orderOf = (row: Row): PaymentOrder => ({
  ...{ id: row.id, tenantId: row.tenant_id, status: row.status, endToEndId: row.end_to_end_id, runId: row.run_id, reason: row.reason },
  content: {
    ...{ bankAccountId: row.bank_account_id, creditorName: row.creditor_name, creditorIban: '' as Iban, dueOn: row.due_on },
    ...{ amountCents: row.amount_cents as Cents, remittance: row.remittance, voucher: row.voucher },
  },
  ...{
    steps: fromJson<readonly OrderStep[]>(row.steps),
    involved: fromJson<readonly Person[]>(row.involved),
    bankLineId: row.bank_line_id,
  },
});

export const ORDER_DEEDS = ['factual', 'arithmetical', 'order', 'amend', 'reject'] as const;
type Deed = (typeof ORDER_DEEDS)[number];

const NEXT: Readonly<Partial<Record<OrderStatus, Deed>>> = {
  drafted: 'factual',
  factuallyDetermined: 'arithmetical',
  arithmeticallyDetermined: 'order',
};
const ACTION: Readonly<Record<Deed, string>> = {
  factual: 'payments.prepareOrders',
  arithmetical: 'payments.prepareOrders',
  order: 'payments.order',
  amend: 'payments.prepareOrders',
  reject: 'payments.order',
};
const DUTY_OF: Readonly<Record<'amend', Duty>> = { amend: 'draft' };

function refusalOf(deed: Deed, row: Row, circumstances: Circumstances): Refusal | null {
  const [rules, order] = [rulesOf(row), orderOf(row)];
  if (rules === null) return refusal('RULES_MISSING');
  const state = { order, rules };
  const stepwise = { factual: determineFactually, arithmetical: determineArithmetically, order: giveOrder };
  if (deed === 'reject') {
    const rejected = rejectOrder(state, { reason: '…' }, circumstances);
    return rejected.ok ? null : rejected.error;
  }
  if (deed === 'amend') {
    if (row.origin === 'refund') return refusal('REFUND_NOT_AMENDED');
    if (order.runId !== null) return refusal('NOT_IN_RUN');
    const holder = holderOf(
      { rules, tenantId: order.tenantId, duty: DUTY_OF.amend, amountCents: order.content.amountCents },
      circumstances,
    );
    return 'code' in holder ? holder : null;
  }
  if (row.payee_account_id !== null && row.details_status !== 'released')
    return refusal('DETAILS_REPLACED', { params: { name: row.creditor_name } });
  const done = stepwise[deed](state, {}, circumstances);
  return done.ok ? null : done.error;
}

/** What could be done next at all, and why the reader may not. */
function deedsOf(row: Row, { actor, at, today, may }: QueryContext<unknown>) {
  const next = NEXT[row.status];
  const open = (ORDER_TRANSITIONS[row.status] as readonly OrderStatus[]).filter((status) => status === 'drafted' || status === 'rejected');
  const deeds: Deed[] = [
    ...(next ? [next] : []),
    ...(row.status === 'drafted' || open.includes('drafted') ? (['amend'] as const) : []),
    ...(open.includes('rejected') ? (['reject'] as const) : []),
  ];
  const circumstances: Circumstances = { by: deciderOf(actor), at, today, newId: () => row.id };
  return deeds.map((deed) => {
    const why = may(ACTION[deed]) ? refusalOf(deed, row, circumstances) : refusal('RIGHT_MISSING');
    return { deed, possible: why === null, why: why && { de: sentenceFor(messages, 'de', why), en: sentenceFor(messages, 'en', why) } };
  });
}

async function rowOf(reads: Reads, { permitted }: QueryContext<unknown>, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select ${ORDER_COLUMNS}, it.end_to_end_id, it.payee_account_id, it.urgent_reason, it.bank_line_id, it.origin_id, it.steps, it.involved,
      details.payee_id, details.status as details_status, payee.number as payee_number, file.name as file_name,
      rules.rules_version, rules.clause, rules.one_determiner, rules.determiner_may_order, rules.grants, 0 as total, 0::bigint as sum_cents,
      (select coalesce(jsonb_object_agg(person.id, person.name), '{}') from tenant_user as person
        where person.id in (select (done -> 'by' ->> 'userId')::uuid from jsonb_array_elements(it.steps) as done)) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'year', other.year, 'number', other.number, 'status', other.status)
          order by other.year, other.number), '[]')
        from payment_order as other where other.tenant_id = it.tenant_id and other.id <> it.id and other.iban_index = it.iban_index
          and other.amount_cents = it.amount_cents and other.status <> 'rejected'
          and (other.voucher = it.voucher or other.remittance = it.remittance and it.remittance <> '')) as twins
    from ${ORDER_TABLES}
    left join payee_account as details on details.tenant_id = it.tenant_id and details.id = it.payee_account_id
    left join payee on payee.tenant_id = details.tenant_id and payee.id = details.payee_id
    left join stored_file as file on file.tenant_id = it.tenant_id and file.id = it.file_id
    left join payment_rules as rules on rules.tenant_id = it.tenant_id and rules.status = 'inForce'
    where it.id = ${id}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  return rows[0] ?? null;
}

/** One order with who did what, what speaks against it and what the reader may do next. */
export const findPaymentOrder = query({
  name: 'payments.findPaymentOrder',
  action: 'payments.read',
  input: z.object({ orderId: idInput<'PaymentOrderId'>() }),
  run: async (reads, context) => {
    const row = await rowOf(reads, context, context.input.orderId);
    if (!row) return null;
    return {
      ...orderView(row),
      ...{ endToEndId: row.end_to_end_id, payeeId: row.payee_id, payeeNumber: row.payee_number, urgentReason: row.urgent_reason },
      ...{ fileName: row.file_name, bankLineId: row.bank_line_id, originId: row.origin_id, twins: row.twins },
      detailsReplaced: row.payee_account_id !== null && row.details_status !== 'released',
      steps: fromJson<readonly OrderStep[]>(row.steps).map(({ duty, by, at }) => ({ duty, at, by: row.people[by.userId] ?? null })),
      deeds: deedsOf(row, context),
    };
  },
});
export type OrderDetail = NonNullable<Awaited<ReturnType<typeof findPaymentOrder.run>>>;

export const paymentOrderHistory = query({
  name: 'payments.paymentOrderHistory',
  action: 'payments.read',
  input: z.object({ orderId: idInput<'PaymentOrderId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'paymentOrder', context.input.orderId),
});
