// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { StatementFinding } from './finding.ts';

/**
 * The neutral form of what banks send: camt.053/052/054 of every version and MT940/MT942 come out alike.
 * Nothing in it is rounded or guessed; what cannot be read is null and has its finding.
 */

/** Only an end-of-day statement closes a day: an intraday report shows what may still change, a notification resolves batches. */
export type StatementKind = 'end-of-day' | 'intraday' | 'notification';

export type StatementFormat =
  | {
      readonly name: 'camt.053' | 'camt.052' | 'camt.054' /** '02', '04', '08'; null without a namespace. */;
      readonly version: string | null;
    }
  | { readonly name: 'MT940' | 'MT942'; readonly version: null };

export interface StatementAccount {
  /** What stands for the account: its IBAN, else the other number; '' where the bank names neither. */
  readonly id: string;
  readonly iban: string | null;
  /** '87052000/123456789' */
  readonly other: string | null;
  /** ISO 4217; null where neither account nor balances name one. */
  readonly currency: string | null;
  readonly owner: string | null;
  readonly bic: string | null;
}

export interface Balance {
  /** As camt calls them: OPBD and PRCD opening, CLBD closing, ITBD interim, CLAV and FWAV available … */
  readonly code: string;
  /** Of a page within a statement (camt: sub-type INTM; MT940: 60M, 62M). */
  readonly interim: boolean;
  /** Below zero: the account is overdrawn. */
  readonly amountCents: bigint | null;
  readonly currency: string | null;
  readonly day: CivilDate | null;
  readonly line: number;
}

export type EntryStatus = 'BOOK' | 'PDNG' | 'INFO' | 'FUTR' | 'UNKNOWN';

export interface Party {
  readonly name: string | null;
  readonly iban: string | null;
  /** Number of an account that has no IBAN. */
  readonly account: string | null;
  readonly bic: string | null;
}

export interface StructuredReference {
  /** 'SCOR', 'QRR' …; null where the bank does not say. */
  readonly type: string | null;
  readonly reference: string;
}

export interface MoneyText {
  /** As it stands in the file, since it may be of a currency with other decimals. */
  readonly text: string;
  readonly currency: string | null;
  /** Null where the text is no amount of at most two decimals. */
  readonly cents: bigint | null;
}

export interface Charge extends MoneyText {
  /** CRDT: in favour of the account; null where the bank does not say. */
  readonly direction: 'CRDT' | 'DBIT' | null;
}

/** Codes of what happened, each as the bank gives it. */
export interface TransactionCode {
  /** Of the German list (Geschäftsvorfallcode): '166', '116'; null where there is none. */
  readonly gvc: string | null;
  /** 'NTRF' */
  readonly swift: string | null;
  readonly primanota: string | null;
  /** 'PMNT/RCDT/ESCT' */
  readonly domain: string | null;
  /** The bank's own code as it stands: 'NTRF+166+00931', '544'. */
  readonly proprietary: string | null;
}

export interface ReturnReason {
  /** 'AC04' */
  readonly code: string | null;
  readonly text: string | null;
}

/** One payment within a booking. */
export interface EntryDetail {
  /** Signed like the booking; null where the bank gives no amount for it, or one that cannot be read. */
  readonly amountCents: bigint | null;
  readonly currency: string | null;
  readonly endToEndId: string | null;
  readonly mandateId: string | null;
  readonly creditorId: string | null;
  readonly messageId: string | null;
  readonly paymentInformationId: string | null;
  readonly instructionId: string | null;
  readonly transactionId: string | null;
  readonly bankReference: string | null;
  /** The other side: who paid, or who was paid; of a returned payment the one who sent it back. */
  readonly party: Party;
  readonly debtor: Party;
  readonly creditor: Party;
  readonly ultimateDebtor: string | null;
  readonly ultimateCreditor: string | null;
  /** The payer's text, its lines joined as the format says. */
  readonly remittance: string;
  /** The same as the bank delivers it, a piece at a time. */
  readonly remittanceLines: readonly string[];
  readonly structuredReferences: readonly StructuredReference[];
  readonly purpose: string | null;
  readonly returnReason: ReturnReason | null;
  /** What was ordered, where it is not what was booked (charges taken, another currency). */
  readonly originalAmount: MoneyText | null;
  readonly charges: readonly Charge[];
  readonly code: TransactionCode;
  readonly additional: string | null;
}

export interface Batch {
  readonly messageId: string | null;
  readonly paymentInformationId: string | null;
  readonly count: number | null;
  readonly totalCents: bigint | null;
}

/** One booking line. */
export interface Entry {
  /** From 1, in the order of the statement. */
  readonly number: number;
  readonly line: number;
  /** Above zero: the account gets it. A reversal already carries its own direction. Null: unreadable, with a finding. */
  readonly amountCents: bigint | null;
  readonly currency: string | null;
  readonly bookingDay: CivilDate | null;
  readonly valueDay: CivilDate | null;
  readonly status: EntryStatus;
  /** The booking takes back an earlier one. It does not turn the sign. */
  readonly reversal: boolean;
  /** The bank's own reference; real banks repeat it on different bookings. */
  readonly bankReference: string | null;
  readonly entryReference: string | null;
  readonly code: TransactionCode;
  readonly batches: readonly Batch[];
  readonly charges: readonly Charge[];
  readonly details: readonly EntryDetail[];
  readonly additional: string | null;
}

/** What the file says of a statement before its bookings. */
export interface StatementHead {
  readonly format: StatementFormat;
  readonly kind: StatementKind;
  /** Name of the file within a ZIP; null outside. */
  readonly member: string | null;
  readonly id: string;
  readonly messageId: string | null;
  readonly account: StatementAccount;
  /** Electronic and legal number as they stand ('25', '00000'); real banks repeat and restart them. */
  readonly electronicSequence: string | null;
  readonly legalSequence: string | null;
  /** Last: null where the file says it only by its closing balance. */
  readonly page: { readonly number: number; readonly last: boolean | null } | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** As it stands: an instant with or without a zone. */
  readonly createdAt: string | null;
  readonly line: number;
}

/** What can be said when the last booking has been read. */
export interface StatementFoot {
  readonly account: StatementAccount;
  readonly balances: readonly Balance[];
  readonly entryCount: number;
  readonly findings: readonly StatementFinding[];
}

export interface Statement extends StatementHead, StatementFoot {
  readonly entries: readonly Entry[];
}
