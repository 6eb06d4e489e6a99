// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from './civil-date.ts';
import { type Instant, instant } from './instant.ts';

/** The clock on the wall in Europe/Berlin: a day and whole minutes since midnight (0 … 1439). */
export interface CivilTime {
  readonly date: CivilDate;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
});

function readOffTheWall(ms: number): CivilTime {
  // 'YYYY-MM-DD, HH:mm'
  const text = wall.format(ms);
  return { date: text.slice(0, 10) as CivilDate, minute: Number(text.slice(12, 14)) * 60 + Number(text.slice(15, 17)) };
}

/** Since then Europe/Berlin is whole hours ahead of UTC and changes at a full hour: within an hour only the minutes move. */
const WHOLE_HOURS_SINCE = Date.UTC(1980, 0, 1);
/** What the wall shows at full hours, kept for those that are asked for again and again; a formatter is slow. */
const fullHours = new Map<number, CivilTime>();
const KEPT_HOURS = 20_000;

function civilTimeOfMs(ms: number): CivilTime {
  if (!(ms >= WHOLE_HOURS_SINCE)) return readOffTheWall(ms);
  const hour = Math.floor(ms / HOUR_MS);
  let shown = fullHours.get(hour);
  if (shown === undefined) {
    if (fullHours.size >= KEPT_HOURS) fullHours.clear();
    shown = readOffTheWall(hour * HOUR_MS);
    fullHours.set(hour, shown);
  }
  return { date: shown.date, minute: shown.minute + Math.floor((ms - hour * HOUR_MS) / MINUTE_MS) };
}

export const civilTimeOf = (at: Instant): CivilTime => civilTimeOfMs(Date.parse(at));

/**
 * The instant of a wall-clock time in Europe/Berlin. 'minute' runs from 0 to 1440 (the next midnight).
 * In the hour that is skipped in March it gives the moment of the change; in the hour that comes twice in October the first one.
 */
export function instantAt(date: CivilDate, minute: number): Instant {
  const wallMs = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  const reads = (ms: number): boolean => {
    const time = civilTimeOfMs(ms);
    return Date.parse(`${time.date}T00:00:00Z`) + time.minute * MINUTE_MS === wallMs;
  };
  const summer = wallMs - 2 * HOUR_MS;
  const winter = wallMs - HOUR_MS;
  if (reads(summer)) return instant(new Date(summer));
  if (reads(winter)) return instant(new Date(winter));
  return instant(new Date(Math.floor(winter / HOUR_MS) * HOUR_MS));
}

const MIDNIGHT = 1440;

/** What "as known on that day" asks for: the end of the day in Europe/Berlin, or now while the day still runs or is to come. */
export function endOfDayKnown(day: CivilDate, now: Instant): Instant {
  const end = instantAt(day, MIDNIGHT);
  return end < now ? end : now;
}
