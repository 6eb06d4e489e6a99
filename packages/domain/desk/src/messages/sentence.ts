// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type CivilMonth, firstDay, parseCivilDate, parseCivilMonth, type Refusal } from '@kernel/core';
import type { DeskRefusalCode } from '../desk-refusal.ts';
import type { Locale } from '../localized-text.ts';
import type { DeskCatalogue } from './catalogue-shape.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export const DESK_CATALOGUES: Record<Locale, DeskCatalogue> = { de, en };

const INTL: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

const utc = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);

/** '24.12.2026' or '24 December 2026'. */
export const formatDate = (date: CivilDate, locale: Locale): string =>
  new Intl.DateTimeFormat(INTL[locale], {
    timeZone: 'UTC',
    day: locale === 'de' ? '2-digit' : 'numeric',
    month: locale === 'de' ? '2-digit' : 'long',
    year: 'numeric',
  }).format(utc(date));

/** 'Dezember 2026' */
export const formatMonth = (month: CivilMonth, locale: Locale): string =>
  new Intl.DateTimeFormat(INTL[locale], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(utc(firstDay(month)));

function readable(name: string, value: string | number, locale: Locale): string {
  if (typeof value === 'number') return String(value);
  const { fields, statuses } = DESK_CATALOGUES[locale];
  if (name === 'status') return (statuses as Record<string, string>)[value] ?? value;
  if (name === 'field') return (fields as Record<string, string>)[value] ?? value;
  const date = parseCivilDate(value);
  if (date) return formatDate(date, locale);
  const month = parseCivilMonth(value);
  return month ? formatMonth(month, locale) : value;
}

/** Parameters that are minutes; people read and type them as '1:30'. */
const DURATIONS: Partial<Record<DeskRefusalCode, readonly string[]>> = {
  MINUTES_OUT_OF_RANGE: ['min', 'max'],
  DAY_OVERFULL: ['booked', 'left'],
};

const formatDuration = (minutes: number): string => `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The sentence of a refusal, its parameters filled in; dates, months and statuses in the words of the language. */
export function deskSentence(refused: Refusal<DeskRefusalCode>, locale: Locale): string {
  return DESK_CATALOGUES[locale].refusals[refused.code].replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
    const value = refused.params?.[name];
    if (value === undefined) return hole;
    if (typeof value === 'number' && DURATIONS[refused.code]?.includes(name)) return formatDuration(value);
    return typeof value === 'string' || typeof value === 'number'
      ? readable(name, value, locale)
      : value.map((one) => readable(name, one, locale)).join(', ');
  });
}
