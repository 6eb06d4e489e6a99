// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, civilDate, easterSunday, findHoliday, GERMAN_LANDS, holidaysOf, isoWeekday } from './index.ts';

// Dates as printed in calendars; 1981 and 1954 are the years in which Gauss's first formula is wrong.
test.each([
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2030, '2030-04-21'],
  [2038, '2038-04-25'],
  [2076, '2076-04-19'],
  [2285, '2285-03-22'],
])('Easter %i is %s', (year, date) => expect(easterSunday(year)).toBe(date));

test('Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
      const easter = easterSunday(year);
      expect(isoWeekday(easter)).toBe(7);
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
    }),
  );
});

/** The other well-known way to Easter (Meeus, Jones, Butcher), written independently. */
function meeus(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

test('two independent formulas agree for every year of the Gregorian calendar', () => {
  for (let year = 1583; year <= 9999; year++) expect(easterSunday(year), String(year)).toBe(meeus(year));
});

test('North Rhine-Westphalia, 2026', () => {
  expect(holidaysOf('NW', 2026).map(({ date, name }) => `${date} ${name}`)).toEqual([
    '2026-01-01 Neujahr',
    '2026-04-03 Karfreitag',
    '2026-04-06 Ostermontag',
    '2026-05-01 Tag der Arbeit',
    '2026-05-14 Christi Himmelfahrt',
    '2026-05-25 Pfingstmontag',
    '2026-06-04 Fronleichnam',
    '2026-10-03 Tag der Deutschen Einheit',
    '2026-11-01 Allerheiligen',
    '2026-12-25 1. Weihnachtstag',
    '2026-12-26 2. Weihnachtstag',
  ]);
});

/** Number of holidays that hold in the whole Land in 2026. */
test.each([
  ['BB', 12],
  ['BE', 10],
  ['BW', 12],
  ['BY', 12],
  ['HB', 10],
  ['HE', 10],
  ['HH', 10],
  ['MV', 11],
  ['NI', 10],
  ['NW', 11],
  ['RP', 11],
  ['SH', 10],
  ['SL', 12],
  ['SN', 11],
  ['ST', 11],
  ['TH', 11],
] as const)('%s has %i holidays', (land, count) => expect(holidaysOf(land, 2026)).toHaveLength(count));

test('what came or went with the years', () => {
  for (const land of GERMAN_LANDS) expect(findHoliday(land, civilDate('2017-10-31'))?.name, land).toBe('Reformationstag');
  expect(findHoliday('NW', civilDate('2018-10-31'))).toBeNull();
  expect(findHoliday('NI', civilDate('2018-10-31'))?.nameEn).toBe('Reformation Day');
  expect(findHoliday('BE', civilDate('2018-03-08'))).toBeNull();
  expect(findHoliday('BE', civilDate('2019-03-08'))).not.toBeNull();
  expect(findHoliday('BE', civilDate('2025-05-08'))).not.toBeNull();
  expect(findHoliday('BE', civilDate('2026-05-08'))).toBeNull();
  expect(findHoliday('BE', civilDate('2028-06-17'))).not.toBeNull();
  expect(() => holidaysOf('NW', 1994)).toThrow('1994');
});

test('every list is sorted, without doubles, inside its year; repentance day is the Wednesday eleven days before Advent', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GERMAN_LANDS), fc.integer({ min: 1995, max: 2200 }), (land, year) => {
      const dates = holidaysOf(land, year).map(({ date }) => date);
      expect(dates).toEqual([...dates].sort());
      // Ascension Day may fall on 1 May (2008).
      expect(new Set(holidaysOf(land, year).map(({ name }) => name)).size).toBe(dates.length);
      expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
      const repentance = holidaysOf('SN', year).find(({ name }) => name.startsWith('Buß'))?.date ?? civilDate('1900-01-01');
      expect(isoWeekday(repentance)).toBe(3);
      const firstAdvent = addDays(repentance, 11);
      expect(isoWeekday(firstAdvent)).toBe(7);
      expect(firstAdvent >= `${year}-11-27` && firstAdvent <= `${year}-12-03`).toBe(true);
    }),
  );
});
