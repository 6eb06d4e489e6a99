// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Instant } from '@kernel/core';
import type { UsedStatement } from '../bank/bank-day.ts';
import type { DebitScheme } from '../debit/mandate.ts';
import type { Person } from '../person.ts';
import type { BooksCarry } from './carry.ts';

/**
 * Version of the rules below; stands in every closing, so that an old day is worked out as it was then, byte for byte. 2: files of direct
 * debits stand in section F as well. 3: what people found out of possible repeats stands in section H, and what a closing has already is left
 * out of what came late.
 */
export type ClosingRulesVersion = 1 | 2 | 3;
export const CLOSING_RULES_VERSION: ClosingRulesVersion = 3;

export interface CountedSum {
  readonly count: number;
  /** Never below zero. */
  readonly sumCents: Cents;
}

/** B: an own account as the books see it: bank and transit together (SOLL). */
export interface BookAccount {
  readonly bankAccountId: string;
  readonly currency: string;
  readonly openingCents: Cents;
  readonly receipts: CountedSum;
  readonly payments: CountedSum;
  /** Between own accounts: in less out. */
  readonly transfers: { readonly count: number; readonly netCents: Cents };
  readonly closingCents: Cents;
}

/** C: the same account as the bank sees it (IST). */
export interface BankAccountDay {
  readonly bankAccountId: string;
  readonly statements: readonly UsedStatement[];
  /** Whoever stated that the bank had nothing to book; null where a statement tells. */
  readonly quietBy: Person | null;
  readonly openingCents: Cents;
  readonly credits: CountedSum;
  readonly debits: CountedSum;
  readonly closingCents: Cents;
}

/** D: why SOLL and IST differ, item by item. */
export interface PendingItem {
  readonly bankAccountId: string;
  /** 'notAtBank': booked and on its way; 'notBooked': the bank has it and the books do not. */
  readonly kind: 'notAtBank' | 'notBooked';
  readonly item: string;
  /** What it adds to SOLL − IST. */
  readonly amountCents: Cents;
  readonly since: CivilDate;
  readonly ageDays: number;
  readonly reason: string;
  readonly owner: string;
}
export interface Bridge {
  readonly bankAccountId: string;
  readonly bookCents: Cents;
  readonly bankCents: Cents;
  /** Book − bank = the sum of the pending items (I7). */
  readonly differenceCents: Cents;
  readonly items: readonly PendingItem[];
}

/** E: what is kept apart: deposits, advances, passing and foreign funds. */
export interface KeptAccount {
  readonly accountId: string;
  readonly kind: 'deposit' | 'advance' | 'passing' | 'foreign';
  readonly openingCents: Cents;
  readonly movementCents: Cents;
  readonly closingCents: Cents;
  readonly items: readonly {
    readonly item: string;
    readonly amountCents: Cents;
    readonly since: CivilDate;
    readonly ageDays: number;
    readonly owner: string;
  }[];
}

/** F: a payment file that left on the day or is still on its way. */
export interface ClosingFile {
  readonly runId: string;
  readonly bankAccountId: string;
  readonly fileHash: string;
  readonly handedOverOn: CivilDate;
  readonly count: number;
  readonly controlSumCents: Cents;
  readonly releasedBy: readonly Person[];
  readonly accepted: CountedSum;
  readonly rejected: CountedSum;
  readonly debited: CountedSum;
}

/** F, since version 2: a file of direct debits that left on the day, is still on its way, or of which something came back. */
export interface ClosingDebitFile {
  readonly runId: string;
  readonly bankAccountId: string;
  readonly fileHash: string;
  readonly handedOverOn: CivilDate;
  readonly collectOn: CivilDate;
  readonly scheme: DebitScheme;
  readonly count: number;
  readonly controlSumCents: Cents;
  readonly releasedBy: readonly Person[];
  readonly accepted: CountedSum;
  readonly rejected: CountedSum;
  /** What came in, also where it came back since. */
  readonly collected: CountedSum;
  readonly returned: CountedSum;
}

/** G: what there is and what falls due. */
export interface Liquidity {
  readonly currency: string;
  readonly bankCents: Cents;
  readonly due: readonly { readonly withinDays: number; readonly receiptsCents: Cents; readonly paymentsCents: Cents }[];
}

/** H: what stays open with a reason. */
export interface OpenDifference {
  readonly code: string;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
}

/** The day's closing (Tagesabschluss) as data; its canonical text is what is hashed and signed. Home: the member. */
export interface ClosingContent {
  readonly rulesVersion: ClosingRulesVersion;
  readonly tenantId: string;
  readonly day: CivilDate;
  /** 1, 2, 3 … per tenant. */
  readonly number: number;
  /** null for the first one. */
  readonly previousHash: string | null;
  readonly previousDay: CivilDate | null;
  /** Of the text of all that the closing was worked out from: statements, entries, files and what was said. */
  readonly inputHash: string;
  readonly madeBy: Person;
  readonly madeAt: Instant;
  readonly bookAccounts: readonly BookAccount[];
  readonly bankAccounts: readonly BankAccountDay[];
  readonly bridges: readonly Bridge[];
  readonly keptAccounts: readonly KeptAccount[];
  readonly files: readonly ClosingFile[];
  /** Left out of closings of version 1. */
  readonly debitFiles?: readonly ClosingDebitFile[];
  readonly liquidity: readonly Liquidity[];
  readonly differences: readonly OpenDifference[];
  /** What the next day begins with. */
  readonly carry: BooksCarry;
}
