// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, ok, refusal } from '@kernel/core';
import type { Credit, CreditUse } from './credit.ts';
import type { ItemMovement, OpenItem } from './open-item.ts';

/** A payment as it was entered, with what it did. */
export interface EnteredPayment {
  readonly id: string;
  readonly on: CivilDate;
  readonly amountCents: Cents;
  readonly takenBackOn: CivilDate | null;
  readonly movements: readonly ItemMovement[];
  /** What met no claim; null if all of it did. */
  readonly credit: Credit | null;
}

/** In order of precedence. */
export type TakeBackPaymentRefusal =
  | 'PAYMENT_TAKEN_BACK'
  | 'NOT_A_PERSON'
  | 'REASON_MISSING'
  | 'PAYMENT_RETURNED'
  | 'CREDIT_USED'
  | 'WRITTEN_OFF_SINCE';

export interface TakeBackPaymentDecision {
  readonly paymentId: string;
  readonly on: CivilDate;
  readonly reason: string;
  /** Counter-movements on the day of the payment: as if it had never been. */
  readonly movements: readonly ItemMovement[];
  readonly creditUse: CreditUse | null;
}

/** A payment that was entered by mistake, or came back from the bank. */
export const takeBackPayment: Decide<
  { readonly payment: EnteredPayment; readonly items: readonly OpenItem[]; readonly writtenOff: ReadonlySet<string> },
  { readonly reason: string },
  TakeBackPaymentDecision,
  TakeBackPaymentRefusal
> = ({ payment, items, writtenOff }, { reason }, { by, today, newId }) => {
  if (payment.takenBackOn !== null) return err(refusal('PAYMENT_TAKEN_BACK', { params: { date: payment.takenBackOn } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const text = reason.trim();
  if (text === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  // What the bank gave back of it is given back already.
  if (payment.movements.some(({ kind }) => kind === 'repayment')) return err(refusal('PAYMENT_RETURNED'));
  if (payment.credit !== null && payment.credit.usedCents > 0n)
    return err(refusal('CREDIT_USED', { params: { label: payment.credit.label } }));
  const given = payment.movements.find(({ itemId }) => writtenOff.has(itemId));
  if (given) return err(refusal('WRITTEN_OFF_SINCE', { params: { label: items.find(({ id }) => id === given.itemId)?.label ?? '' } }));
  const movements = payment.movements.map(
    ({ itemId, on, amountCents }): ItemMovement => ({ id: newId(), itemId, kind: 'repayment', on, amountCents }),
  );
  const { credit } = payment;
  const creditUse: CreditUse | null =
    credit === null
      ? null
      : { id: newId(), creditId: credit.id, kind: 'takenBack', amountCents: credit.amountCents, on: today, reason: text };
  return ok({ paymentId: payment.id, on: today, reason: text, movements, creditUse });
};
