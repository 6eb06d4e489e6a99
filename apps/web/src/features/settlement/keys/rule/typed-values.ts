// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, type Fraction, fraction, fractionFromDecimalText, parseAmount, parseFraction, sumFractions } from '@kernel/core';
import { formatDate, parseDateInput, parseTypedAmount } from '../../../../format/index.ts';
import { currentLanguage, type Language } from '../../../../i18n/index.ts';

// Texts as they are typed, and as the rule has them. What cannot be read goes to the server as it is, and comes back with its sentence.

/** '10.000' is ten thousand in German, '10,000' in English; any other mark is a decimal one. */
const GROUPED = { de: /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, en: /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/ } as const;

function decimal(text: string, language: Language): string {
  const clean = text.trim().replace('\u2212', '-');
  const plain = GROUPED[language].test(clean) ? clean.replaceAll(language === 'de' ? '.' : ',', '') : clean;
  return plain.replace(',', '.');
}

/** '0,8' → '0.8', '10.000' → '10000', '4/5' stays. */
export const numberToWire = (text: string, language: Language = currentLanguage()): string =>
  text.includes('/') ? text.replaceAll(/\s/g, '') : decimal(text, language);

/** '35', '33,5 %' → '35 %', '33.5 %'; '1/3' stays. */
export function shareToWire(text: string, language: Language = currentLanguage()): string {
  if (text.includes('/')) return text.replaceAll(/[\s%]/g, '');
  return `${decimal(text.replace('%', ''), language)} %`;
}

/** As the rule has it, for a field: whole thousands are not parted, so that no language takes them for another number. */
export function numberFromWire(value: string, language: Language = currentLanguage()): string {
  if (!value.includes('/')) return language === 'de' ? value.replace('.', ',') : value;
  const exact = decimalOf(value);
  return exact === null ? value : language === 'de' ? exact.replace('.', ',') : exact;
}

/** '4/5' → '0.8'; null for what never ends. */
function decimalOf(text: string): string | null {
  const parsed = parseFraction(text);
  if (!parsed.ok) return null;
  const scaled = parsed.value.n * 1_000_000n;
  if (scaled % parsed.value.d !== 0n) return null;
  const value = scaled / parsed.value.d;
  const size = value < 0n ? -value : value;
  const digits = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / 1_000_000n}${digits === '' ? '' : `.${digits}`}`;
}

export const shareFromWire = (value: string, language: Language = currentLanguage()): string =>
  value.includes('/') ? value : numberFromWire(value.replace('%', '').trim(), language);

/** '1.234,5' → '1234.50'. */
export function amountToRule(text: string): string {
  const parsed = parseTypedAmount(text);
  return parsed.ok ? centsToDecimal(parsed.value) : text.trim();
}
export const amountFromWire = (value: string): string => {
  const parsed = parseAmount(value);
  return parsed.ok ? centsToDecimal(parsed.value).replace('.', ',') : value;
};

export const dateToRule = (text: string): string => parseDateInput(text) ?? text.trim();
export const dateFromWire = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** '15.10.', '15/10', '15 Oct' → '10-15'. */
export function dayOfYearToWire(text: string): string {
  const clean = text.trim().toLowerCase();
  const [, day, month] = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(clean) ?? [];
  if (day && month) return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, english, name = ''] = /^(\d{1,2})\.? ([a-z]{3})[a-z]*$/.exec(clean) ?? [];
  const number = MONTHS.indexOf(name) + 1;
  return english && number > 0 ? `${String(number).padStart(2, '0')}-${english.padStart(2, '0')}` : text.trim();
}

export function dayOfYearFromWire(value: string, language: Language = currentLanguage()): string {
  const [, month = '', day = ''] = /^(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (day === '') return value;
  if (language === 'de') return `${day}.${month}.`;
  const name = MONTHS[Number(month) - 1] ?? month;
  return `${Number(day)} ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const HUNDRED = 100n;

/** A share as it is typed; null while it is none. */
export function shareOf(text: string): Fraction | null {
  const wire = shareToWire(text);
  if (wire.includes('/')) {
    const parsed = parseFraction(wire);
    return parsed.ok ? parsed.value : null;
  }
  const parsed = fractionFromDecimalText(wire.replace('%', '').trim());
  return parsed.ok ? fraction(parsed.value.n, parsed.value.d * HUNDRED) : null;
}

/** What typed shares make together: null while one of them is none. */
export function sumOfShares(texts: readonly string[]): Fraction | null {
  const shares = texts.map(shareOf);
  return shares.some((share) => share === null) ? null : sumFractions(shares.flatMap((share) => share ?? []));
}

/** '66,67' for what is left to a hundred, empty where nothing is. */
export function restToWhole(texts: readonly string[]): string {
  const sum = sumFractions(texts.flatMap((text) => shareOf(text) ?? []));
  const rest = fraction(sum.d - sum.n, sum.d);
  if (rest.n <= 0n) return '';
  const percent = decimalOf(`${rest.n * HUNDRED}/${rest.d}`);
  return percent === null ? `${rest.n}/${rest.d}` : shareFromWire(percent);
}

/** 'Schüler' → 'schueler': the code under which something is counted. */
export const slugOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
