// SPDX-License-Identifier: EUPL-1.2
import type { BankLine, LineReferences } from '@domain/payments';
import type { Cents, CivilDate, Iban } from '@kernel/core';
import { sql } from 'kysely';

/** What a line is now. 'unclear': nothing was found and no account for unclear lines is set up; 'copy': the same booking came before. */
export const BANK_LINE_STATES = ['pending', 'suggested', 'unclear', 'booked', 'technical', 'copy'] as const;
export type BankLineState = (typeof BANK_LINE_STATES)[number];

export interface BankLineRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly bank_account_id: string;
  readonly booking_day: CivilDate;
  readonly value_day: CivilDate;
  /** As text inside a write. */
  readonly amount: string;
  readonly currency: string;
  readonly refs: LineReferences;
  readonly text: string;
  readonly name: string | null;
  readonly iban: string | null;
  readonly batch_count: number | null;
  readonly gvc: string | null;
  readonly return_reason: string | null;
}

/** The columns of a row, for 'bank_line as line'. */
export const LINE_COLUMNS = sql`line.id, line.tenant_id, line.bank_account_id, line.booking_day, line.value_day, line.amount_cents::text as amount,
  line.currency, line."references" as refs, line.text, line.name, line.iban, line.batch_count, line.gvc, line.return_reason`;

export const lineFromRow = (row: BankLineRow): BankLine => ({
  ...{ id: row.id, tenantId: row.tenant_id, bankAccountId: row.bank_account_id, bookingDay: row.booking_day, valueDay: row.value_day },
  ...{ amountCents: BigInt(row.amount) as Cents, currency: row.currency, references: row.refs, text: row.text, name: row.name },
  ...{ iban: row.iban as Iban | null, batchCount: row.batch_count, gvc: row.gvc, returnReason: row.return_reason },
});
