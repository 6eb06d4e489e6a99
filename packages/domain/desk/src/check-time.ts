// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDayOf, type CivilDate, type Refusal, refusal } from '@kernel/core';
import { findActivity } from './activities.ts';
import { tooLong } from './check-text.ts';
import type { Request } from './request.ts';
import { MAX_DAY_MINUTES, TIME_NOTE_LIMIT, type TimeEntry, type TimeRules } from './time-entry.ts';

export type TimeValueRefusalCode = 'MINUTES_OUT_OF_RANGE' | 'DATE_IN_FUTURE' | 'ACTIVITY_UNKNOWN' | 'ACTIVITY_DOES_NOT_FIT' | 'TOO_LONG';

type TimeValues = Pick<TimeEntry, 'workedOn' | 'minutes' | 'activity' | 'note' | 'kind'>;

/** What is wrong with the values of an entry by themselves. */
export function checkTimeValues(values: TimeValues, today: CivilDate): Refusal<TimeValueRefusalCode> | null {
  const { minutes, workedOn } = values;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_DAY_MINUTES) {
    return refusal('MINUTES_OUT_OF_RANGE', { field: 'minutes', params: { min: 1, max: MAX_DAY_MINUTES } });
  }
  if (workedOn > today) return refusal('DATE_IN_FUTURE', { field: 'workedOn', params: { workedOn } });
  const activity = findActivity(values.activity);
  if (activity === null) return refusal('ACTIVITY_UNKNOWN', { field: 'activity', params: { activity: values.activity } });
  if (activity.use !== 'both' && activity.use !== values.kind) {
    return refusal('ACTIVITY_DOES_NOT_FIT', { field: 'activity', params: { activity: activity.name.de } });
  }
  return tooLong('note', values.note, TIME_NOTE_LIMIT);
}

/** A day of one person has 24 hours; 'dayMinutes' is what else counts on it. */
export function checkDay(minutes: number, dayMinutes: number, workedOn: CivilDate): Refusal<'DAY_OVERFULL'> | null {
  if (dayMinutes + minutes <= MAX_DAY_MINUTES) return null;
  return refusal('DAY_OVERFULL', {
    field: 'minutes',
    params: { workedOn, booked: dayMinutes, left: Math.max(0, MAX_DAY_MINUTES - dayMinutes) },
  });
}

/** Whether a request still takes time: once the member has approved it, and for some days after its end. */
export function checkRequestTakesTime(
  request: Request,
  rules: TimeRules,
  today: CivilDate,
): Refusal<'REQUEST_NOT_APPROVED' | 'REQUEST_CLOSED'> | null {
  if (request.status === 'awaitingApproval') return refusal('REQUEST_NOT_APPROVED');
  if (request.closedAt === null) return null;
  const closedOn = businessDayOf(request.closedAt);
  if (today <= addDays(closedOn, rules.afterEndDays)) return null;
  return refusal('REQUEST_CLOSED', { params: { number: request.number, closedOn, days: rules.afterEndDays } });
}
