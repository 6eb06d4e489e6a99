// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Iban } from '@kernel/core';

/** What a bank line carries to be recognised by; null or empty where the bank gave nothing. */
export interface LineReferences {
  readonly endToEndId: string | null;
  /** Of the payment information block or batch that the bank booked in one sum. */
  readonly paymentInfoId: string | null;
  readonly messageId: string | null;
  readonly mandateId: string | null;
  /** Given by the bank; repeats on different entries, so it is never a key. */
  readonly bankReference: string | null;
}

/** One booked entry of a statement of account, in whatever format it came. Home: the member whose account it is. */
export interface BankLine {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly bookingDay: CivilDate;
  readonly valueDay: CivilDate;
  /** Above zero: money came in. The bank's mark of a reversal does not turn it round again. */
  readonly amountCents: Cents;
  readonly currency: string;
  readonly references: LineReferences;
  /** The remittance information; lines of the statement apart by \n. */
  readonly text: string;
  /** The other side. */
  readonly name: string | null;
  readonly iban: Iban | null;
  /** Number of payments in a batch that the bank booked in one sum; null for a single entry. */
  readonly batchCount: number | null;
  /** Geschäftsvorfallcode, such as 116, 166, 159. */
  readonly gvc: string | null;
  /** Why a payment came back, such as AC04; null for none. */
  readonly returnReason: string | null;
}
