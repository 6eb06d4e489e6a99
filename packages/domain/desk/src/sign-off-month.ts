// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type CivilDate,
  type CivilMonth,
  type Decide,
  err,
  firstDay,
  isWorkingDay,
  lastDay,
  type OfficeCalendar,
  ok,
  refusal,
} from '@kernel/core';
import { type DeskMessageName, deskMessage, effects, type TimeSheetDecision } from './desk-decision.ts';
import { changesBetween } from './field-change.ts';
import type { TimeEntry } from './time-entry.ts';
import { daysWithoutTime, type TimeSheet } from './time-sheet.ts';

export interface SignOffMonthState {
  /** The stored sheet, or newTimeSheet. */
  readonly sheet: TimeSheet;
  readonly entries: readonly Pick<TimeEntry, 'workedOn' | 'minutes' | 'withdrawnAt'>[];
  /** The centre's calendar. */
  readonly calendar: OfficeCalendar;
}
export type SignOffMonthRefusalCode = 'NOT_YOUR_SHEET' | 'ALREADY_SIGNED' | 'MONTH_NOT_OVER' | 'DAYS_WITHOUT_TIME';

/** From its last working day on a month can be signed off. */
export function lastWorkingDay(month: CivilMonth, calendar: OfficeCalendar): CivilDate {
  let day = lastDay(month);
  while (day > firstDay(month) && !isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The next version of a sheet, with its history and message; the first one is stored as version 1. */
export function amendTimeSheet(before: TimeSheet, patch: Partial<TimeSheet>, message: DeskMessageName): TimeSheetDecision {
  const timeSheet: TimeSheet = { ...before, ...patch, version: before.version + 1 };
  const messages = [deskMessage(message, null, { timeSheetId: timeSheet.id })];
  return { timeSheet, ...effects({ changes: changesBetween('timeSheet', before, timeSheet), messages }) };
}

/** The person vouches for its month. Working days without time are listed and must be confirmed (leave, sickness, part time). */
export const signOffMonth: Decide<
  SignOffMonthState,
  { readonly emptyDaysConfirmed: boolean },
  TimeSheetDecision,
  SignOffMonthRefusalCode
> = ({ sheet, entries, calendar }, { emptyDaysConfirmed }, { by, at, today }) => {
  if (sheet.userId !== by.userId) return err(refusal('NOT_YOUR_SHEET'));
  if (sheet.status !== 'open') return err(refusal('ALREADY_SIGNED', { params: { month: sheet.month } }));
  const from = lastWorkingDay(sheet.month, calendar);
  if (today < from) return err(refusal('MONTH_NOT_OVER', { params: { month: sheet.month, from } }));
  const days = daysWithoutTime(sheet.month, today, entries, calendar);
  if (days.length > 0 && !emptyDaysConfirmed) {
    return err(refusal('DAYS_WITHOUT_TIME', { field: 'emptyDaysConfirmed', params: { count: days.length, days } }));
  }
  return ok(amendTimeSheet(sheet, { status: 'signed', signedAt: at }, 'MonthSignedOff.v1'));
};
