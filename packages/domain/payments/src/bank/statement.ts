// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { BankLine } from './bank-line.ts';

/** A balance as a statement names it: OPBD opening, PRCD closing of the statement before, CLBD closing, ITBD interim, CLAV available … */
export interface StatementBalance {
  readonly code: string;
  /** Below zero: overdrawn. */
  readonly amountCents: Cents;
  readonly currency: string;
  readonly day: CivilDate;
}

/**
 * A statement of account. Only 'endOfDay' (camt.053, MT940) can close a day; 'intraday' (camt.052, MT942) and 'notification' (camt.054) tell
 * earlier or more of it.
 */
export interface BankStatement {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly currency: string;
  readonly kind: 'endOfDay' | 'intraday' | 'notification';
  /** As the bank counts; repeats and restarts. null: none given. */
  readonly sequence: number | null;
  readonly fromDay: CivilDate;
  readonly toDay: CivilDate;
  readonly balances: readonly StatementBalance[];
  readonly lines: readonly BankLine[];
  /** Of the file it came in. */
  readonly fileHash: string;
}
