// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Iban, Instant } from '@kernel/core';
import type { Person } from '../person.ts';

export const ORDER_STATUSES = [
  'drafted',
  'factuallyDetermined',
  'arithmeticallyDetermined',
  'ordered',
  'accepted',
  'inRun',
  'fileMade',
  'releasedOnce',
  'released',
  'handedOver',
  'bankAccepted',
  'bankRejected',
  'debited',
  'done',
  'rejected',
  'returned',
  'recalled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/**
 * Where an order can go. Until it is handed over a change leads back to the draft, so that it is determined, ordered and released anew.
 * What the bank rejected, returned or gave back has been sent under its end-to-end id: paying it again takes another order.
 */
export const ORDER_TRANSITIONS = {
  drafted: ['factuallyDetermined', 'rejected'],
  factuallyDetermined: ['arithmeticallyDetermined', 'drafted', 'rejected'],
  arithmeticallyDetermined: ['ordered', 'drafted', 'rejected'],
  ordered: ['accepted', 'drafted', 'rejected'],
  accepted: ['inRun', 'drafted', 'rejected'],
  inRun: ['fileMade', 'accepted', 'drafted'],
  fileMade: ['releasedOnce', 'inRun', 'accepted', 'drafted'],
  releasedOnce: ['released', 'fileMade', 'inRun', 'accepted', 'drafted'],
  released: ['handedOver', 'fileMade', 'inRun', 'accepted', 'drafted'],
  // The statement of account may come before the bank's status report.
  handedOver: ['bankAccepted', 'bankRejected', 'debited', 'recalled'],
  bankAccepted: ['bankRejected', 'debited', 'recalled'],
  // The booking of its bank line was taken back, on a day that is not closed yet.
  debited: ['done', 'returned', 'recalled', 'handedOver'],
  // A return or a successful recall comes days later.
  done: ['returned', 'recalled'],
  bankRejected: [],
  rejected: ['drafted'],
  returned: [],
  recalled: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export const orderCanBecome = (from: OrderStatus, to: OrderStatus): boolean =>
  (ORDER_TRANSITIONS[from] as readonly OrderStatus[]).includes(to);

/** Whom to pay, how much, when, why. */
export interface OrderContent {
  /** The municipality's account that pays. */
  readonly bankAccountId: string;
  readonly creditorName: string;
  readonly creditorIban: Iban;
  /** 0.01 to 999,999,999.99 euro (SEPA). */
  readonly amountCents: Cents;
  readonly dueOn: CivilDate;
  /** What the creditor reads, at most 140 characters. */
  readonly remittance: string;
  /** The voucher that proves it, in the municipality's register. */
  readonly voucher: string;
}

/** A step that holds for the content as it is: a change of the content takes all of them back. */
export interface OrderStep {
  readonly duty: 'draft' | 'factual' | 'arithmetical' | 'order' | 'accept';
  readonly by: Person;
  readonly at: Instant;
}

/** A payment order (Auszahlungsanordnung). Home: the member. */
export interface PaymentOrder {
  readonly id: string;
  readonly tenantId: string;
  readonly status: OrderStatus;
  /** Short, opaque, unique: comes back on the statement of account. */
  readonly endToEndId: string;
  readonly content: OrderContent;
  readonly steps: readonly OrderStep[];
  /** Everyone who ever acted on it, also on a content that was changed since: none of them releases it. */
  readonly involved: readonly Person[];
  readonly runId: string | null;
  /** Why it was rejected, returned or recalled; null otherwise. */
  readonly reason: string | null;
  /** The bank line that debited it, or gave it back. */
  readonly bankLineId: string | null;
}

export const MAX_ORDER_CENTS = 99_999_999_999n;
export const MAX_REMITTANCE = 140;
/** Nm of a SEPA payment. */
export const MAX_CREDITOR_NAME = 70;

/** Statuses in which an order may still leave the house. */
export const BEFORE_HAND_OVER = [
  ...(['drafted', 'factuallyDetermined', 'arithmeticallyDetermined', 'ordered', 'accepted', 'inRun'] as const),
  ...(['fileMade', 'releasedOnce', 'released'] as const),
] satisfies readonly OrderStatus[];
/** Statuses in which it came to nothing: what it was to pay is owed still. */
export const CAME_TO_NOTHING = ['bankRejected', 'rejected', 'returned', 'recalled'] as const satisfies readonly OrderStatus[];
/** Statuses in which the money has left the account. */
export const PAID = ['debited', 'done'] as const satisfies readonly OrderStatus[];
