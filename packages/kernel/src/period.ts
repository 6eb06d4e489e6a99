// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type CivilMonth, daysBetween, firstDay, lastDay } from './civil-date.ts';

/** Days from 'from' to 'to', both included; 'to' null means open end. */
export interface Validity {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export const isValidOn = (validity: Validity, date: CivilDate): boolean =>
  validity.from <= date && (validity.to === null || date <= validity.to);

export const monthPeriod = (month: CivilMonth): { from: CivilDate; to: CivilDate } => ({ from: firstDay(month), to: lastDay(month) });

/** How many days of the closed period the validity covers. */
export function overlapDays(validity: Validity, period: { from: CivilDate; to: CivilDate }): number {
  const from = validity.from > period.from ? validity.from : period.from;
  const end = validity.to !== null && validity.to < period.to ? validity.to : period.to;
  return from > end ? 0 : daysBetween(from, addDays(end, 1));
}
