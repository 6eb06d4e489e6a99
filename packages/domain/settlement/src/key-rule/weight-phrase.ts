// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Fraction, formatCivilDate, formatEnglishDate, fraction, multiplyFractions } from '@kernel/core';
import { euroText, fractionView } from '../exact-text.ts';
import { type Language, metricPhrase } from '../metric.ts';
import { shareJson } from './read-values.ts';
import type { AmountSpan, Measure, ReferenceDates, Tier, WeightRule } from './rule.ts';

/** Names as users know them; a code without a name is printed as it is. */
export interface RuleNames {
  readonly bases?: Readonly<Record<string, string>>;
  readonly parties?: Readonly<Record<string, string>>;
}

export const both = (make: (language: Language) => string): { readonly de: string; readonly en: string } => ({
  de: make('de'),
  en: make('en'),
});
export const dayText = (day: CivilDate, language: Language): string => (language === 'de' ? formatCivilDate(day) : formatEnglishDate(day));
/** Up to four decimals, cut, with '…' if digits follow. */
export const numberText = (value: Fraction, language: Language): string => fractionView(value, 4, language);
/** '35 %', '1/3'. */
export const shareText = (share: Fraction, language: Language): string =>
  language === 'de' ? shareJson(share).replace('.', ',') : shareJson(share);
export const percentView = (share: Fraction, language: Language): string =>
  `${numberText(multiplyFractions(share, fraction(100)), language)} %`;

/** Cents as euro: whole ones plainly, others cut after two further places. */
export function centsText(value: Fraction, language: Language): string {
  if (value.d === 1n) return euroText(value.n, language);
  const euro = fractionView(fraction(value.n, value.d * 100n), 4, language);
  return language === 'de' ? `${euro} €` : euro.replace(/^-?/, (sign) => `${sign}€`);
}

export function joined(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')}${language === 'de' ? ' und ' : ' and '}${items.at(-1)}`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const PERIODS = {
  de: { month: { first: 'Monatsersten', last: 'Monatsletzten' }, quarter: { first: 'Quartalsersten', last: 'Quartalsletzten' } },
  en: {
    month: { first: 'first days of the months', last: 'last days of the months' },
    quarter: { first: 'first days of the quarters', last: 'last days of the quarters' },
  },
} as const;

function dayOfYear(day: string, language: Language): string {
  const [month = '', date = ''] = day.split('-');
  return language === 'de' ? `${date}.${month}.` : `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
}

function yearText(yearsBefore: number, language: Language): string {
  if (yearsBefore === 0) return language === 'de' ? 'des laufenden Jahres' : 'of the same year';
  if (yearsBefore === 1) return language === 'de' ? 'des Vorjahres' : 'of the year before';
  return language === 'de' ? `des ${yearsBefore}. Jahres davor` : `of the year ${yearsBefore} years before`;
}

/** 'am 31.12.2024', 'am 15.10. des Vorjahres', 'im Mittel der Monatsletzten'. */
export function datesPhrase(at: ReferenceDates, language: Language): string {
  const german = language === 'de';
  if (at.kind === 'every')
    return german ? `im Mittel der ${PERIODS.de[at.each][at.day]}` : `on average over the ${PERIODS.en[at.each][at.day]}`;
  const days = at.kind === 'dates' ? at.dates.map((day) => dayText(day, language)) : at.days.map((day) => dayOfYear(day, language));
  const year = at.kind === 'yearly' ? ` ${yearText(at.yearsBefore, language)}` : '';
  const text = `${joined([...days], language)}${year}`;
  if (days.length > 1) return german ? `im Mittel aus ${text}` : `on average of ${text}`;
  return german ? `am ${text}` : `on ${text}`;
}

/** What is counted, as a noun: for points and for the unit of a step. */
export function measureNoun(measure: Measure, language: Language): string {
  const german = language === 'de';
  switch (measure.kind) {
    case 'hours':
      return german ? 'Stunden' : 'hours';
    case 'cases':
      return german ? 'Fälle' : 'cases';
    case 'inhabitants':
      return german ? 'Einwohner' : 'inhabitants';
    case 'equal':
      return german ? 'Mitglied' : 'member';
    case 'table':
      return german ? 'festgelegtes Gewicht' : 'stated weight';
    default:
      return measure.unit;
  }
}

function measurePhrase(measure: Measure, language: Language, names: RuleNames): string {
  const german = language === 'de';
  switch (measure.kind) {
    case 'inhabitants': {
      const basis = names.bases?.[measure.basis] ?? measure.basis;
      const at = datesPhrase(measure.at, language);
      return german ? `nach Köpfen (Einwohner ${at}, ${basis})` : `per head (inhabitants ${at}, ${basis})`;
    }
    case 'stock': {
      const at = datesPhrase(measure.at, language);
      return german ? `nach Anzahl (${measure.unit} ${at})` : `by number (${measure.unit} ${at})`;
    }
    case 'reserved':
      return german ? `nach vorgehaltener Kapazität (${measure.unit})` : `by reserved capacity (${measure.unit})`;
    case 'table': {
      const rows = measure.weights.map(({ party, weight }) => `${names.parties?.[party] ?? party} ${numberText(weight, language)}`);
      return german
        ? `nach festgelegten Gewichten (${rows.join(', ')}; ${measure.resolution})`
        : `by stated weights (${rows.join(', ')}; ${measure.resolution})`;
    }
    default:
      return metricPhrase(measure, language);
  }
}

/** 'bis 10.000 mit Faktor 1, bis 50.000 mit Faktor 0,8, darüber mit Faktor 0,6'. */
function tiersText(tiers: readonly Tier[], language: Language): string {
  const german = language === 'de';
  return tiers
    .map(({ upTo, factor }) => {
      const by = german ? `mit Faktor ${numberText(factor, 'de')}` : `by factor ${numberText(factor, 'en')}`;
      if (upTo !== null) return german ? `bis ${numberText(upTo, 'de')} ${by}` : `up to ${numberText(upTo, 'en')} ${by}`;
      if (tiers.length === 1) return by;
      return german ? `darüber ${by}` : `above ${by}`;
    })
    .join(', ');
}

/** Goes into a sentence after 'zu 35 %': 'nach Köpfen (…)'. */
export function weightPhrase(weight: WeightRule, language: Language, names: RuleNames): string {
  const german = language === 'de';
  if (weight.kind === 'tiers') {
    const tiers = tiersText(weight.tiers, language);
    const of = weightPhrase(weight.of, language, names);
    if (weight.mode === 'graduated') return german ? `${of}, gestaffelt [${tiers}]` : `${of}, graduated [${tiers}]`;
    return german ? `${of}, je Stufe als Ganzes [${tiers}]` : `${of}, the whole by its tier [${tiers}]`;
  }
  if (weight.kind === 'points') {
    const terms = weight.terms.map(({ factor, of }) => `${numberText(factor, language)} × ${weightNoun(of, language, names)}`);
    return german ? `nach Punkten (${terms.join(' + ')})` : `by points (${terms.join(' + ')})`;
  }
  return measurePhrase(weight, language, names);
}

/** What a weight counts, as a noun: 'Einwohner am 31.12.2024, Zensus 2022'. */
export function weightNoun(weight: WeightRule, language: Language, names: RuleNames): string {
  if (weight.kind === 'tiers' || weight.kind === 'points') return `[${weightPhrase(weight, language, names)}]`;
  const counted = weight.kind === 'inhabitants' || weight.kind === 'stock' ? ` ${datesPhrase(weight.at, language)}` : '';
  const basis = weight.kind === 'inhabitants' ? `, ${names.bases?.[weight.basis] ?? weight.basis}` : '';
  return `${measureNoun(weight, language)}${counted}${basis}`;
}

/** '1.000,00 € im Jahr'. */
export function amountPhrase(cents: bigint, per: AmountSpan, language: Language): string {
  const spans = {
    de: { run: 'je Abrechnung', month: 'im Monat', year: 'im Jahr' },
    en: { run: 'a settlement', month: 'a month', year: 'a year' },
  };
  return `${euroText(cents, language)} ${spans[language][per]}`;
}
