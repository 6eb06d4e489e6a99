// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, type Decide, err, ok, refusal, sumCents } from '@kernel/core';
import type { ItemMovement } from './open-item.ts';
import { type AllocatePaymentRefusal, type AllocatePaymentState, allocatePayment, type PaymentOrder } from './payment-allocation.ts';
import { euro, type YearStep } from './year-step.ts';

export const CREDIT_USES = ['setOff', 'paidOut', 'takenBack'] as const;
export type CreditUseKind = (typeof CREDIT_USES)[number];

/** What a member has to get back, or can set off. Home: the member. */
export interface Credit {
  readonly id: string;
  readonly tenantId: string;
  readonly label: string;
  readonly amountCents: Cents;
  readonly arisenOn: CivilDate;
  readonly usedCents: Cents;
}

export interface CreditUse {
  readonly id: string;
  readonly creditId: string;
  readonly kind: CreditUseKind;
  readonly amountCents: Cents;
  readonly on: CivilDate;
  readonly reason: string;
}

/** In order of precedence. */
export type UseCreditRefusal =
  | 'NOT_A_PERSON'
  | 'REASON_MISSING'
  | 'PAYMENT_NOT_POSITIVE'
  | 'MORE_THAN_OPEN'
  | 'MORE_THAN_OWED'
  | AllocatePaymentRefusal;

export interface UseCreditState extends AllocatePaymentState {
  readonly credit: Credit;
  readonly order: PaymentOrder;
}
export interface UseCreditInput {
  readonly kind: 'setOff' | 'paidOut';
  readonly amountCents: Cents;
  /** Claims that it is set off against first. */
  readonly itemIds: readonly string[];
  readonly reason: string;
}
export interface UseCreditDecision {
  readonly use: CreditUse;
  readonly movements: readonly ItemMovement[];
  readonly steps: readonly YearStep[];
}

/** Sets a credit off against claims (§§ 387 ff. BGB, § 226 AO), as a payment of today would meet them, or records that it was paid out. */
export const useCredit: Decide<UseCreditState, UseCreditInput, UseCreditDecision, UseCreditRefusal> = (
  { credit, order, ...books },
  { kind, amountCents, itemIds, reason },
  { by, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (amountCents <= 0n) return err(refusal('PAYMENT_NOT_POSITIVE', { field: 'amount' }));
  const open = credit.amountCents - credit.usedCents;
  if (amountCents > open) return err(refusal('MORE_THAN_OPEN', { field: 'amount', params: { label: credit.label, open: euro(open) } }));
  const stranger = itemIds.find((id) => !books.items.some((item) => item.id === id && item.tenantId === credit.tenantId));
  if (stranger) return err(refusal('NAMED_ITEM_UNKNOWN', { field: 'itemIds', params: { item: stranger } }));
  const use: CreditUse = { id: newId(), creditId: credit.id, kind, amountCents, on: today, reason: reason.trim() };
  if (kind === 'paidOut') return ok({ use, movements: [], steps: [] });
  const payment = { id: use.id, tenantId: credit.tenantId, on: today, amountCents, namedItemIds: itemIds };
  const met = allocatePayment(books, payment, order);
  if (!met.ok) return met;
  if (met.value.creditCents > 0n) {
    const owed = cents(amountCents - met.value.creditCents);
    return err(refusal('MORE_THAN_OWED', { field: 'amount', params: { owed: euro(owed) } }));
  }
  const movements = met.value.movements.map((movement) => ({ ...movement, id: newId() }));
  return ok({ use, movements, steps: met.value.steps });
};

export const openCredit = ({ amountCents, usedCents }: Pick<Credit, 'amountCents' | 'usedCents'>): Cents => cents(amountCents - usedCents);
export const openCredits = (credits: readonly Credit[]): Cents => sumCents(credits.map(openCredit));
