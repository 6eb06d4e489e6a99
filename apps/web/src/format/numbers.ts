// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, formatAmount, parseAmount } from '@kernel/core';
import { currentLanguage, type Language } from '../i18n/index.ts';

/** Money as GraphQL carries it, '1234.50', in whole cents. */
export function centsFromWire(value: string): Cents {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(value);
  if (!match) throw new Error(`Not an amount: ${value}`);
  const [, sign = '', whole = '0', fraction = '00'] = match;
  const absolute = BigInt(whole) * 100n + BigInt(fraction);
  return cents(sign === '-' ? -absolute : absolute);
}

/** Reads an amount as it is typed; in German a point before three digits parts thousands: '1.234' is 1234 euro. */
export function parseTypedAmount(text: string): ReturnType<typeof parseAmount> {
  const grouped = currentLanguage() === 'de' && /^[-\u2212+]?[1-9]\d{0,2}(?:\.\d{3})+\s*€?$/.test(text.trim());
  return parseAmount(grouped ? text.replaceAll('.', '') : text);
}

/** '−1.234,50 €' in German, '−€1,234.50' in English, as the texts of the server have it; the sign is a real minus so that it does not wrap or look like a dash. */
export function formatCents(value: bigint, language: Language = currentLanguage()): string {
  const german = formatAmount(value).replace('-', '\u2212');
  if (language === 'de') return `${german}\u00a0€`;
  return german.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')).replace(/^\u2212?/, (sign) => `${sign}€`);
}

/** An amount of GraphQL as a field takes it: '18.292,80' in German, '18292.80' in English. */
export function typedAmount(value: string, language: Language = currentLanguage()): string {
  return language === 'de' ? formatAmount(centsFromWire(value)).replace('-', '\u2212') : value;
}

/** Whole minutes as hours: 95 → '1:35'. */
export function formatMinutes(minutes: number): string {
  const absolute = Math.abs(minutes);
  return `${minutes < 0 ? '\u2212' : ''}${Math.trunc(absolute / 60)}:${String(absolute % 60).padStart(2, '0')}`;
}

/**
 * Reads a duration as clerks type it: '1:35', '1,5', '1.5 h', '2 h', '95 min', '90m'. A bare whole number is minutes: nobody books
 * 90 hours. Null when it is none or not a whole minute.
 */
export function parseMinutes(text: string): number | null {
  const clean = text.trim().toLowerCase();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(clean);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d{1,4})\s*(?:m|min)?\.?$/.exec(clean);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d{1,3})(?:[,.](\d{1,2}))?\s*(?:h|std\.?)?$/.exec(clean);
  if (!hours) return null;
  const hundredths = Number((hours[2] ?? '').padEnd(2, '0')) * 60;
  return hundredths % 100 === 0 ? Number(hours[1]) * 60 + hundredths / 100 : null;
}

const numbers = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
};
const tenths = {
  de: new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
};
/** Thousandths as per cent, always with one digit behind the comma so that a column aligns: 870 → '87,0'. */
export const formatPermille = (permille: number, language: Language = currentLanguage()): string =>
  tenths[language].format(permille / 10).replace('-', '\u2212');

export const formatNumber = (value: number | bigint, language: Language = currentLanguage()): string =>
  numbers[language].format(value).replace('-', '\u2212');
