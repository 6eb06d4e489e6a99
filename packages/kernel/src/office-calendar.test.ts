// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBankDays,
  addDays,
  addWorkingDays,
  businessDayOf,
  checkOfficeCalendar,
  civilDate,
  civilTimeOf,
  clockStart,
  closedFor,
  DEFAULT_OFFICE_CALENDAR,
  daysBetween,
  dueInstant,
  type Instant,
  instant,
  instantAt,
  isBankDay,
  isWorkingDay,
  type OfficeCalendar,
  workingMinutesBetween,
} from './index.ts';

const berlin = (text: string): Instant => {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(civilDate(date), Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
};
const read = (at: Instant): string => {
  const { date, minute } = civilTimeOf(at);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};
const office: OfficeCalendar = { ...DEFAULT_OFFICE_CALENDAR, closures: [{ date: civilDate('2026-02-16'), name: 'Rosenmontag' }] };
const round = { from: 0, to: 1440 };
const always: OfficeCalendar = {
  land: 'NW',
  openings: { 1: [round], 2: [round], 3: [round], 4: [round], 5: [round], 6: [round], 7: [round] },
  closures: [],
};
/** The duty office of a public order department: open over midnight. */
const night: OfficeCalendar = {
  ...always,
  openings: { ...always.openings, 5: [{ from: 20 * 60, to: 1440 }], 6: [{ from: 0, to: 4 * 60 }], 7: [], 1: [], 2: [], 3: [], 4: [] },
};

const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
  .map((minutes) => instant(new Date(minutes * 60_000)));

test.each([
  ['2026-03-29', 119, '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', 120, '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
  ['2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
  ['2026-07-01', 0, '2026-06-30T22:00:00.000Z'],
  ['2026-12-31', 1440, '2026-12-31T23:00:00.000Z'],
])('%s, minute %i is %s', (date, minute, expected) => expect(instantAt(civilDate(date), minute)).toBe(expected));

test('the wall clock goes there and back, but for the hour that comes twice', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const { date, minute } = civilTimeOf(at);
      const again = instantAt(date, minute);
      const lost = Date.parse(at) - Date.parse(again);
      expect(lost === 0 || (lost === 3_600_000 && minute >= 120 && minute < 180)).toBe(true);
      expect(civilTimeOf(again)).toEqual({ date, minute });
      expect(businessDayOf(at)).toBe(date);
    }),
  );
});

test.each([
  ['inside the hours', '2026-01-13 09:00', 60, '2026-01-13 10:00'],
  ['over lunch', '2026-01-13 11:30', 60, '2026-01-13 13:30'],
  ['exactly to the end of the morning', '2026-01-13 11:00', 60, '2026-01-13 12:00'],
  ['over night', '2026-01-13 16:00', 60, '2026-01-14 08:30'],
  ['opened in the lunch break', '2026-01-13 12:15', 60, '2026-01-13 14:00'],
  ['opened before the hours', '2026-01-13 05:00', 60, '2026-01-13 09:00'],
  ['opened on Friday afternoon', '2026-01-16 15:00', 60, '2026-01-19 09:00'],
  ['no minutes, opened on Sunday', '2026-01-18 15:00', 0, '2026-01-19 08:00'],
  ['over carnival', '2026-02-13 12:00', 60, '2026-02-17 08:30'],
  ['over Easter', '2026-04-02 16:00', 60, '2026-04-07 08:30'],
  ['over the change to summer time', '2026-03-27 12:00', 60, '2026-03-30 08:30'],
])('%s: %s + %i min is due %s', (_name, start, workingMinutes, due) =>
  expect(read(dueInstant(berlin(start), { workingMinutes }, office))).toBe(due),
);

test.each([
  ['the day of the start does not count', '2026-01-13 09:00', 1, '2026-01-14 16:30'],
  ['none: the end of the same day', '2026-01-13 09:00', 0, '2026-01-13 16:30'],
  ['opened on Saturday counts as Monday', '2026-01-17 10:00', 1, '2026-01-20 16:30'],
  ['opened after the close counts as the next day', '2026-01-13 18:00', 1, '2026-01-15 16:30'],
  ['Friday closes at noon', '2026-01-15 09:00', 1, '2026-01-16 12:30'],
  ['three over carnival', '2026-02-12 09:00', 3, '2026-02-18 16:30'],
])('%s: %s + %i days is due %s', (_name, start, workingDays, due) =>
  expect(read(dueInstant(berlin(start), { workingDays }, office))).toBe(due),
);

test('a round-the-clock office has 23 hours in March and 25 in October', () => {
  const open = { ...always };
  expect(workingMinutesBetween(berlin('2026-03-29 00:00'), berlin('2026-03-30 00:00'), open)).toBe(23 * 60);
  expect(workingMinutesBetween(berlin('2026-10-25 00:00'), berlin('2026-10-26 00:00'), open)).toBe(25 * 60);
  expect(read(dueInstant(berlin('2026-03-28 23:00'), { workingMinutes: 240 }, open))).toBe('2026-03-29 04:00');
});

test('openings that touch at midnight run on', () => {
  expect(workingMinutesBetween(berlin('2026-01-16 22:00'), berlin('2026-01-17 02:00'), night)).toBe(240);
  expect(read(dueInstant(berlin('2026-01-16 23:30'), { workingMinutes: 60 }, night))).toBe('2026-01-17 00:30');
  expect(read(clockStart(berlin('2026-01-17 04:00'), night))).toBe('2026-01-23 20:00');
});

test('the due moment has exactly that many open minutes before it', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 6000 }), fc.constantFrom(office, always, night), (start, workingMinutes, calendar) => {
      const due = dueInstant(start, { workingMinutes }, calendar);
      expect(workingMinutesBetween(start, due, calendar)).toBe(workingMinutes);
      const before = instant(new Date(Date.parse(due) - 60_000));
      expect(workingMinutesBetween(start, before, calendar)).toBe(workingMinutes - 1);
    }),
  );
});

test('minutes add up over any cut, never below zero, never start before the office opens', () => {
  fc.assert(
    fc.property(fc.tuple(instants, fc.nat(60_000), fc.nat(60_000)), fc.constantFrom(office, night), ([a, first, second], calendar) => {
      const b = instant(new Date(Date.parse(a) + first * 60_000));
      const c = instant(new Date(Date.parse(b) + second * 60_000));
      const sum = workingMinutesBetween(a, b, calendar) + workingMinutesBetween(b, c, calendar);
      expect(workingMinutesBetween(a, c, calendar)).toBe(sum);
      expect(workingMinutesBetween(c, a, calendar) === 0 || a === c).toBe(true);
      const begin = clockStart(a, calendar);
      expect(workingMinutesBetween(a, begin, calendar)).toBe(0);
      expect(workingMinutesBetween(begin, instant(new Date(Date.parse(begin) + 60_000)), calendar)).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test('working days go there and back', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(civilDate('2025-01-01'), offset));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (start, count) => {
      const from = addWorkingDays(start, 0, office);
      const later = addWorkingDays(from, count, office);
      expect(isWorkingDay(later, office)).toBe(true);
      expect(addWorkingDays(later, -count, office)).toBe(from);
      const between = Array.from({ length: daysBetween(from, later) }, (_, index) => addDays(from, index + 1));
      expect(between.filter((day) => isWorkingDay(day, office))).toHaveLength(count);
    }),
  );
});

test('why it is closed', () => {
  expect(closedFor(civilDate('2026-02-16'), office)).toBe('Rosenmontag');
  expect(closedFor(civilDate('2026-06-04'), office)).toBe('Fronleichnam');
  expect(closedFor(civilDate('2026-02-17'), office)).toBeNull();
  expect(isWorkingDay(civilDate('2026-02-16'), DEFAULT_OFFICE_CALENDAR)).toBe(true);
});

const closed: OfficeCalendar['openings'] = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
test.each([
  ['OPENING_REVERSED', { openings: { ...closed, 1: [{ from: 600, to: 600 }] } }],
  ['OPENING_REVERSED', { openings: { ...closed, 1: [{ from: 600, to: 1441 }] } }],
  ['OPENING_REVERSED', { openings: { ...closed, 1: [{ from: 0.5, to: 60 }] } }],
  [
    'OPENINGS_OVERLAP',
    {
      openings: {
        ...closed,
        2: [
          { from: 700, to: 800 },
          { from: 600, to: 701 },
        ],
      },
    },
  ],
  ['NEVER_OPEN', { openings: closed }],
  [
    'CLOSURE_TWICE',
    {
      closures: [
        { date: civilDate('2026-02-16'), name: 'a' },
        { date: civilDate('2026-02-16'), name: 'b' },
      ],
    },
  ],
  ['CLOSURE_WITHOUT_NAME', { closures: [{ date: civilDate('2026-02-16'), name: ' ' }] }],
])('%s is refused', (code, change) => expect(checkOfficeCalendar({ ...office, ...change })).toMatchObject({ ok: false, error: { code } }));

test('a good calendar comes back sorted', () => {
  const result = checkOfficeCalendar({
    ...office,
    openings: {
      ...office.openings,
      1: [
        { from: 780, to: 990 },
        { from: 480, to: 720 },
      ],
    },
  });
  expect(result).toMatchObject({ ok: true, value: { openings: { 1: [{ from: 480 }, { from: 780 }] } } });
});

test('a calendar that never opens is a bug that is said, not a hang', () => {
  const never = { ...office, openings: closed };
  expect(() => dueInstant(berlin('2026-01-13 09:00'), { workingMinutes: 1 }, never)).toThrow('closed');
  expect(() => addWorkingDays(civilDate('2026-01-13'), 1, never)).toThrow('closed');
});

test.each([
  ['2026-01-01', false],
  ['2026-04-03', false],
  ['2026-04-06', false],
  ['2026-05-01', false],
  ['2026-05-14', true],
  ['2026-10-03', false],
  ['2026-12-24', true],
  ['2026-12-25', false],
  ['2027-12-31', true],
])('TARGET is open on %s: %s', (date, open) => expect(isBankDay(civilDate(date))).toBe(open));

test.each([
  ['2026-04-02', 1, '2026-04-07'],
  ['2026-04-07', -1, '2026-04-02'],
  ['2026-04-04', 0, '2026-04-07'],
  ['2026-12-24', 1, '2026-12-28'],
])('%s %i bank days on is %s', (date, count, expected) => expect(addBankDays(civilDate(date), count)).toBe(expected));
