// SPDX-License-Identifier: EUPL-1.2
import type { Language } from './bilingual.ts';
import { centsToDecimal, formatAmount } from './cents.ts';
import type { Fraction } from './fraction.ts';

/** '1234567' as '1.234.567' (German) or '1,234,567' (English). */
export function wholeText(value: bigint, language: Language): string {
  const digits = (value < 0n ? -value : value).toString().replace(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',');
  return value < 0n ? `-${digits}` : digits;
}

/** Minutes as hours, '1.234:05'. */
export function minutesText(minutes: bigint, language: Language): string {
  const size = minutes < 0n ? -minutes : minutes;
  return `${minutes < 0n ? '-' : ''}${wholeText(size / 60n, language)}:${(size % 60n).toString().padStart(2, '0')}`;
}

/**
 * A fraction for the eye: cut, never rounded, after so many decimals, with '…' if digits follow. '33,333333…'; whole numbers stay whole.
 */
export function fractionView(value: Fraction, decimals: number, language: Language): string {
  const size = value.n < 0n ? -value.n : value.n;
  const scaled = ((size % value.d) * 10n ** BigInt(decimals)) / value.d;
  const exact = scaled * value.d === (size % value.d) * 10n ** BigInt(decimals);
  const digits = scaled.toString().padStart(decimals, '0');
  const shown = exact ? digits.replace(/0+$/, '') : digits;
  const sign = value.n < 0n ? '-' : '';
  const whole = wholeText(size / value.d, language);
  return `${sign}${whole}${shown === '' ? '' : `${language === 'de' ? ',' : '.'}${shown}`}${exact ? '' : '…'}`;
}

/** '1.234,50 €' or '€1,234.50' for the eye; below zero with the true minus sign '−'. */
export function euroText(cents: bigint, language: Language): string {
  const [sign, size] = cents < 0n ? ['\u2212', -cents] : ['', cents];
  if (language === 'de') return `${sign}${formatAmount(size)} €`;
  return `${sign}€${centsToDecimal(size).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}

/** '03/2026' or 'from 01/2026 to 12/2026'. */
export function monthsText(months: { readonly from: string; readonly to: string }, language: Language): string {
  const show = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;
  if (months.from === months.to) return show(months.from);
  return `${show(months.from)} ${language === 'de' ? 'bis' : 'to'} ${show(months.to)}`;
}
