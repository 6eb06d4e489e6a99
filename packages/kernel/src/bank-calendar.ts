// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, isoWeekday } from './civil-date.ts';
import { easterSunday } from './holidays.ts';
import { invariant } from './invariant.ts';

/** The closing days of TARGET that have fixed dates; source: ECB, long-term calendar of 14 December 2000, in force since 2002. */
const FIXED_CLOSING_DAYS = ['01-01', '05-01', '12-25', '12-26'];

/** Whether TARGET is open: no Saturday, Sunday, 1 January, Good Friday, Easter Monday, 1 May, 25 or 26 December. */
export function isBankDay(date: CivilDate): boolean {
  if (isoWeekday(date) > 5 || FIXED_CLOSING_DAYS.includes(date.slice(5))) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return date !== addDays(easter, -2) && date !== addDays(easter, 1);
}

/** The bank day that lies 'count' bank days after (below zero: before) a date; 0 gives the date itself if it is one, else the next. */
export function addBankDays(date: CivilDate, count: number): CivilDate {
  invariant(Number.isInteger(count), 'whole bank days');
  if (count === 0) return isBankDay(date) ? date : addBankDays(date, 1);
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, count < 0 ? -1 : 1);
    if (isBankDay(day)) left -= 1;
  }
  return day;
}
