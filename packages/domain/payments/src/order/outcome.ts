// SPDX-License-Identifier: EUPL-1.2
import { type Cents, centsToDecimal, type Decide, type Decider, err, ok, type Refusal, refusal } from '@kernel/core';
import { personOf, samePerson } from '../person.ts';
import type { OrderState } from './determine.ts';
import { type DutyRefusal, holderOf, isRefusal } from './duty.ts';
import { type OrderStatus, orderCanBecome, type PaymentOrder } from './order.ts';
import type { Release } from './run.ts';

const checkStatus = (order: PaymentOrder, to: OrderStatus): Refusal<'ORDER_STATUS'> | null =>
  orderCanBecome(order.status, to) ? null : refusal('ORDER_STATUS', { params: { status: order.status } });

/** In order of precedence. */
export type BankAnswerRefusal = 'ORDER_STATUS' | 'REASON_MISSING';

/** What the bank's status report (pain.002) says of an order. */
export const takeBankAnswer: Decide<
  PaymentOrder,
  { readonly accepted: true } | { readonly accepted: false; readonly reason: string },
  PaymentOrder,
  BankAnswerRefusal
> = (order, answer) => {
  const status = answer.accepted ? 'bankAccepted' : 'bankRejected';
  const wrong = checkStatus(order, status);
  if (wrong) return err(wrong);
  if (answer.accepted) return ok({ ...order, status });
  const reason = answer.reason.trim();
  return reason === '' ? err(refusal('REASON_MISSING', { field: 'reason' })) : ok({ ...order, status, reason });
};

/** A booked bank line, as far as an order needs it; below zero: money went out. */
export interface OrderLine {
  readonly id: string;
  readonly tenantId: string;
  readonly amountCents: Cents;
}

export interface DebitState {
  readonly order: PaymentOrder;
  /** The releases of its file. */
  readonly releases: readonly Release[];
}

/** In order of precedence. */
export type DebitRefusal = 'ORDER_STATUS' | 'OTHER_TENANT' | 'AMOUNT_DIFFERS' | 'BOOKED_BY_RELEASER';

/** The part of a bank line that pays the order has been booked: by a job, or by a person who did not release it. */
export const markDebited: Decide<DebitState, OrderLine, PaymentOrder, DebitRefusal> = ({ order, releases }, line, { by }) => {
  const wrong = checkStatus(order, 'debited') ?? checkLine(order, line, -order.content.amountCents);
  if (wrong) return err(wrong);
  const booker = bookerFault(releases, by);
  return booker ? err(booker) : ok({ ...order, status: 'debited', bankLineId: line.id });
};

/** Who books does not release (§ 31 KomHVO NRW); a job is nobody. */
function bookerFault(releases: readonly Release[], by: Decider): Refusal<'BOOKED_BY_RELEASER'> | null {
  const person = personOf(by);
  return person !== null && releases.some((release) => samePerson(release.by, person)) ? refusal('BOOKED_BY_RELEASER') : null;
}

function checkLine(order: PaymentOrder, line: OrderLine, expected: bigint): Refusal<'OTHER_TENANT' | 'AMOUNT_DIFFERS'> | null {
  if (line.tenantId !== order.tenantId) return refusal('OTHER_TENANT');
  if (line.amountCents === expected) return null;
  return refusal('AMOUNT_DIFFERS', { params: { expected: centsToDecimal(expected), line: centsToDecimal(line.amountCents) } });
}

/** In order of precedence. */
export type TakeDebitBackRefusal = 'ORDER_STATUS' | 'BOOKED_BY_RELEASER';

/** The booking of the line that debited it was a mistake and is taken back: it is on its way again. */
export const takeDebitBack: Decide<DebitState, Record<never, never>, PaymentOrder, TakeDebitBackRefusal> = (
  { order, releases },
  _input,
  { by },
) => {
  const wrong = order.status === 'debited' ? bookerFault(releases, by) : refusal('ORDER_STATUS', { params: { status: order.status } });
  return wrong ? err(wrong) : ok({ ...order, status: 'handedOver', bankLineId: null });
};

/** In order of precedence. */
export type CompleteRefusal = 'ORDER_STATUS';

/** Its day is closed with it. */
export const completeOrder: Decide<PaymentOrder, Record<never, never>, PaymentOrder, CompleteRefusal> = (order) => {
  const wrong = checkStatus(order, 'done');
  return wrong ? err(wrong) : ok({ ...order, status: 'done' });
};

/** In order of precedence. */
export type GivenBackRefusal = 'ORDER_STATUS' | 'OTHER_TENANT' | 'AMOUNT_DIFFERS' | 'REASON_MISSING' | 'BOOKED_BY_RELEASER';

/** The money came back: the payee's bank could not credit it. The line may be less by the bank's charges, which are booked apart. */
export const markReturned: Decide<DebitState, { readonly line: OrderLine; readonly reason: string }, PaymentOrder, GivenBackRefusal> = (
  { order, releases },
  { line, reason },
  { by },
) => {
  const wrong = checkStatus(order, 'returned') ?? checkLine(order, line, order.content.amountCents);
  if (wrong) return err(wrong);
  if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const booker = bookerFault(releases, by);
  if (booker) return err(booker);
  return ok({ ...order, status: 'returned', bankLineId: line.id, reason: reason.trim() });
};

/** In order of precedence. */
export type RecallRefusal = 'ORDER_STATUS' | DutyRefusal | 'REASON_MISSING' | 'BOOKED_BY_RELEASER';

/** The bank confirmed that it gave an order back on our wish. Before the hand-over an order is taken out of its run instead. */
export const markRecalled: Decide<OrderState & Pick<DebitState, 'releases'>, { readonly reason: string }, PaymentOrder, RecallRefusal> = (
  { order, rules, releases },
  input,
  circumstances,
) => {
  const wrong = checkStatus(order, 'recalled');
  if (wrong) return err(wrong);
  const by = holderOf({ rules, tenantId: order.tenantId, duty: 'recall', amountCents: order.content.amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const booker = bookerFault(releases, circumstances.by);
  return booker ? err(booker) : ok({ ...order, status: 'recalled', reason });
};
