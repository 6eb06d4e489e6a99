// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { checkReason } from './check-text.ts';
import type { TimeSheetDecision } from './desk-decision.ts';
import { REASON_LIMIT } from './request.ts';
import { amendTimeSheet } from './sign-off-month.ts';
import type { TimeSheet } from './time-sheet.ts';

export interface ReopenMonthState {
  readonly sheet: TimeSheet;
  /** Whether the month is frozen by a settlement; then only counter-entries are left. */
  readonly settled: boolean;
}
export type ReopenMonthRefusalCode = 'SAME_PERSON' | 'NOT_SIGNED' | 'MONTH_SETTLED' | 'REASON_MISSING' | 'TOO_LONG';

/** Another person opens a signed or approved month again, and says why. */
export const reopenMonth: Decide<ReopenMonthState, { readonly reason: string }, TimeSheetDecision, ReopenMonthRefusalCode> = (
  { sheet, settled },
  { reason },
  { by },
) => {
  const params = { month: sheet.month };
  if (sheet.userId === by.userId) return err(refusal('SAME_PERSON'));
  if (sheet.status === 'open') return err(refusal('NOT_SIGNED', { params }));
  if (settled) return err(refusal('MONTH_SETTLED', { params }));
  const wrong = checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const reopened = { status: 'open', signedAt: null, approvedAt: null, approvedBy: null, reopenReason: reason.trim() } as const;
  return ok(amendTimeSheet(sheet, reopened, 'MonthReopened.v1'));
};
