// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, isoWeekday } from './civil-date.ts';
import { civilTimeOf, instantAt } from './civil-time.ts';
import { findHoliday, type GermanLand } from './holidays.ts';
import { type Instant, instant } from './instant.ts';
import { invariant } from './invariant.ts';
import { type Refusal, refusal } from './refusal.ts';
import { err, ok, type Result } from './result.ts';

/** An opening of a day in minutes since midnight, 'from' included, 'to' excluded; 0 … 1440. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/** A day on which this body alone is closed, such as Rosenmontag or a works outing. */
export interface Closure {
  readonly date: CivilDate;
  readonly name: string;
}

/** When a body works: openings by ISO weekday (1 = Monday … 7 = Sunday), the holidays of its Land, its own closures. Europe/Berlin. */
export interface OfficeCalendar {
  readonly land: GermanLand;
  readonly openings: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Opening[]>>;
  readonly closures: readonly Closure[];
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const usual: readonly Opening[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 16 * 60 + 30 },
];
const friday: readonly Opening[] = [{ from: 8 * 60, to: 12 * 60 + 30 }];

/** Where a body has not entered its own hours: Monday to Thursday 8–12 and 13–16:30, Friday 8–12:30, North Rhine-Westphalia. */
export const DEFAULT_OFFICE_CALENDAR: OfficeCalendar = {
  land: 'NW',
  openings: { 1: usual, 2: usual, 3: usual, 4: usual, 5: friday, 6: [], 7: [] },
  closures: [],
};

export type OfficeCalendarError = 'OPENING_REVERSED' | 'OPENINGS_OVERLAP' | 'NEVER_OPEN' | 'CLOSURE_TWICE' | 'CLOSURE_WITHOUT_NAME';

/** Checks a calendar from outside; openings and closures come back sorted. */
export function checkOfficeCalendar(calendar: OfficeCalendar): Result<OfficeCalendar, Refusal<OfficeCalendarError>> {
  const sorted = (weekday: (typeof WEEKDAYS)[number]): readonly Opening[] =>
    [...calendar.openings[weekday]].sort((a, b) => a.from - b.from);
  for (const weekday of WEEKDAYS) {
    const openings = sorted(weekday);
    const whole = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute <= 1440;
    if (openings.some(({ from, to }) => !whole(from) || !whole(to) || from >= to))
      return err(refusal('OPENING_REVERSED', { params: { weekday } }));
    if (openings.some(({ from }, index) => index > 0 && from < (openings[index - 1]?.to ?? 0)))
      return err(refusal('OPENINGS_OVERLAP', { params: { weekday } }));
  }
  if (WEEKDAYS.every((weekday) => calendar.openings[weekday].length === 0)) return err(refusal('NEVER_OPEN'));
  const closures = [...calendar.closures].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const twice = closures.find(({ date }, index) => closures[index + 1]?.date === date);
  if (twice) return err(refusal('CLOSURE_TWICE', { params: { date: twice.date } }));
  const nameless = closures.find(({ name }) => name.trim() === '');
  if (nameless) return err(refusal('CLOSURE_WITHOUT_NAME', { params: { date: nameless.date } }));
  const openings = { 1: sorted(1), 2: sorted(2), 3: sorted(3), 4: sorted(4), 5: sorted(5), 6: sorted(6), 7: sorted(7) };
  return ok({ land: calendar.land, openings, closures });
}

const openingsOn = (date: CivilDate, calendar: OfficeCalendar): readonly Opening[] => {
  const openings = calendar.openings[isoWeekday(date) as 1];
  if (openings.length === 0 || calendar.closures.some((closure) => closure.date === date) || findHoliday(calendar.land, date)) return [];
  return openings;
};

/** Whether the body is open at any time of the day. */
export const isWorkingDay = (date: CivilDate, calendar: OfficeCalendar): boolean => openingsOn(date, calendar).length > 0;

/** Why the body is closed on a day: the name of its closure or holiday, or null where the weekday is free or the day is open. */
export const closedFor = (date: CivilDate, calendar: OfficeCalendar): string | null =>
  calendar.closures.find((closure) => closure.date === date)?.name ?? findHoliday(calendar.land, date)?.name ?? null;

/** A calendar that stays closed this long is wrong, not patient. */
const MAX_CLOSED_DAYS = 400;

/** The working day that lies 'count' working days after (below zero: before) a date; 0 gives the date itself if it is one, else the next. */
export function addWorkingDays(date: CivilDate, count: number, calendar: OfficeCalendar): CivilDate {
  invariant(Number.isInteger(count), 'whole working days');
  const step = count < 0 ? -1 : 1;
  let day = date;
  let left = Math.abs(count);
  let closed = 0;
  if (left === 0 && isWorkingDay(day, calendar)) return day;
  if (left === 0) left = 1;
  while (left > 0) {
    day = addDays(day, step);
    const open = isWorkingDay(day, calendar);
    closed = open ? 0 : closed + 1;
    invariant(closed <= MAX_CLOSED_DAYS, `closed for more than ${MAX_CLOSED_DAYS} days around ${date}`);
    if (open) left -= 1;
  }
  return day;
}

/** The openings of a day as points of time; on the days of the clock change they are as long as they really were. */
function spansOn(date: CivilDate, calendar: OfficeCalendar): readonly { fromMs: number; toMs: number }[] {
  return openingsOn(date, calendar).map(({ from, to }) => ({
    fromMs: Date.parse(instantAt(date, from)),
    toMs: Date.parse(instantAt(date, to)),
  }));
}

/** Whole minutes that the body was open between two instants; 0 if the end does not lie after the start. */
export function workingMinutesBetween(start: Instant, end: Instant, calendar: OfficeCalendar): number {
  const startMs = Date.parse(start);
  const endMs = Date.parse(end);
  const lastDate = civilTimeOf(end).date;
  let openMs = 0;
  for (let date = civilTimeOf(start).date; date <= lastDate; date = addDays(date, 1)) {
    for (const { fromMs, toMs } of spansOn(date, calendar)) openMs += Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs));
  }
  return Math.floor(openMs / 60_000);
}

export type WorkingSpan = { readonly workingMinutes: number } | { readonly workingDays: number };

/** The moment from which the clock runs: the instant itself while the body is open, else its next opening. */
export function clockStart(start: Instant, calendar: OfficeCalendar): Instant {
  const startMs = Date.parse(start);
  const today = civilTimeOf(start).date;
  for (let day = 0; day <= MAX_CLOSED_DAYS; day++) {
    const span = spansOn(addDays(today, day), calendar).find(({ toMs }) => toMs > startMs);
    if (span) return instant(new Date(Math.max(span.fromMs, startMs)));
  }
  throw new Error(`invariant: closed for more than ${MAX_CLOSED_DAYS} days after ${start}`);
}

/**
 * When something opened at 'start' is due. What comes in outside the hours counts as come in at the next opening.
 * Minutes: the moment at which so many open minutes have passed. Days: the closing time of the n-th working day
 * after the day of the start, which itself does not count (§ 187 Abs. 1 BGB).
 */
export function dueInstant(start: Instant, span: WorkingSpan, calendar: OfficeCalendar): Instant {
  const begin = clockStart(start, calendar);
  const beginDate = civilTimeOf(begin).date;
  if ('workingDays' in span) {
    invariant(Number.isInteger(span.workingDays) && span.workingDays >= 0, 'whole working days, not below zero');
    const spans = spansOn(addWorkingDays(beginDate, span.workingDays, calendar), calendar);
    return instant(new Date(Math.max(...spans.map(({ toMs }) => toMs))));
  }
  invariant(Number.isInteger(span.workingMinutes) && span.workingMinutes >= 0, 'whole working minutes, not below zero');
  let leftMs = span.workingMinutes * 60_000;
  let fromMs = Date.parse(begin);
  for (let date = beginDate; ; date = addWorkingDays(date, 1, calendar)) {
    for (const opening of spansOn(date, calendar)) {
      const startMs = Math.max(opening.fromMs, fromMs);
      if (opening.toMs <= startMs) continue;
      if (leftMs <= opening.toMs - startMs) return instant(new Date(startMs + leftMs));
      leftMs -= opening.toMs - startMs;
      fromMs = opening.toMs;
    }
  }
}
