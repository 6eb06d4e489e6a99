// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, civilDate, isoWeekday } from './civil-date.ts';
import { invariant } from './invariant.ts';

/** The sixteen Länder by the letters of ISO 3166-2:DE. */
export const GERMAN_LANDS = ['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'] as const;
export type GermanLand = (typeof GERMAN_LANDS)[number];

export interface Holiday {
  readonly date: CivilDate;
  readonly name: string;
  readonly nameEn: string;
  readonly source: string;
}

interface HolidayRule {
  readonly name: string;
  readonly nameEn: string;
  readonly lands: 'all' | readonly GermanLand[];
  /** A day of the year 'MM-DD', days from Easter Sunday, or the Wednesday before 23 November. */
  readonly day: string | number | 'repentance';
  readonly fromYear?: number;
  readonly toYear?: number;
  readonly source: string;
}

/** Before 1995 the day of repentance was a holiday everywhere (nursing-care insurance act, BGBl. 1994 I p. 1014): not held here. */
export const HOLIDAYS_FROM_YEAR = 1995;

const LAW = 'Feiertagsgesetze der Länder (Nordrhein-Westfalen: Feiertagsgesetz NW § 2)';
const UNITY = 'Einigungsvertrag Art. 2 Abs. 2';

const RULES: readonly HolidayRule[] = [
  { name: 'Neujahr', nameEn: "New Year's Day", lands: 'all', day: '01-01', source: LAW },
  { name: 'Heilige Drei Könige', nameEn: 'Epiphany', lands: ['BW', 'BY', 'ST'], day: '01-06', source: LAW },
  { name: 'Internationaler Frauentag', nameEn: "International Women's Day", lands: ['BE'], day: '03-08', fromYear: 2019, source: LAW },
  { name: 'Internationaler Frauentag', nameEn: "International Women's Day", lands: ['MV'], day: '03-08', fromYear: 2023, source: LAW },
  { name: 'Karfreitag', nameEn: 'Good Friday', lands: 'all', day: -2, source: LAW },
  { name: 'Ostersonntag', nameEn: 'Easter Sunday', lands: ['BB'], day: 0, source: LAW },
  { name: 'Ostermontag', nameEn: 'Easter Monday', lands: 'all', day: 1, source: LAW },
  { name: 'Tag der Arbeit', nameEn: 'Labour Day', lands: 'all', day: '05-01', source: LAW },
  { name: 'Tag der Befreiung', nameEn: 'Liberation Day', lands: ['BE'], day: '05-08', fromYear: 2020, toYear: 2020, source: LAW },
  { name: 'Tag der Befreiung', nameEn: 'Liberation Day', lands: ['BE'], day: '05-08', fromYear: 2025, toYear: 2025, source: LAW },
  {
    name: '75. Jahrestag des Volksaufstandes',
    nameEn: 'Anniversary of the 1953 uprising',
    lands: ['BE'],
    day: '06-17',
    fromYear: 2028,
    toYear: 2028,
    source: LAW,
  },
  { name: 'Christi Himmelfahrt', nameEn: 'Ascension Day', lands: 'all', day: 39, source: LAW },
  { name: 'Pfingstsonntag', nameEn: 'Whit Sunday', lands: ['BB'], day: 49, source: LAW },
  { name: 'Pfingstmontag', nameEn: 'Whit Monday', lands: 'all', day: 50, source: LAW },
  { name: 'Fronleichnam', nameEn: 'Corpus Christi', lands: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'], day: 60, source: LAW },
  { name: 'Mariä Himmelfahrt', nameEn: 'Assumption Day', lands: ['SL'], day: '08-15', source: LAW },
  { name: 'Weltkindertag', nameEn: "World Children's Day", lands: ['TH'], day: '09-20', fromYear: 2019, source: LAW },
  { name: 'Tag der Deutschen Einheit', nameEn: 'German Unity Day', lands: 'all', day: '10-03', source: UNITY },
  { name: 'Reformationstag', nameEn: 'Reformation Day', lands: ['BB', 'MV', 'SN', 'ST', 'TH'], day: '10-31', source: LAW },
  {
    name: 'Reformationstag',
    nameEn: 'Reformation Day',
    lands: ['BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'NI', 'NW', 'RP', 'SH', 'SL'],
    day: '10-31',
    fromYear: 2017,
    toYear: 2017,
    source: 'Feiertag aus Anlass des 500. Jahrestages der Reformation, einmalig 2017',
  },
  { name: 'Reformationstag', nameEn: 'Reformation Day', lands: ['HB', 'HH', 'NI', 'SH'], day: '10-31', fromYear: 2018, source: LAW },
  { name: 'Allerheiligen', nameEn: "All Saints' Day", lands: ['BW', 'BY', 'NW', 'RP', 'SL'], day: '11-01', source: LAW },
  { name: 'Buß- und Bettag', nameEn: 'Day of Repentance and Prayer', lands: ['SN'], day: 'repentance', source: LAW },
  { name: '1. Weihnachtstag', nameEn: 'Christmas Day', lands: 'all', day: '12-25', source: LAW },
  { name: '2. Weihnachtstag', nameEn: 'Boxing Day', lands: 'all', day: '12-26', source: LAW },
];

/** Easter Sunday of the Gregorian calendar (Gauss, in the form of Lichtenberg, which needs no exceptions). */
export function easterSunday(year: number): CivilDate {
  invariant(Number.isInteger(year) && year >= 1583 && year <= 9999, `no Gregorian Easter in ${year}`);
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const cycle = year % 19;
  const moon = (19 * cycle + moonShift) % 30;
  const correction = Math.floor((moon + Math.floor(cycle / 11)) / 29);
  const fullMoon = 21 + moon - correction;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const dayOfMarch = fullMoon + 7 - ((fullMoon - firstSunday) % 7);
  return addDays(civilDate(`${year}-03-01`), dayOfMarch - 1);
}

function dayOf(rule: HolidayRule, year: number): CivilDate {
  if (typeof rule.day === 'number') return addDays(easterSunday(year), rule.day);
  if (rule.day !== 'repentance') return civilDate(`${year}-${rule.day}`);
  const latest = civilDate(`${year}-11-22`);
  return addDays(latest, -((isoWeekday(latest) + 4) % 7));
}

const known = new Map<string, readonly Holiday[]>();

/** The public holidays that hold in the whole Land, in the order of the year. Holidays of single municipalities are closures of their calendar. */
export function holidaysOf(land: GermanLand, year: number): readonly Holiday[] {
  const key = `${land}${year}`;
  const found = known.get(key);
  if (found) return found;
  invariant(Number.isInteger(year) && year >= HOLIDAYS_FROM_YEAR && year <= 9998, `no holidays are held for ${year}`);
  const holidays = RULES.filter(
    (rule) => (rule.lands === 'all' || rule.lands.includes(land)) && (rule.fromYear ?? year) <= year && year <= (rule.toYear ?? year),
  )
    .map((rule) => ({ date: dayOf(rule, year), name: rule.name, nameEn: rule.nameEn, source: rule.source }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  known.set(key, holidays);
  return holidays;
}

/** The holiday that falls on a day in a Land, or null. */
export const findHoliday = (land: GermanLand, date: CivilDate): Holiday | null =>
  holidaysOf(land, Number(date.slice(0, 4))).find((holiday) => holiday.date === date) ?? null;
