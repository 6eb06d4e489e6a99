// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import type { TimeSheetDecision } from './desk-decision.ts';
import { amendTimeSheet } from './sign-off-month.ts';
import type { TimeSheet } from './time-sheet.ts';

export type ApproveMonthRefusalCode = 'SAME_PERSON' | 'NOT_SIGNED' | 'ALREADY_APPROVED';

/** A second person confirms a signed month. */
export const approveMonth: Decide<TimeSheet, Record<never, never>, TimeSheetDecision, ApproveMonthRefusalCode> = (
  sheet,
  _input,
  { by, at },
) => {
  const params = { month: sheet.month };
  if (sheet.userId === by.userId) return err(refusal('SAME_PERSON'));
  if (sheet.status === 'open') return err(refusal('NOT_SIGNED', { params }));
  if (sheet.status === 'approved') return err(refusal('ALREADY_APPROVED', { params }));
  return ok(amendTimeSheet(sheet, { status: 'approved', approvedAt: at, approvedBy: by.userId }, 'MonthApproved.v1'));
};
