// SPDX-License-Identifier: EUPL-1.2
import type { Part } from '../part.ts';
import { amendPaymentOrder } from './amend-order.ts';
import { rejectPayeeDetails, releasePayeeDetails, retirePayee } from './decide-payee.ts';
import { enterPaymentOrder } from './enter-order.ts';
import { amendPayee, enterPayee, proposePayeeDetails } from './enter-payee.ts';
import { enterRefund } from './enter-refund.ts';
import { findPaymentOrder, paymentOrderHistory } from './find-order.ts';
import { findOrderList, findOrderMapping } from './find-order-list.ts';
import { findRefund } from './find-refund.ts';
import { ordersFields } from './graphql.ts';
import { ordersLabels, ordersPersonalData } from './labels.ts';
import { listPaymentOrders, paymentOrdersCsv } from './list-orders.ts';
import { findPayee, listPayees, payeeHistory } from './list-payees.ts';
import { messages } from './messages.ts';
import { orderPayables } from './order-payables.ts';
import { ordersDownload } from './orders-csv.ts';
import { readOrderInvoice } from './read-order-invoice.ts';
import { determineOrderArithmetically, determineOrderFactually, givePaymentOrder, rejectPaymentOrder } from './step-order.ts';
import { checkOrderList, takeOrderList } from './take-order-list.ts';
import { waitingDetails, waitingDeterminations, waitingOrders } from './waiting-orders.ts';

const waiting = [waitingDeterminations, waitingOrders, waitingDetails];

/** A municipality's payees and its payment orders, up to the order to pay. */
export const orders: Part = {
  useCases: [
    ...[enterPayee, amendPayee, retirePayee, proposePayeeDetails, releasePayeeDetails, rejectPayeeDetails],
    ...[enterPaymentOrder, enterRefund, orderPayables, amendPaymentOrder, rejectPaymentOrder],
    ...[determineOrderFactually, determineOrderArithmetically, givePaymentOrder],
    ...[checkOrderList, takeOrderList],
  ],
  queries: [
    listPaymentOrders,
    paymentOrdersCsv,
    findPaymentOrder,
    paymentOrderHistory,
    listPayees,
    findPayee,
    payeeHistory,
    ...[findRefund, readOrderInvoice, findOrderList, findOrderMapping],
    ...waiting,
  ],
  waiting,
  downloads: [ordersDownload],
  ownFiles: [{ table: 'payment_order', columns: ['file_id'], action: 'payments.read' }],
  graphql: ordersFields,
  labels: ordersLabels,
  personalData: ordersPersonalData,
  messages,
};
