// SPDX-License-Identifier: EUPL-1.2
import { formatCents, formatNumber } from '../../format/index.ts';

function split(text: string): readonly [bigint, bigint] {
  const [n = '0', d = '1'] = text.split('/');
  return [BigInt(n), BigInt(d)];
}

/** Cut after so many places, never by a float: '2/3' with 4 places → '0,6666'. 'all' keeps the zeros, so that columns align. */
function cut(n: bigint, d: bigint, places: number, keep: 'all' | 'short' = 'short'): string {
  const negative = n < 0n;
  const size = negative ? -n : n;
  const whole = formatNumber(size / d);
  const rest = ((size % d) * 10n ** BigInt(places)) / d;
  const all = rest.toString().padStart(places, '0');
  const digits = keep === 'all' ? all : all.replace(/0+$/, '');
  const mark = formatNumber(0.5).charAt(1);
  return `${negative ? '\u2212' : ''}${whole}${digits === '' || places === 0 ? '' : `${mark}${digits}`}`;
}

/** An exact 'n/d' of the server for the eye: a share of one as percent, always with four places. */
export function percentText(fraction: string): string {
  const [n, d] = split(fraction);
  return `${cut(n * 100n, d, 4, 'all')} %`;
}

/** The same for a sentence or heading, without zeros at the end: '100 %', '33,3333 %'. */
export function shortPercentText(fraction: string): string {
  const [n, d] = split(fraction);
  return `${cut(n * 100n, d, 4)} %`;
}

/** The share of an amount in cents before it is cut, as euro: '1.047,206016 €'. */
export function shareOfCents(cents: bigint, fraction: string): string {
  const [n, d] = split(fraction);
  const amount = cut(cents * n, d * 100n, 6, 'all');
  // The sign of the currency stands where formatCents has it.
  return formatCents(0n).startsWith('€') ? amount.replace(/^\u2212?/, (sign) => `${sign}€`) : `${amount}\u00a0€`;
}

/** Exact cents as euro: '5300/49' → '1,0816 €'. */
export function exactEuro(cents: string): string {
  const [n, d] = split(cents);
  const amount = cut(n, d * 100n, 4, 'all');
  return formatCents(0n).startsWith('€') ? amount.replace(/^\u2212?/, (sign) => `${sign}€`) : `${amount}\u00a0€`;
}

/** The exact sum of fractions. */
export function sumOfFractions(fractions: readonly string[]): string {
  const [n, d] = fractions
    .map(split)
    .reduce<readonly [bigint, bigint]>(([n, d], [m, e]) => (d === e ? [n + m, d] : [n * e + m * d, d * e]), [0n, 1n]);
  return `${n}/${d}`;
}

/** Numbers under each other: as many places as the longest of them needs. */
export function alignedNumbers(fractions: readonly string[]): (fraction: string) => string {
  const whole = fractions.every((fraction) => {
    const [n, d] = split(fraction);
    return n % d === 0n;
  });
  return (fraction) => {
    const [n, d] = split(fraction);
    return cut(n, d, whole ? 0 : 4, 'all');
  };
}

/** Minutes as the server counts them, in hours: '1230' → '20:30'. */
export function hoursText(minutes: string): string {
  const [n, d] = split(minutes);
  const whole = n / d;
  const size = whole < 0n ? -whole : whole;
  return `${whole < 0n ? '\u2212' : ''}${formatNumber(size / 60n)}:${(size % 60n).toString().padStart(2, '0')}`;
}

/** Hours in minutes. */
export function timesSixty(hours: string): string {
  const [n, d] = split(hours);
  return `${n * 60n}/${d}`;
}

/** An exact 'n/d' of the server as a number with at most four places. */
export function exactNumber(fraction: string): string {
  const [n, d] = split(fraction);
  return cut(n, d, 4);
}

/** 6550 → '65,5 %' */
export const permyriadText = (share: number): string => `${cut(BigInt(share), 100n, 2)} %`;
