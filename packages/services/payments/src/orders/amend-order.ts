// SPDX-License-Identifier: EUPL-1.2
import { type AmendOrderRefusal, amendOrder } from '@domain/payments';
import { centsToDecimal, err, ok, type Refusal, refusal } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { shownIban } from '../iban.ts';
import { checkedWish, type OrderWishRefusal, orderFields, orderWish } from './enter-order.ts';
import { lockPayables, type Payable } from './order-payables.ts';
import type { StoredOrder } from './order-repository.ts';
import { ordersUseCase, toldOrder } from './orders-use-case.ts';

type OriginRefusal = 'REFUND_NOT_AMENDED' | 'ITEM_ORDERED' | 'MORE_THAN_ITEM';

/** What an order came from sets bounds to it: a refund is the receipt's, an order from a liability pays no more than is open of it. */
function originFault({ order, origin }: StoredOrder, payable: Payable | undefined, amount: bigint): Refusal<OriginRefusal> | null {
  if (origin === 'refund') return refusal('REFUND_NOT_AMENDED');
  if (payable === undefined) return null;
  const params = { reference: payable.reference ?? payable.externalKey, open: centsToDecimal(payable.openCents) };
  if (payable.orderId !== null && payable.orderId !== order.id) return refusal('ITEM_ORDERED', { params });
  return amount > payable.openCents ? refusal('MORE_THAN_ITEM', { field: 'amount', params }) : null;
}

/** An order is changed: whatever was determined and ordered begins anew, and everyone who acted before stays known. */
export const amendPaymentOrder = ordersUseCase({
  name: 'payments.amendPaymentOrder',
  action: 'payments.prepareOrders',
  input: z.object({ orderId: idInput<'PaymentOrderId'>(), expectedVersion: versionInput, ...orderFields }),
  refusals: everyCode<OriginRefusal | OrderWishRefusal | AmendOrderRefusal>()(
    'REFUND_NOT_AMENDED',
    'ITEM_ORDERED',
    'MORE_THAN_ITEM',
    'RULES_MISSING',
    'ACCOUNT_NOT_OPEN',
    'PAYEE_RETIRED',
    'DETAILS_MISSING',
    'OTHER_TENANT',
    'URGENT_REASON_MISSING',
    'DUE_OUT_OF_RANGE',
    'FILE_UNKNOWN',
    'FILE_INFECTED',
    'ORDER_STATUS',
    'NOT_IN_RUN',
    'NOT_A_PERSON',
    'WRONG_SIDE',
    'DUTY_NOT_HELD',
    'OVER_LIMIT',
    'AMOUNT_OUT_OF_RANGE',
    'IBAN_INVALID',
    'CREDITOR_MISSING',
    'REMITTANCE_TOO_LONG',
    'VOUCHER_MISSING',
  ),
  load: async (repositories, { input }) => {
    const [stored] = await repositories.orders.lockOrders([input.orderId]);
    const wish = stored && (await orderWish(repositories, input));
    if (!wish) return null;
    const [payable] = stored.origin === 'payable' && stored.originId ? await lockPayables(repositories, [stored.originId]) : [];
    return { ...wish, stored, payable };
  },
  row: ({ stored }) => ({ tenantId: stored.tenantId, type: 'paymentOrder', id: stored.order.id, version: stored.version }),
  decide: (state, input, circumstances) => {
    const fault = originFault(state.stored, state.payable, input.amount);
    if (fault) return err(fault);
    const checked = checkedWish(state, input, circumstances);
    if (!checked.ok) return checked;
    const { content, rules, payeeAccountId, urgentReason } = checked.value;
    // What stands in a run has to be taken out of it by whoever made it: the file is theirs.
    const amended = amendOrder({ order: state.stored.order, rules, runState: null }, { content }, circumstances);
    if (!amended.ok) return amended;
    return ok({ order: amended.value.order, payeeAccountId, urgent: input.urgent, urgentReason, fileId: input.fileId ?? null });
  },
  save: ({ orders }, { order, ...more }) => orders.amendOrder(order, more),
  record: ({ order, ...more }, { stored }) => {
    const told = ({ content, status }: typeof order) => {
      const { creditorIban, amountCents, dueOn, creditorName, remittance, voucher, bankAccountId } = content;
      const amount = String(amountCents);
      return { status, amount, dueOn, creditorName, iban: shownIban(creditorIban), remittance, voucher, bankAccountId };
    };
    const [from, to] = [told(stored.order), told(order)];
    const fields = Object.keys(to) as (keyof typeof to)[];
    const changes = fields.filter((field) => from[field] !== to[field]).map((field) => ({ field, from: from[field], to: to[field] }));
    return { type: 'paymentOrder', id: order.id, content: { ...toldOrder(order), ...more, changes } };
  },
  outcome: ({ order }) => ({ orderId: order.id }),
});
