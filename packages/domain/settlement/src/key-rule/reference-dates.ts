// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilDate, countMonths, firstDay, lastDay, monthOf, parseCivilDate } from '@kernel/core';
import type { ReferenceDates } from './rule.ts';

/** A closed span of days. */
export interface DaySpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** '10-15'; the 29th of February is no day of every year. */
export const isDayOfYear = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && parseCivilDate(`2025-${text}`) !== null;

/** The days that are meant for a period, in their order; none where the period holds no such day. */
export function resolveDates(at: ReferenceDates, period: DaySpan): CivilDate[] {
  if (at.kind === 'dates') return [...at.dates].sort();
  if (at.kind === 'yearly') {
    const year = String(Number(period.from.slice(0, 4)) - at.yearsBefore).padStart(4, '0');
    return at.days.map((day) => `${year}-${day}` as CivilDate).sort();
  }
  const first = monthOf(period.from);
  const months = Array.from({ length: countMonths(first, monthOf(period.to)) }, (_, index) => addMonths(first, index));
  const monthInQuarter = at.day === 'first' ? 1 : 0;
  return months
    .filter((month) => at.each === 'month' || Number(month.slice(5)) % 3 === monthInQuarter)
    .map((month) => (at.day === 'first' ? firstDay(month) : lastDay(month)))
    .filter((day) => day >= period.from && day <= period.to);
}
