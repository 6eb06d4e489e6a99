// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents, centsToDecimal, type Decide, err, refusal } from '@kernel/core';
import type { PaymentOrder } from '../order/order.ts';
import { orderSum, type PaymentRun } from '../order/run.ts';
import { accountOf } from './account.ts';
import { type BookRefusal, type BooksState, bookJournal, type Journal, type Posting } from './journal.ts';

/** Where what an order pays stands until it leaves: with the creditors as the order itself, for a refund as the receipt on its deposit account. */
export interface Owed {
  readonly accountId: string;
  readonly item: string;
}

export interface BookFileState extends BooksState {
  readonly run: PaymentRun;
  readonly orders: readonly PaymentOrder[];
  /** Whether an entry that was not taken back stands for the file already. */
  readonly booked: boolean;
  readonly owedAt: (order: PaymentOrder) => Owed;
}
/** In order of precedence. */
export type BookFileRefusal = 'FILE_BOOKED' | 'RUN_STATUS' | 'CONTROL_SUM_DIFFERS' | 'NO_TRANSIT_ACCOUNT' | BookRefusal;

/**
 * The file that leaves the house books creditor (or deposit) → transit, order by order: the control sum of the file, the sum of the released orders and
 * the sum on the transit account are one (I14).
 */
export const bookFile: Decide<BookFileState, { readonly bookedOn: CivilDate }, Journal, BookFileRefusal> = (
  state,
  { bookedOn },
  circumstances,
) => {
  const { run, orders, chart } = state;
  if (state.booked) return err(refusal('FILE_BOOKED'));
  if (run.file === null || run.status === 'composing' || run.status === 'cancelled')
    return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  const sum = orderSum(orders);
  if (sum !== run.file.controlSumCents) {
    const params = { file: centsToDecimal(run.file.controlSumCents), orders: centsToDecimal(sum) };
    return err(refusal('CONTROL_SUM_DIFFERS', { params }));
  }
  const transit = accountOf(chart, 'transit', run.bankAccountId);
  if (transit === undefined) return err(refusal('NO_TRANSIT_ACCOUNT', { params: { bankAccount: run.bankAccountId } }));
  const postings = orders.flatMap((order): Posting[] => [
    { ...state.owedAt(order), amountCents: order.content.amountCents },
    { accountId: transit.id, amountCents: cents(-order.content.amountCents), item: order.id },
  ]);
  const because = `file ${run.file.hash}`;
  return bookJournal(state, { tenantId: run.tenantId, bookedOn, source: 'file', sourceId: run.id, because, postings }, circumstances);
};

export interface BookRejectionState extends BooksState {
  readonly order: PaymentOrder;
  readonly owed: Owed;
  /** Whether its rejection is booked already. */
  readonly booked: boolean;
}
/** In order of precedence. */
export type BookRejectionRefusal = 'REJECTION_BOOKED' | 'ORDER_STATUS' | 'NO_TRANSIT_ACCOUNT' | BookRefusal;

/** What the bank rejected or gave back before it booked is owed again: transit → creditor, or back to the receipt that it refunds. */
export const bookRejection: Decide<BookRejectionState, { readonly bookedOn: CivilDate }, Journal, BookRejectionRefusal> = (
  state,
  { bookedOn },
  circumstances,
) => {
  const { order, owed } = state;
  if (state.booked) return err(refusal('REJECTION_BOOKED'));
  const neverDebited = order.bankLineId === null && (order.status === 'bankRejected' || order.status === 'recalled');
  if (!neverDebited) return err(refusal('ORDER_STATUS', { params: { status: order.status } }));
  const transit = accountOf(state.chart, 'transit', order.content.bankAccountId);
  if (transit === undefined) return err(refusal('NO_TRANSIT_ACCOUNT', { params: { bankAccount: order.content.bankAccountId } }));
  const postings: readonly Posting[] = [
    { accountId: transit.id, amountCents: order.content.amountCents, item: order.id },
    { ...owed, amountCents: cents(-order.content.amountCents) },
  ];
  const because = `${order.status}: ${order.reason ?? ''}`;
  const entry = { tenantId: order.tenantId, bookedOn, source: 'bankAnswer', sourceId: order.id, because, postings } as const;
  return bookJournal(state, entry, circumstances);
};
