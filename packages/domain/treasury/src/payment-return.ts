// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, type Decide, err, ok, type Refusal, refusal, sumCents } from '@kernel/core';
import type { ItemMovement } from './open-item.ts';
import type { PaymentProposal } from './payment-proposal.ts';
import type { EnteredPayment } from './take-back-payment.ts';

/** A collection that came back from the bank (Rücklastschrift). The fee is recorded, and charged to nobody. Home: the centre. */
export interface PaymentReturn {
  readonly id: string;
  readonly proposalId: string;
  readonly itemId: string;
  readonly tenantId: string;
  readonly on: CivilDate;
  readonly reason: string;
  readonly feeCents: Cents;
  /** The payment that the money had been entered as; null if it had not been entered. */
  readonly paymentId: string | null;
  /** On the day of the payment: as if it had never been. */
  readonly movement: ItemMovement | null;
}

export interface PaymentReturnInput {
  readonly itemId: string;
  readonly on: CivilDate;
  readonly reason: string;
  readonly feeCents: Cents;
}

/** In order of precedence. */
export type RecordReturnRefusal =
  | 'NOT_A_PERSON'
  | 'NOT_COLLECTED'
  | 'RETURNED_ALREADY'
  | 'DATE_IN_FUTURE'
  | 'RETURN_TOO_EARLY'
  | 'REASON_MISSING'
  | 'FEE_NEGATIVE'
  | 'PAYMENT_TAKEN_BACK'
  | 'PAYMENT_NOT_OF_CLAIM'
  | 'PAYMENT_TO_NAME';

interface ReturnState {
  readonly proposal: PaymentProposal;
  readonly returned: ReadonlySet<string>;
  /** What is open of the claim now. */
  readonly openCents: Cents;
  readonly payment: EnteredPayment | null;
}

function inputRefusal({ on, reason, feeCents }: PaymentReturnInput, executeOn: CivilDate, today: CivilDate) {
  if (on > today) return refusal('DATE_IN_FUTURE' as const, { field: 'returnedOn', params: { today } });
  if (on < executeOn) return refusal('RETURN_TOO_EARLY' as const, { field: 'returnedOn', params: { date: executeOn } });
  if (reason.trim() === '') return refusal('REASON_MISSING' as const, { field: 'reason' });
  return feeCents < 0n ? refusal('FEE_NEGATIVE' as const, { field: 'fee' }) : null;
}

/** What the payment did to the claim and still does. */
const leftOf = ({ movements }: EnteredPayment, itemId: string): bigint =>
  sumCents(
    movements.filter((one) => one.itemId === itemId).map(({ kind, amountCents }) => cents(kind === 'payment' ? amountCents : -amountCents)),
  );

function paymentRefusal({ payment, openCents }: ReturnState, itemId: string): Refusal<RecordReturnRefusal> | null {
  if (payment === null) return openCents === 0n ? refusal('PAYMENT_TO_NAME', { field: 'paymentId' }) : null;
  if (payment.takenBackOn !== null) return refusal('PAYMENT_TAKEN_BACK', { field: 'paymentId', params: { date: payment.takenBackOn } });
  return leftOf(payment, itemId) <= 0n ? refusal('PAYMENT_NOT_OF_CLAIM', { field: 'paymentId' }) : null;
}

/** The claim is open again, and for the next proposal to take. */
export const recordPaymentReturn: Decide<ReturnState, PaymentReturnInput, PaymentReturn, RecordReturnRefusal> = (
  state,
  input,
  { by, today, newId },
) => {
  const { proposal, returned, payment } = state;
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const item = proposal.items.find(({ id }) => id === input.itemId);
  if (!item || proposal.kind !== 'collection' || proposal.status !== 'handedOver') return err(refusal('NOT_COLLECTED'));
  if (returned.has(item.id)) return err(refusal('RETURNED_ALREADY', { params: { label: item.reference, member: item.memberName } }));
  const wrong = inputRefusal(input, proposal.executeOn, today) ?? paymentRefusal(state, item.id);
  if (wrong) return err(wrong);
  const left = payment === null ? 0n : leftOf(payment, item.id);
  const amountCents = cents(left < item.amountCents ? left : item.amountCents);
  const movement: ItemMovement | null =
    payment === null ? null : { id: newId(), itemId: item.id, kind: 'repayment', on: payment.on, amountCents };
  const { on, feeCents } = input;
  const of = { id: newId(), proposalId: proposal.id, itemId: item.id, tenantId: item.tenantId };
  return ok({ ...of, on, reason: input.reason.trim(), feeCents, paymentId: payment?.id ?? null, movement });
};
