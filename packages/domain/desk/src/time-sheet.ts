// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type CivilDate,
  type CivilMonth,
  firstDay,
  type Instant,
  isWorkingDay,
  lastDay,
  type OfficeCalendar,
  type UserId,
} from '@kernel/core';
import type { TimeSheetId } from './desk-ids.ts';
import { countedMinutes, type TimeEntry } from './time-entry.ts';

/** Each status with those that may follow it. */
export const TIME_SHEET_STATUS = {
  open: ['signed'],
  signed: ['approved', 'open'],
  approved: ['open'],
} as const satisfies Record<string, readonly string[]>;
export type TimeSheetStatus = keyof typeof TIME_SHEET_STATUS;

/** A person's month of time; one per person and month. */
export interface TimeSheet {
  readonly id: TimeSheetId;
  readonly userId: UserId;
  readonly month: CivilMonth;
  readonly status: TimeSheetStatus;
  readonly signedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedBy: UserId | null;
  /** Why it was opened again, of the last time. */
  readonly reopenReason: string | null;
  readonly version: number;
}

/** A month that nobody touched yet. It is stored with version 1 when it is first signed off. */
export const newTimeSheet = (id: TimeSheetId, userId: UserId, month: CivilMonth): TimeSheet => ({
  id,
  userId,
  month,
  status: 'open',
  signedAt: null,
  approvedAt: null,
  approvedBy: null,
  reopenReason: null,
  version: 0,
});

/** Working days of the month, up to a day, on which the person has no time that counts. */
export function daysWithoutTime(
  month: CivilMonth,
  until: CivilDate,
  entries: readonly Pick<TimeEntry, 'workedOn' | 'minutes' | 'withdrawnAt'>[],
  calendar: OfficeCalendar,
): CivilDate[] {
  const end = until < lastDay(month) ? until : lastDay(month);
  const days: CivilDate[] = [];
  for (let day = firstDay(month); day <= end; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar) && countedMinutes(entries.filter((entry) => entry.workedOn === day)) <= 0) days.push(day);
  }
  return days;
}
