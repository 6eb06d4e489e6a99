// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, formatCivilDate, isoWeekday } from '@kernel/core';

/** A resolution with the day of its meeting: some days before what it decides begins, and on a weekday. */
export function resolvedBefore(resolution: string, begins: CivilDate, days: number): string {
  let meeting = addDays(begins, -days);
  while (isoWeekday(meeting) > 5) meeting = addDays(meeting, -1);
  return resolution.replace('#', formatCivilDate(meeting));
}
