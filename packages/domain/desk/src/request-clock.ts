// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, dueInstant, type Instant, instantAt, type OfficeCalendar, workingMinutesBetween } from '@kernel/core';
import type { Request, RequestStatus } from './request.ts';

/** The part of a request that tells its time. */
export type RequestClock = Pick<Request, 'clockStartedAt' | 'clockPausedAt' | 'pausedMinutes' | 'dueAt' | 'targetWorkingDays'>;

/** In these the request waits for the member, so the centre's clock stands still. */
const PAUSED: readonly RequestStatus[] = ['waiting', 'answered'];

/** A clock for a request that the centre may not see yet. */
export const clockNotStarted = (targetWorkingDays: number): RequestClock => ({
  clockStartedAt: null,
  clockPausedAt: null,
  pausedMinutes: 0,
  dueAt: null,
  targetWorkingDays,
});

/** Starts anew; outside the member's hours the clock waits for its next opening. */
export const startClock = (targetWorkingDays: number, at: Instant, calendar: OfficeCalendar): RequestClock => ({
  clockStartedAt: at,
  clockPausedAt: null,
  pausedMinutes: 0,
  dueAt: dueInstant(at, { workingDays: targetWorkingDays }, calendar),
  targetWorkingDays,
});

/** A due time moved by open minutes; by none it stays, even where it is a closing time. */
const shifted = (dueAt: Instant, minutes: number, calendar: OfficeCalendar): Instant =>
  minutes === 0 ? dueAt : dueInstant(dueAt, { workingMinutes: minutes }, calendar);

const pausedSince = (clock: RequestClock, at: Instant, calendar: OfficeCalendar): number =>
  clock.clockPausedAt === null ? 0 : workingMinutesBetween(clock.clockPausedAt, at, calendar);

const clockOf = ({ clockStartedAt, clockPausedAt, pausedMinutes, dueAt, targetWorkingDays }: RequestClock): RequestClock => ({
  clockStartedAt,
  clockPausedAt,
  pausedMinutes,
  dueAt,
  targetWorkingDays,
});

/**
 * The clock as the next status wants it. Going on adds the open minutes of the pause to the due time; what was overdue
 * when it began to wait is overdue again.
 */
export function clockInStatus(clock: RequestClock, next: RequestStatus, at: Instant, calendar: OfficeCalendar): RequestClock {
  const { clockPausedAt, dueAt } = clock;
  const paused = clockPausedAt !== null;
  if (clock.clockStartedAt === null || dueAt === null || PAUSED.includes(next) === paused) return clockOf(clock);
  if (!paused) return { ...clockOf(clock), clockPausedAt: at };
  const minutes = pausedSince(clock, at, calendar);
  const overdue = dueAt <= clockPausedAt;
  return {
    ...clockOf(clock),
    clockPausedAt: null,
    pausedMinutes: clock.pausedMinutes + minutes,
    dueAt: overdue ? dueAt : shifted(dueAt, minutes, calendar),
  };
}

/** The same clock with another target, counted from its first start and with all pauses so far. */
export function clockWithTarget(clock: RequestClock, targetWorkingDays: number, at: Instant, calendar: OfficeCalendar): RequestClock {
  if (clock.clockStartedAt === null) return { ...clockOf(clock), targetWorkingDays };
  const pausedMinutes = clock.pausedMinutes + pausedSince(clock, at, calendar);
  const dueAt = shifted(dueInstant(clock.clockStartedAt, { workingDays: targetWorkingDays }, calendar), pausedMinutes, calendar);
  return { ...clockOf(clock), targetWorkingDays, pausedMinutes, dueAt, clockPausedAt: clock.clockPausedAt === null ? null : at };
}

/** The same clock with a day that was agreed on: due at the closing time of that day, or of the next working day. */
export function clockDueOn(clock: RequestClock, dueOn: CivilDate, at: Instant, calendar: OfficeCalendar): RequestClock {
  const dueAt = dueInstant(instantAt(dueOn, 0), { workingDays: 0 }, calendar);
  const pausedMinutes = clock.pausedMinutes + pausedSince(clock, at, calendar);
  return { ...clockOf(clock), pausedMinutes, dueAt, clockPausedAt: clock.clockPausedAt === null ? null : at };
}

/** Open minutes that are left until the due time; negative once it has passed, frozen while the request waits. */
export function minutesLeft(clock: RequestClock, now: Instant, calendar: OfficeCalendar): number | null {
  if (clock.dueAt === null) return null;
  const at = clock.clockPausedAt ?? now;
  return clock.dueAt >= at ? workingMinutesBetween(at, clock.dueAt, calendar) : -workingMinutesBetween(clock.dueAt, at, calendar);
}

/** Whether the centre is late: never while the request waits for the member or is answered, however late that was. */
export const isOverdue = (clock: RequestClock, now: Instant): boolean =>
  clock.dueAt !== null && clock.clockPausedAt === null && clock.dueAt < now;
