// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';

/** Whether a statement can be booked in spite of what was found: an error says no. */
export type FindingSeverity = 'error' | 'warning' | 'information';

export const STATEMENT_FINDINGS = {
  /** An amount has more decimals than the currency has: it is not rounded, it is unreadable. */
  AMOUNT_TOO_MANY_DECIMALS: 'error',
  AMOUNT_UNREADABLE: 'error',
  AMOUNT_TOO_LARGE: 'error',
  AMOUNT_ZERO: 'information',
  DIRECTION_MISSING: 'error',
  /** Amounts of several currencies in one account are never added. */
  CURRENCY_DIFFERS: 'error',
  CURRENCY_MISSING: 'error',
  DATE_UNREADABLE: 'warning',
  BOOKING_DAY_MISSING: 'warning',
  STATUS_UNKNOWN: 'warning',
  BALANCE_CODE_UNKNOWN: 'information',
  /** Two balances of one code with two amounts. */
  BALANCE_TWICE: 'error',
  OPENING_MISSING: 'warning',
  CLOSING_MISSING: 'warning',
  /** PRCD and OPBD are both there and say two things. */
  OPENING_DIFFERS: 'error',
  /** What the file says of itself (number, sum) is not what stands in it. */
  SUMMARY_DIFFERS: 'warning',
  ACCOUNT_MISSING: 'error',
  ACCOUNT_IBAN_WRONG: 'warning',
  SEQUENCE_MISSING: 'information',
  BATCH_WITHOUT_DETAILS: 'information',
  BATCH_COUNT_DIFFERS: 'warning',
  BATCH_SUM_DIFFERS: 'warning',
  /** The single payments of a booking do not add up to it. */
  DETAILS_SUM_DIFFERS: 'warning',
  /** The bank does not keep to the schema; what counts on reading is the proof of the balances. */
  SCHEMA_ELEMENT_UNEXPECTED: 'warning',
  SCHEMA_ELEMENT_MISSING: 'warning',
  SCHEMA_VALUE: 'warning',
  SCHEMA_MARK: 'warning',
  /** More of the same were found than are listed. */
  MORE_FINDINGS: 'information',
  NAMESPACE_MISSING: 'information',
  VERSION_NOT_KNOWN: 'warning',
  /** A line of an MT940 that is not built as it must be; nothing of it is booked. */
  LINE_UNREADABLE: 'error',
  TAG_UNKNOWN: 'information',
  /** The bank says that the name is nearly right and not how it is written. */
  VERIFICATION_NAME_MISSING: 'warning',
} as const satisfies Readonly<Record<string, FindingSeverity>>;

export type StatementFindingCode = keyof typeof STATEMENT_FINDINGS;

/** One thing that was noticed while reading, at its place in the file. */
export interface StatementFinding {
  readonly code: StatementFindingCode;
  readonly severity: FindingSeverity;
  readonly where: {
    /** As an editor counts, from 1; 0: the statement as a whole. */
    readonly line: number;
    /** Element or tag: 'Stmt/Ntry/Amt', ':61:'; '' for the statement as a whole. */
    readonly path: string;
  };
  readonly params: RefusalParams;
}

export const statementFinding = (code: StatementFindingCode, line: number, path: string, params: RefusalParams = {}): StatementFinding => ({
  code,
  severity: STATEMENT_FINDINGS[code],
  where: { line, path },
  params,
});
