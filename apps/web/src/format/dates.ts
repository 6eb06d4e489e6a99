// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay, type CivilDate, formatEnglishDate, parseCivilDate } from '@kernel/core';
import { currentLanguage, type Language } from '../i18n/index.ts';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;
/** Everything is shown in the centre's time zone, wherever the browser stands. */
const TIME_ZONE = 'Europe/Berlin';

const makeFormats = (options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => ({
  de: new Intl.DateTimeFormat(LOCALES.de, options),
  en: new Intl.DateTimeFormat(LOCALES.en, options),
});
const germanDate = new Intl.DateTimeFormat(LOCALES.de, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
const longDateFormats = makeFormats({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthFormats = makeFormats({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const clockFormats = makeFormats({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });

const asUtc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** '2026-07-03' → '03.07.2026', in English '3 Jul 2026': in figures alone day and month are taken for one another. */
export const formatDate = (date: string, language: Language = currentLanguage()): string =>
  language === 'de' ? germanDate.format(asUtc(date)) : formatEnglishDate(date as CivilDate);
/** '2026-07-03' → 'Fr., 3. Juli 2026' */
export const formatLongDate = (date: string, language: Language = currentLanguage()): string =>
  longDateFormats[language].format(asUtc(date));
/** '2026-07' → 'Juli 2026' */
export const formatMonth = (month: string, language: Language = currentLanguage()): string =>
  monthFormats[language].format(asUtc(`${month.slice(0, 7)}-01`));
/** '2026-07-03T10:15:00Z' → '03.07.2026, 12:15', in English '3 Jul 2026, 12:15' */
export const formatInstant = (instant: string, language: Language = currentLanguage()): string =>
  [formatDate(businessDay(new Date(instant)), language), clockFormats[language].format(new Date(instant))].join(', ');

/** The business day of the browser's clock. Only for what the user types; the server has its own clock for what counts. */
export const today = (): CivilDate => businessDay(new Date());

const fullYear = (text: string, reference: CivilDate): string => {
  if (text === '') return reference.slice(0, 4);
  return text.length === 2 ? `20${text}` : text;
};

const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** '3 jul 2026', '3 july 2026': as English dates are shown, so that what a form is filled with can be read again. */
function englishDate(text: string): CivilDate | null {
  const [, day = '', month = '', year] = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/.exec(text) ?? [];
  const number = ENGLISH_MONTHS.indexOf(month) + 1;
  return number === 0 ? null : parseCivilDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Reads a date as clerks type it: '3.7.2026', '3.7.', '03072026', '2026-07-03', '3 Jul 2026', 'heute', 'gestern', '+3'. Null when it is none. */
export function parseDateInput(text: string, reference: CivilDate = today()): CivilDate | null {
  const clean = text.trim().toLowerCase();
  const word = { heute: 0, today: 0, gestern: -1, yesterday: -1, morgen: 1, tomorrow: 1 }[clean];
  if (word !== undefined) return addDays(reference, word);
  const relative = /^([+-]\d{1,3})$/.exec(clean);
  if (relative) return addDays(reference, Number(relative[1]));
  const parts = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(clean);
  const [, day, month, year = ''] = parts ?? [];
  const iso = parts ? `${fullYear(year, reference)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : clean;
  return parseCivilDate(iso) ?? englishDate(clean);
}
