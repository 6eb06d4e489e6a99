// SPDX-License-Identifier: EUPL-1.2
import type { Brand } from './brand.ts';
import { invariant } from './invariant.ts';

/** A day of the calendar, 'YYYY-MM-DD'; compares as text. */
export type CivilDate = Brand<string, 'CivilDate'>;
/** A month, 'YYYY-MM'; compares as text. */
export type CivilMonth = Brand<string, 'CivilMonth'>;

const DAY_MS = 86_400_000;
const utc = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);

/** The date if it exists in the calendar, else null ('2026-02-30' does not). */
export function parseCivilDate(text: string): CivilDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  return text as CivilDate;
}

/** Reads a date as people write it: '2026-01-31', '31.01.2026' or '31.1.2026'; null where there is no such day. */
export function readCivilDate(text: string): CivilDate | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (!german) return parseCivilDate(text.trim());
  const [, day = '', month = '', year = ''] = german;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== null, `not a date: ${text}`);
  return date;
}

/** Beyond the year 9999 texts no longer compare as days do, and a loop up to a day would never end. */
const inFourDigits = (year: number): void => invariant(year >= 0 && year <= 9999, `the calendar has no year ${year}`);

export function addDays(date: CivilDate, days: number): CivilDate {
  const sum = new Date(utc(date) + days * DAY_MS);
  inFourDigits(sum.getUTCFullYear());
  return sum.toISOString().slice(0, 10) as CivilDate;
}

/** Whole days from one date to another; negative if it lies before. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => (utc(to) - utc(from)) / DAY_MS;

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (date: CivilDate): number => new Date(utc(date)).getUTCDay() || 7;

export function parseCivilMonth(text: string): CivilMonth | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as CivilMonth) : null;
}

export function civilMonth(text: string): CivilMonth {
  const month = parseCivilMonth(text);
  invariant(month !== null, `not a month: ${text}`);
  return month;
}

export const monthOf = (date: CivilDate): CivilMonth => date.slice(0, 7) as CivilMonth;

/** Months since the year 0. */
const indexOf = (month: CivilMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** How many months the closed span has; 0 where it ends before it begins. Worked out, not walked: the span may be a stranger's. */
export const countMonths = (from: CivilMonth, to: CivilMonth): number => Math.max(0, indexOf(to) - indexOf(from) + 1);

export function addMonths(month: CivilMonth, count: number): CivilMonth {
  const index = indexOf(month) + count;
  inFourDigits(Math.floor(index / 12));
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as CivilMonth;
}

export const firstDay = (month: CivilMonth): CivilDate => `${month}-01` as CivilDate;
const daysAfter28 = (month: CivilMonth): number => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  if (number !== 2) return [4, 6, 9, 11].includes(number) ? 2 : 3;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 1 : 0;
};
/** Of the last month of the calendar too, which no month follows. */
export const lastDay = (month: CivilMonth): CivilDate => `${month}-${28 + daysAfter28(month)}` as CivilDate;

/** The same day of another month; where that month is shorter, its last day (§ 188 Abs. 3 BGB). */
export function addMonthsToDate(date: CivilDate, count: number): CivilDate {
  const month = addMonths(monthOf(date), count);
  const day = `${month}-${date.slice(8)}` as CivilDate;
  return day > lastDay(month) ? lastDay(month) : day;
}

/**
 * What dates of the business can lie in. Statutes and memberships may be old; months that are worked in and settled begin with the
 * first year whose public holidays are held. Whatever comes from outside is refused beyond, before anybody reckons with it.
 */
export const CALENDAR_DAYS = { from: '1900-01-01', to: '2100-12-31' } as { readonly from: CivilDate; readonly to: CivilDate };
export const CALENDAR_MONTHS = { from: '1995-01', to: '2100-12' } as { readonly from: CivilMonth; readonly to: CivilMonth };
export const isInCalendar = (date: CivilDate): boolean => date >= CALENDAR_DAYS.from && date <= CALENDAR_DAYS.to;
export const isMonthInCalendar = (month: CivilMonth): boolean => month >= CALENDAR_MONTHS.from && month <= CALENDAR_MONTHS.to;

/** Made once: a formatter costs a hundred times what its use costs. */
const berlinDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The business day (Europe/Berlin) on which an instant falls. */
export const businessDay = (instant: Date): CivilDate => berlinDay.format(instant) as CivilDate;

/** '24.12.2026' */
export const formatCivilDate = (date: CivilDate): string => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-10-09' → '9 Oct 2026': in figures alone readers of English take day and month for one another. */
export const formatEnglishDate = (date: CivilDate): string =>
  `${Number(date.slice(8))} ${ENGLISH_MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
