// SPDX-License-Identifier: EUPL-1.2
import {
  type Bilingual,
  byText,
  type Cents,
  type CivilDate,
  cents,
  err,
  ok,
  type Refusal,
  type Result,
  refusal,
  ZERO_CENTS,
} from '@kernel/core';
import { type Deferral, type ItemKind, type ItemMovement, type ItemState, isSidePayment, itemState, type OpenItem } from './open-item.ts';
import { euro, step, type YearStep } from './year-step.ts';

/** By which rule a payment meets claims that the payer did not name. */
export type PaymentOrder = 'civilLaw' | 'publicLaw' | 'oldestFirst';

/**
 * civilLaw: what is due before what is not (§ 366 Abs. 2 BGB), costs, then interest and late charges, then the claim itself (§ 367 Abs. 1 BGB).
 * publicLaw: the claims themselves before costs, interest and late charges (§ 225 Abs. 2 AO). In each the oldest due date first.
 */
export const PAYMENT_ORDERS: Readonly<Record<PaymentOrder, { readonly source: string; readonly rule: Bilingual }>> = {
  civilLaw: {
    source: '§§ 366, 367 BGB',
    rule: {
      de: 'Zuerst, was der Zahler bestimmt; dann Fälliges vor nicht Fälligem, Kosten vor Zinsen vor Hauptforderungen, die älteste Fälligkeit zuerst.',
      en: 'First what the payer names; then what is due before what is not, costs before interest before the claims themselves, the oldest due date first.',
    },
  },
  publicLaw: {
    source: '§ 225 AO',
    rule: {
      de: 'Zuerst, was der Zahler bestimmt; dann Fälliges vor nicht Fälligem, Hauptforderungen vor Kosten, Zinsen und Säumniszuschlägen, die älteste Fälligkeit zuerst.',
      en: 'First what the payer names; then what is due before what is not, the claims themselves before costs, interest and late charges, the oldest due date first.',
    },
  },
  oldestFirst: {
    source: '',
    rule: {
      de: 'Zuerst, was der Zahler bestimmt; dann die älteste Fälligkeit zuerst.',
      en: 'First what the payer names; then the oldest due date first.',
    },
  },
};

const SIDE_RANKS: Readonly<Record<PaymentOrder, (kind: ItemKind) => number>> = {
  civilLaw: (kind) => (kind === 'cost' ? 0 : isSidePayment(kind) ? 1 : 2),
  publicLaw: (kind) => (isSidePayment(kind) ? ['cost', 'interest', 'lateCharge'].indexOf(kind) + 1 : 0),
  oldestFirst: () => 0,
};

export interface Payment {
  readonly id: string;
  readonly tenantId: string;
  /** Day of value. */
  readonly on: CivilDate;
  /** Above zero. */
  readonly amountCents: Cents;
  /** Claims that the payer named, in the payer's order (§ 366 Abs. 1 BGB, § 225 Abs. 1 AO). */
  readonly namedItemIds: readonly string[];
}

export interface PaymentAllocation {
  readonly order: PaymentOrder;
  readonly movements: readonly ItemMovement[];
  /** What meets no claim: a credit of the member. movements + credit = payment. */
  readonly creditCents: Cents;
  readonly steps: readonly YearStep[];
}

/** In order of precedence. */
export type AllocatePaymentRefusal = 'PAYMENT_NOT_POSITIVE' | 'NAMED_ITEM_UNKNOWN' | 'NAMED_ITEM_TWICE';

export interface AllocatePaymentState {
  readonly items: readonly OpenItem[];
  readonly movements: readonly ItemMovement[];
  readonly deferrals: readonly Deferral[];
}

function checkPayment({ amountCents, namedItemIds }: Payment, own: ReadonlyMap<string, OpenItem>): Refusal<AllocatePaymentRefusal> | null {
  if (amountCents <= 0n) return refusal('PAYMENT_NOT_POSITIVE', { field: 'amount' });
  for (const [index, id] of namedItemIds.entries()) {
    const field = `namedItemIds.${index}`;
    const item = own.get(id);
    if (item === undefined) return refusal('NAMED_ITEM_UNKNOWN', { field, params: { item: id } });
    if (namedItemIds.indexOf(id) !== index) return refusal('NAMED_ITEM_TWICE', { field, params: { label: item.label } });
  }
  return null;
}

/** The claims in the order in which the money meets them. */
function inOrder(states: readonly ItemState[], { on, namedItemIds }: Payment, order: PaymentOrder): ItemState[] {
  const place = ({ item }: ItemState): number => (namedItemIds.includes(item.id) ? namedItemIds.indexOf(item.id) : namedItemIds.length);
  const later = ({ dueOn }: ItemState): number => (dueOn > on ? 1 : 0);
  const side = ({ item }: ItemState): number => SIDE_RANKS[order](item.kind);
  return [...states].sort(
    (a, b) => place(a) - place(b) || later(a) - later(b) || side(a) - side(b) || byText(a.dueOn, b.dueOn) || byText(a.item.id, b.item.id),
  );
}

/** Sets a payment against the claims of its member, cent by cent in the stated order; what is left over is a credit, never lost. */
export function allocatePayment(
  { items, movements, deferrals }: AllocatePaymentState,
  payment: Payment,
  order: PaymentOrder,
): Result<PaymentAllocation, Refusal<AllocatePaymentRefusal>> {
  const own = new Map(items.filter(({ tenantId }) => tenantId === payment.tenantId).map((item) => [item.id, item]));
  const wrong = checkPayment(payment, own);
  if (wrong) return err(wrong);
  // Movements known by now count whatever their day: what was paid for later is not open either.
  const lastDay = movements.reduce((latest, { on }) => (on > latest ? on : latest), payment.on);
  const states = [...own.values()].map((item) => ({
    ...itemState(item, movements, deferrals, payment.on),
    openCents: itemState(item, movements, deferrals, lastDay).openCents,
  }));
  const made: ItemMovement[] = [];
  const steps: YearStep[] = [step('PAYMENT', { amount: euro(payment.amountCents), date: payment.on })];
  let left: bigint = payment.amountCents;
  for (const { item, dueOn, openCents } of inOrder(states, payment, order)) {
    const amount = openCents < left ? openCents : left;
    if (amount <= 0n) continue;
    left -= amount;
    made.push({ id: `${payment.id}:${item.id}`, itemId: item.id, kind: 'payment', on: payment.on, amountCents: cents(amount) });
    const named = payment.namedItemIds.includes(item.id);
    steps.push(
      step(named ? 'PAYMENT_NAMED' : 'PAYMENT_PART', { label: item.label, dueOn, amount: euro(amount), open: euro(openCents - amount) }),
    );
  }
  if (left > 0n) steps.push(step('PAYMENT_CREDIT', { credit: euro(left) }));
  return ok({ order, movements: made, creditCents: left > 0n ? cents(left) : ZERO_CENTS, steps });
}
