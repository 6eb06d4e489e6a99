// SPDX-License-Identifier: EUPL-1.2

const WEEKDAYS = ['sonntags', 'montags', 'dienstags', 'mittwochs', 'donnerstags', 'freitags', 'samstags', 'sonntags'];
const NUMBER = /^\d+$/;

function daysOf(day: string, month: string, weekday: string): string | null {
  if (weekday !== '*') {
    const [from = '', to] = weekday.split('-');
    const names = [from, to ?? from].map((one) => (NUMBER.test(one) ? WEEKDAYS[Number(one)] : undefined));
    if (day !== '*' || month !== '*' || names.includes(undefined)) return null;
    return to === undefined ? (names[0] ?? null) : `${names[0]} bis ${names[1]}`;
  }
  if (day === '*') return month === '*' ? 'täglich' : null;
  if (!NUMBER.test(day)) return null;
  if (month === '*') return `monatlich am ${Number(day)}.`;
  return NUMBER.test(month) ? `jährlich am ${Number(day)}.${Number(month)}.` : null;
}

/** When a schedule comes: 'täglich um 6:30 Uhr'. One that has no such words is told field by field. */
export function scheduleWords(cron: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  const days = daysOf(day, month, weekday);
  if (days === 'täglich' && hour === '*') {
    if (every !== undefined) return `alle ${every} Minuten`;
    if (minute === '*') return 'jede Minute';
    if (NUMBER.test(minute)) return `stündlich zur Minute ${Number(minute)}`;
  }
  if (days !== null && NUMBER.test(minute) && NUMBER.test(hour)) return `${days} um ${Number(hour)}:${minute.padStart(2, '0')} Uhr`;
  return `Minute ${minute}, Stunde ${hour}, Tag ${day}, Monat ${month}, Wochentag ${weekday}`;
}
