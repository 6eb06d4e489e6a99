// SPDX-License-Identifier: EUPL-1.2
import type { DraftOrderRefusal, LocalRules } from '@domain/payments';
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  centsToDecimal,
  err,
  type Iban,
  ok,
  type Refusal,
  type Result,
  refusal,
  type TenantId,
} from '@kernel/core';
import { fromDateColumn } from '@platform/database';
import { dateInput, everyCode, idInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { indexOfIban } from '../iban.ts';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import { type DraftedOrder, drafted, type OrderWishRefusal } from './enter-order.ts';
import { type OrderRepositories, ordersUseCase, rulesOf, toldOrder } from './orders-use-case.ts';
import type { Payee, StoredDetails } from './payee-repository.ts';

const MOST_ITEMS = 200;

/** A liability as the accounting system named it. */
export interface Payable {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly status: string;
  readonly externalKey: string;
  readonly reference: string | null;
  readonly partnerName: string | null;
  readonly ibans: readonly Iban[];
  readonly openCents: Cents;
  readonly dueOn: CivilDate;
  readonly orderId: string | null;
}

type PaidTo = { readonly payee: Payee; readonly details: StoredDetails };

/** In order of precedence. */
type PayableRefusal = 'ITEM_UNKNOWN' | 'SEVERAL_MUNICIPALITIES' | 'NOT_A_PAYABLE' | 'ITEM_NOT_OPEN' | 'ITEM_ORDERED' | PayeeRefusal;
type PayeeRefusal = 'ITEM_WITHOUT_IBAN' | 'PAYEE_NOT_RELEASED' | 'PAYEE_AMBIGUOUS';
export type OrderPayablesRefusal = PayableRefusal | OrderWishRefusal | DraftOrderRefusal;

interface State {
  readonly account: BankAccount;
  readonly tenantId: TenantId;
  readonly rules: LocalRules | null;
  readonly items: readonly Payable[];
  readonly complete: boolean;
  /** Active payees with released details, by the item's id. */
  readonly payeesOf: ReadonlyMap<string, readonly PaidTo[]>;
}

/** Locks liabilities, in the order in which they were named; what is not there for this scope is left out. */
export async function lockPayables({ writes, reads }: OrderRepositories, ids: readonly string[]): Promise<Payable[]> {
  await sql`select 1 as locked from payment_item where id = any(${[...ids]}::uuid[]) order by id for update`.execute(reads);
  const rows = await writes.paymentItem.findMany({ where: { id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { tenantId, kind, status, externalKey, reference, partnerName, orderId } = row;
    return [
      {
        ...{ id, tenantId, kind, status, externalKey, reference, partnerName, orderId, dueOn: fromDateColumn(row.dueOn) },
        ...{ ibans: row.ibans as unknown as readonly Iban[], openCents: row.openCents as Cents },
      },
    ];
  });
}

async function payeesFor({ writes, fields, payees }: OrderRepositories, tenantId: TenantId, items: readonly Payable[]) {
  const indexes = new Map<string, string>();
  for (const iban of new Set(items.flatMap(({ ibans }) => ibans))) indexes.set(iban, await indexOfIban(fields, tenantId, iban));
  const found = await writes.payeeAccount.findMany({
    where: { tenantId, status: 'released', ibanIndex: { in: [...indexes.values()] }, payee: { status: 'active' } },
    select: { payeeId: true, ibanIndex: true },
  });
  const released = await payees.releasedOf(
    tenantId,
    found.map(({ payeeId }) => payeeId),
  );
  const byId = new Map((await payees.payeesOf(tenantId)).map((payee) => [payee.id, payee]));
  return new Map(
    items.map((item) => {
      const own = new Set(item.ibans.map((iban) => indexes.get(iban)));
      const paid = found.flatMap(({ payeeId, ibanIndex }): PaidTo[] => {
        const [payee, details] = [byId.get(payeeId), released.get(payeeId)];
        return own.has(ibanIndex) && payee && details ? [{ payee, details }] : [];
      });
      return [item.id, paid] as const;
    }),
  );
}

/** As its municipality calls it. */
const numberOf = ({ reference, externalKey }: Payable): string => reference ?? externalKey;

function payeeOf(item: Payable, found: readonly PaidTo[]): Result<PaidTo, Refusal<PayeeRefusal>> {
  const params = { reference: numberOf(item), name: item.partnerName ?? '' };
  if (item.ibans.length === 0) return err(refusal('ITEM_WITHOUT_IBAN', { field: 'paymentItemIds', params }));
  const [one, other] = found;
  if (one === undefined) return err(refusal('PAYEE_NOT_RELEASED', { field: 'paymentItemIds', params }));
  return other === undefined ? ok(one) : err(refusal('PAYEE_AMBIGUOUS', { field: 'paymentItemIds', params }));
}

function itemFault(item: Payable, tenantId: string): Refusal<PayableRefusal> | null {
  const more = { field: 'paymentItemIds', params: { reference: numberOf(item), name: item.partnerName ?? '' } };
  if (item.tenantId !== tenantId) return refusal('SEVERAL_MUNICIPALITIES', more);
  if (item.kind !== 'payable') return refusal('NOT_A_PAYABLE', more);
  if (item.orderId !== null && item.status !== 'settled') return refusal('ITEM_ORDERED', more);
  return item.status === 'open' || item.status === 'partly' ? null : refusal('ITEM_NOT_OPEN', more);
}

function orderFor(
  { account, rules, payeesOf }: State,
  item: Payable,
  dueOn: CivilDate | undefined,
  circumstances: Circumstances,
): Result<DraftedOrder, Refusal<OrderPayablesRefusal>> {
  const wrong = itemFault(item, account.tenantId);
  if (wrong) return err(wrong);
  const paid = payeeOf(item, payeesOf.get(item.id) ?? []);
  if (!paid.ok) return paid;
  const number = numberOf(item).slice(0, 140);
  const due = dueOn ?? (item.dueOn < circumstances.today ? circumstances.today : item.dueOn);
  const wish = { amount: item.openCents, dueOn: due, remittance: number, voucher: number, urgent: false } as const;
  const order = drafted(
    { rules, account, ...paid.value, fileFault: null },
    { ...wish, origin: 'payable', originId: item.id },
    circumstances,
  );
  if (order.ok) return order;
  return err({ ...order.error, params: { ...order.error.params, reference: numberOf(item), open: centsToDecimal(item.openCents) } });
}

/** Orders open liabilities to be paid: an order for each, to the released account that it names, or none at all. */
export const orderPayables = ordersUseCase({
  name: 'payments.orderPayables',
  action: 'payments.prepareOrders',
  inPerson: true,
  input: z.object({
    paymentItemIds: z.array(idInput<'PaymentItemId'>()).min(1, { error: 'REQUIRED' }).max(MOST_ITEMS, { error: 'TOO_LONG' }),
    bankAccountId: idInput<'BankAccountId'>(),
    /** Left out: each when it is due, or today if that is over. */
    dueOn: dateInput.optional(),
  }),
  refusals: everyCode<OrderPayablesRefusal>()(
    ...(['ITEM_UNKNOWN', 'SEVERAL_MUNICIPALITIES', 'NOT_A_PAYABLE', 'ITEM_NOT_OPEN', 'ITEM_ORDERED', 'ITEM_WITHOUT_IBAN'] as const),
    ...(['PAYEE_NOT_RELEASED', 'PAYEE_AMBIGUOUS', 'RULES_MISSING', 'ACCOUNT_NOT_OPEN', 'PAYEE_RETIRED', 'DETAILS_MISSING'] as const),
    ...([
      'OTHER_TENANT',
      'URGENT_REASON_MISSING',
      'DUE_OUT_OF_RANGE',
      'FILE_UNKNOWN',
      'FILE_INFECTED',
      'NOT_A_PERSON',
      'WRONG_SIDE',
      'DUTY_NOT_HELD',
    ] as const),
    ...(['OVER_LIMIT', 'AMOUNT_OUT_OF_RANGE', 'IBAN_INVALID', 'CREDITOR_MISSING', 'REMITTANCE_TOO_LONG', 'VOUCHER_MISSING'] as const),
  ),
  load: async (repositories, { input, at, today }) => {
    const ids = [...new Set<string>(input.paymentItemIds)];
    const account = await repositories.accounts.findAccount(input.bankAccountId);
    const items = await lockPayables(repositories, ids);
    if (!account || items.length === 0) return null;
    const { tenantId, associationId } = account;
    const year = Number(today.slice(0, 4));
    return {
      ...{ account, tenantId, associationId, items, at, year, complete: items.length === ids.length },
      ...{ rules: await rulesOf(repositories, tenantId), payeesOf: await payeesFor(repositories, tenantId, items) },
      number: await repositories.orders.nextNumber(tenantId, year),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'paymentOrder' }),
  decide: (state, { dueOn }, circumstances): Result<readonly DraftedOrder[], Refusal<OrderPayablesRefusal>> => {
    if (!state.complete) return err(refusal('ITEM_UNKNOWN', { field: 'paymentItemIds' }));
    const made: DraftedOrder[] = [];
    for (const item of state.items) {
      const order = orderFor(state, item, dueOn, circumstances);
      if (!order.ok) return order;
      made.push(order.value);
    }
    return ok(made);
  },
  save: ({ orders }, made, { tenantId, associationId, year, number, at }) =>
    orders.addOrders(made.map((one, index) => ({ ...one, tenantId, associationId, year, number: number + index, createdAt: at }))),
  record: (made, { year, number }) =>
    made.map(({ order, ...more }, index) => ({
      ...{ type: 'paymentOrder', id: order.id },
      content: { ...toldOrder(order), ...more, year, number: number + index, changes: [{ field: 'status', from: null, to: order.status }] },
    })),
  outcome: (made) => ({ orderIds: made.map(({ order }) => order.id), count: made.length }),
});
