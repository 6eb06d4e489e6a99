// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** Name and day of the contract: another shape gets another day. */
export const PAYMENT_HAND_OVER_FORMAT = 'verbund-payment-proposal/2026-11-23';

export const MANDATE_SEQUENCES = ['FRST', 'RCUR', 'OOFF', 'FNAL'] as const;
export type MandateSequence = (typeof MANDATE_SEQUENCES)[number];

/** Basis- or Firmenlastschrift: a bank collects them by different rules, and a B2B mandate is known to the debtor's bank. */
export const MANDATE_SCHEMES = ['CORE', 'B2B'] as const;
export type MandateScheme = (typeof MANDATE_SCHEMES)[number];

/** Who pays or is paid. */
export interface PaymentAccount {
  /** Of the account's holder: 1 to 70 characters. */
  readonly name: string;
  /** Without blanks. */
  readonly iban: string;
}

export interface PaymentMandate {
  /** 1 to 35 characters. */
  readonly id: string;
  readonly signedOn: CivilDate;
  readonly scheme: MandateScheme;
  readonly sequence: MandateSequence;
}

export interface PaymentInstruction {
  /** Of the claim or the credit. */
  readonly id: string;
  /** The member, by id, official key and name. */
  readonly tenantId: string;
  readonly ags: string;
  readonly member: string;
  /** 1 to 35 characters of the SEPA set, no slash at an end and none doubled; never used twice. */
  readonly endToEndId: string;
  readonly dueOn: CivilDate;
  /** Above zero. */
  readonly amountCents: Cents;
  /** '' as long as no document has asked for it. */
  readonly documentNumber: string;
  /** What stands on the bank statement, with the number of the document: at most 140 characters. */
  readonly remittance: string;
  /** The member's account: debtor of a collection, creditor of a payout. */
  readonly account: PaymentAccount;
  /** With a collection alone. */
  readonly mandate: PaymentMandate | null;
}

/** What payment processing is to carry out: bodies, accounts and amounts, nothing to look up. */
export interface PaymentHandOver {
  readonly format: typeof PAYMENT_HAND_OVER_FORMAT;
  readonly id: string;
  readonly kind: 'collection' | 'payout';
  readonly status: 'proposed' | 'handedOver' | 'discarded';
  readonly executeOn: CivilDate;
  readonly currency: 'EUR';
  readonly totalCents: Cents;
  /** The association: creditor of a collection, debtor of a payout. */
  readonly ownAccount: PaymentAccount & {
    /** Creditor identifier; '' with a payout, where none is needed. */
    readonly creditorId: string;
  };
  readonly items: readonly PaymentInstruction[];
}

/** As a file: whole cents are texts of digits, so that no reader rounds them. */
export const paymentHandOverJson = (handOver: PaymentHandOver): string =>
  `${JSON.stringify(handOver, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`;

export interface PaymentHandOvers {
  /** What two people have handed over; null if there is no such proposal, or it is not handed over. */
  handedOver(reads: Reads, proposalId: string): Promise<PaymentHandOver | null>;
}

/** Offered by treasury. */
export const paymentHandOversPort = definePort<PaymentHandOvers>('treasury.paymentHandOvers');
