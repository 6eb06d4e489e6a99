// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type CivilDate,
  type CivilMonth,
  civilTimeOf,
  firstDay,
  type Instant,
  instantAt,
  invariant,
  isWorkingDay,
  lastDay,
  type OfficeCalendar,
} from '@kernel/core';

/** The centre's days and hours, fast: the demo asks for them some hundred thousand times. */
export interface WorkingTime {
  /** Working days of the centre in their order. */
  readonly days: readonly CivilDate[];
  /** The moment of a wall-clock time, given in minutes since midnight. */
  at(date: CivilDate, minute: number): number;
  dateOf(atMs: number): CivilDate;
  /** So many working minutes later, inside the hours. */
  later(atMs: number, workingMinutes: number): number;
  /** The working days of a month. */
  inMonth(month: CivilMonth): readonly CivilDate[];
  /** The n-th working day of a month, from 1. */
  dayOfMonth(month: CivilMonth, nth: number): CivilDate;
  /** The working day so many working days after a day. */
  dayAfter(date: CivilDate, count: number): CivilDate;
}

const OPENS = 8 * 60;
const MINUTES_A_DAY = 8 * 60;

export function workingTime(first: CivilDate, last: CivilDate, calendar: OfficeCalendar): WorkingTime {
  const days: CivilDate[] = [];
  const indexOf = new Map<CivilDate, number>();
  const midnights = new Map<CivilDate, number>();
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) days.push(date);
    // The first working day on or after the date.
    indexOf.set(date, isWorkingDay(date, calendar) ? days.length - 1 : days.length);
  }
  const dayAt = (index: number): CivilDate => {
    const day = days[Math.min(index, days.length - 1)];
    invariant(day !== undefined, 'the demo has working days');
    return day;
  };
  const at = (date: CivilDate, minute: number): number => {
    let midnight = midnights.get(date);
    if (midnight === undefined) {
      // Counted back from noon, so that the hours of work are right on the days of the clock change too.
      midnight = Date.parse(instantAt(date, 720)) - 720 * 60_000;
      midnights.set(date, midnight);
    }
    return midnight + minute * 60_000;
  };
  const dateOf = (atMs: number): CivilDate => civilTimeOf(new Date(atMs).toISOString() as Instant).date;
  return {
    days,
    at,
    dateOf,
    later(atMs, workingMinutes) {
      const date = dateOf(atMs);
      const index = indexOf.get(date) ?? days.length - 1;
      const start = at(dayAt(index), OPENS);
      const into = Math.min(Math.max(0, Math.floor((atMs - start) / 60_000)), MINUTES_A_DAY);
      const minutes = into + workingMinutes;
      const day = dayAt(index + Math.floor(minutes / MINUTES_A_DAY));
      return at(day, OPENS + (minutes % MINUTES_A_DAY)) + (atMs % 60_000);
    },
    inMonth: (month) => days.filter((day) => day >= firstDay(month) && day <= lastDay(month)),
    dayOfMonth: (month, nth) => dayAt((indexOf.get(firstDay(month)) ?? 0) + nth - 1),
    dayAfter: (date, count) => dayAt((indexOf.get(date) ?? days.length - 1) + count),
  };
}
