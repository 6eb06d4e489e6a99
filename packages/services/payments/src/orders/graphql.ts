// SPDX-License-Identifier: EUPL-1.2
import { ORDER_STATUSES } from '@domain/payments';
import { type Builder, mutationField, type ObjectKinds, objectType, readField } from '@platform/graphql';
import { amendPaymentOrder } from './amend-order.ts';
import { rejectPayeeDetails, releasePayeeDetails, retirePayee } from './decide-payee.ts';
import { enterPaymentOrder } from './enter-order.ts';
import { amendPayee, enterPayee, proposePayeeDetails } from './enter-payee.ts';
import { enterRefund } from './enter-refund.ts';
import { findPaymentOrder, ORDER_DEEDS, type OrderDetail, paymentOrderHistory } from './find-order.ts';
import { findOrderList, findOrderMapping, type OrderListView } from './find-order-list.ts';
import { findRefund, type RefundStart } from './find-refund.ts';
import { listPaymentOrders, type OrderView } from './list-orders.ts';
import { findPayee, listPayees, type PayeeDetail, type PayeeView, payeeHistory } from './list-payees.ts';
import { messages } from './messages.ts';
import type { OrderMapping } from './order-list-mapping.ts';
import { orderPayables } from './order-payables.ts';
import { type OrderInvoice, readOrderInvoice } from './read-order-invoice.ts';
import { determineOrderArithmetically, determineOrderFactually, givePaymentOrder, rejectPaymentOrder } from './step-order.ts';
import { checkOrderList, takeOrderList } from './take-order-list.ts';

const STATUS = { enum: ['PaymentOrderStatus', ORDER_STATUSES] } as const;
const ORIGIN = { enum: ['PaymentOrderOrigin', ['entered', 'import', 'invoice', 'refund', 'payable']] } as const;
const PAYEE_STATUS = { enum: ['PayeeStatus', ['active', 'retired']] } as const;

const ORDER: ObjectKinds<OrderView> = {
  ...{ id: 'id', tenantId: 'id', year: 'int', number: 'int', status: STATUS, creditorName: 'text', ibanShown: 'text', amount: 'amount' },
  ...{ dueOn: 'date', remittance: 'text', voucher: 'text', urgent: 'yes', origin: ORIGIN, fileId: 'id?', runId: 'id?', reason: 'text?' },
  ...{ bankAccountId: 'id', accountLabel: 'text', createdAt: 'instant', version: 'int' },
};
const PAYEE: ObjectKinds<PayeeView> = {
  ...{ id: 'id', tenantId: 'id', number: 'text', name: 'text', town: 'text?', country: 'text?', status: PAYEE_STATUS, version: 'int' },
  ...{ ibanShown: 'text?', holder: 'text?', waiting: 'yes', shared: 'yes' },
};

function orderFields(builder: Builder, step: unknown, sentence: unknown): void {
  const row = objectType<OrderView>(builder, 'PaymentOrderRow', ORDER);
  type Page = Awaited<ReturnType<typeof listPaymentOrders.run>>;
  const page = objectType<Page>(builder, 'PaymentOrderPage', {
    ...{ items: { of: row, list: true }, nextCursor: 'text?', total: 'int', sum: 'amount' },
  });
  const done = objectType<OrderDetail['steps'][number]>(builder, 'PaymentOrderStep', {
    ...{ duty: { enum: ['PaymentOrderStepDuty', ['draft', 'factual', 'arithmetical', 'order', 'accept']] }, at: 'instant', by: 'text?' },
  });
  const deed = objectType<OrderDetail['deeds'][number]>(builder, 'PaymentOrderDeed', {
    ...{ deed: { enum: ['PaymentOrderDeedName', ORDER_DEEDS] }, possible: 'yes', why: { of: sentence, nullable: true } },
  });
  const twin = objectType<OrderDetail['twins'][number]>(builder, 'PaymentOrderTwin', {
    id: 'id',
    year: 'int',
    number: 'int',
    status: STATUS,
  });
  const order = objectType<OrderDetail>(builder, 'PaymentOrderDetail', {
    ...ORDER,
    ...{
      endToEndId: 'text',
      payeeId: 'id?',
      payeeNumber: 'text?',
      urgentReason: 'text?',
      fileName: 'text?',
      bankLineId: 'id?',
      originId: 'id?',
    },
    ...{ detailsReplaced: 'yes', steps: { of: done, list: true }, deeds: { of: deed, list: true }, twins: { of: twin, list: true } },
  });
  readField(builder, 'paymentOrders', listPaymentOrders, page);
  readField(builder, 'paymentOrder', findPaymentOrder, order, { nullable: true });
  readField(builder, 'paymentOrderHistory', paymentOrderHistory, [step]);
  const input = ({ orderId }: { orderId: string }) => ({ orderId });
  const payload = { order: { type: order, query: findPaymentOrder, input, nullable: true } };
  const useCases = [
    ...[enterPaymentOrder, amendPaymentOrder, rejectPaymentOrder],
    ...[determineOrderFactually, determineOrderArithmetically, givePaymentOrder],
  ];
  for (const useCase of [...useCases, enterRefund]) mutationField(builder, useCase, { messages, payload });
  const refund = objectType<RefundStart>(builder, 'RefundStart', {
    ...{ lineId: 'id', tenantId: 'id', accountLabel: 'text', bookingDay: 'date', amount: 'amount', name: 'text?', ibanShown: 'text?' },
    ...{ left: 'amount', underWay: 'amount', statement: 'int?', why: { of: sentence, nullable: true } },
  });
  readField(builder, 'refundStart', findRefund, refund, { nullable: true });
  mutationField(builder, orderPayables, { messages });
}

function payeeFields(builder: Builder, step: unknown): void {
  const row = objectType<PayeeView>(builder, 'PayeeRow', PAYEE);
  const other = objectType<PayeeDetail['details'][number]['others'][number]>(builder, 'PayeeName', {
    id: 'id',
    number: 'text',
    name: 'text',
  });
  const details = objectType<PayeeDetail['details'][number]>(builder, 'PayeeDetails', {
    ...{ id: 'id', detailsVersion: 'int', status: { enum: ['PayeeDetailsStatus', ['proposed', 'released', 'rejected', 'replaced']] } },
    ...{ holder: 'text', iban: 'text', bic: 'text?', evidence: 'text', proposedBy: 'text?', proposedAt: 'instant', proposedByMe: 'yes' },
    ...{ decidedBy: 'text?', decidedAt: 'instant?', reason: 'text?', version: 'int', others: { of: other, list: true } },
  });
  const payee = objectType<PayeeDetail>(builder, 'Payee', { ...PAYEE, details: { of: details, list: true } });
  readField(builder, 'payees', listPayees, [row]);
  readField(builder, 'payee', findPayee, payee, { nullable: true });
  readField(builder, 'payeeHistory', payeeHistory, [step]);
  const input = ({ payeeId }: { payeeId: string }) => ({ payeeId });
  const payload = { payee: { type: payee, query: findPayee, input, nullable: true } };
  for (const useCase of [enterPayee, amendPayee, retirePayee, proposePayeeDetails, releasePayeeDetails, rejectPayeeDetails])
    mutationField(builder, useCase, { messages, payload });
}

/** Orders from lists and from e-invoices. */
function listFields(builder: Builder, sentence: unknown): void {
  const fault = objectType<OrderListView['faults'][number]>(builder, 'OrderListFault', {
    ...{ row: 'int', column: 'text', code: 'text', text: 'text', message: { of: sentence } },
  });
  const list = objectType<OrderListView>(builder, 'OrderList', {
    ...{ id: 'id', tenantId: 'id', status: 'text', fileName: 'text', version: 'int', sum: 'amount', rows: 'int', added: 'int' },
    ...{ faulty: 'int', headers: { of: 'String', list: true }, faults: { of: fault, list: true } },
  });
  const mapping = objectType<OrderMapping>(builder, 'OrderListMapping', {
    ...{ bankAccountId: 'id', format: 'text', separator: 'text', encoding: 'text', dateForm: 'text', decimalSign: 'text' },
    ...{ headerRow: 'int', payee: 'text', iban: 'text', amount: 'text', dueOn: 'text', remittance: 'text', voucher: 'text' },
  });
  const invoice = objectType<OrderInvoice>(builder, 'OrderInvoice', {
    ...{ fileId: 'id', fileName: 'text', number: 'text', sellerName: 'text', amount: 'amount?', dueOn: 'date?', remittance: 'text' },
    ...{ ibanShown: 'text?', payeeId: 'id?', failure: { of: sentence, nullable: true }, notes: { of: sentence, list: true } },
  });
  readField(builder, 'orderList', findOrderList, list, { nullable: true });
  readField(builder, 'orderListMapping', findOrderMapping, mapping, { nullable: true });
  readField(builder, 'orderInvoice', readOrderInvoice, invoice, { nullable: true });
  const input = ({ importId }: { importId: string }) => ({ importId });
  const payload = { list: { type: list, query: findOrderList, input, nullable: true } };
  for (const useCase of [checkOrderList, takeOrderList]) mutationField(builder, useCase, { messages, payload });
}

export function ordersFields(builder: Builder, step: unknown): void {
  const sentence = objectType<{ de: string; en: string }>(builder, 'PaymentText', { de: 'text', en: 'text' });
  listFields(builder, sentence);
  orderFields(builder, step, sentence);
  payeeFields(builder, step);
}
