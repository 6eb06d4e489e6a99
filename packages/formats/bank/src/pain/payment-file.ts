// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';

/** What a payment file is made from: everything that banks need and nothing else. */

export const PAYMENT_FILE_FORMAT = 'verbund-payments/1';

/** Structured: town and country at least. Unstructured lines are forbidden since 15 November 2026 and cannot be given. */
export interface PaymentAddress {
  readonly street?: string;
  readonly number?: string;
  readonly postCode?: string;
  readonly town: string;
  readonly country: string;
}

export interface PaymentParty {
  readonly name: string;
  readonly iban: string;
  readonly bic?: string;
  readonly address?: PaymentAddress;
}

interface PaymentPosition {
  /** A short opaque id of the order: what statements are matched by. */
  readonly endToEndId: string;
  readonly instructionId?: string;
  readonly amount: Cents;
  /** At most 140 characters. */
  readonly remittance?: string;
  /** ISO 11649, 'RF…', instead of a text. */
  readonly reference?: string;
  /** Of the ISO list: 'SALA', 'TAXS' … */
  readonly purpose?: string;
}

export interface TransferPosition extends PaymentPosition {
  readonly creditor: PaymentParty;
}
export interface DebitPosition extends PaymentPosition {
  readonly debtor: PaymentParty;
  readonly mandateId: string;
  readonly mandateDay: CivilDate;
}

interface PaymentGroup {
  readonly id: string;
  readonly day: CivilDate;
  /** One booking at the bank for all of it, which is told apart later by 'id'. */
  readonly batchBooking: boolean;
}

export interface TransferGroup extends PaymentGroup {
  readonly instant: boolean;
  /** 'HH:MM:SS', with an instant payment alone. */
  readonly time?: string;
  readonly debtor: PaymentParty;
  readonly transactions: readonly TransferPosition[];
}
export interface DebitGroup extends PaymentGroup {
  readonly scheme: 'CORE' | 'B2B';
  readonly sequence: 'FRST' | 'RCUR' | 'OOFF' | 'FNAL';
  readonly creditor: PaymentParty;
  readonly creditorId: string;
  readonly transactions: readonly DebitPosition[];
}

interface PaymentFileHead {
  readonly messageId: string;
  /** 'YYYY-MM-DDTHH:MM:SSZ' */
  readonly createdAt: string;
  readonly initiator: string;
}

export type PaymentFile =
  | (PaymentFileHead & { readonly kind: 'transfer'; readonly payments: readonly TransferGroup[] })
  | (PaymentFileHead & { readonly kind: 'debit'; readonly payments: readonly DebitGroup[] });
