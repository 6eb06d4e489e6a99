// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents, formatNumber } from '../../../format/index.ts';
import type { ScenarioChange } from './address.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** As the server takes them: without the names, and without what a hand in the address has spoiled. */
export const wireOf = (changes: readonly ScenarioChange[]) =>
  changes.map(({ name: _name, joinsOn, lastDay, fromDate, toDate, ...change }) => ({
    ...change,
    ...Object.fromEntries(Object.entries({ joinsOn, lastDay, fromDate, toDate }).filter(([, day]) => day !== undefined && DATE.test(day))),
  }));

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** '+13,5 %' of what was borne before, rounded to a tenth; null where nothing was borne before. */
export function changePercent(before: string | null, difference: string): string | null {
  const base = before === null ? 0n : centsFromWire(before);
  if (base === 0n) return null;
  const [numerator, divisor] = [centsFromWire(difference) * 2000n, size(base) * 2n];
  const tenths = (size(numerator) + divisor / 2n) / divisor;
  const sign = tenths === 0n ? '' : numerator < 0n ? '\u2212' : '+';
  return `${sign}${formatNumber(tenths / 10n)}${formatNumber(0.5).charAt(1)}${tenths % 10n}\u00a0%`;
}

/** '+12,50 €' with the sign that stands on the screen. */
export const signed = (difference: string): string => {
  const value = centsFromWire(difference);
  return value > 0n ? `+${formatCents(value)}` : formatCents(value);
};

/** Length of a bar in per cent of the longest one. */
export function barLengths(differences: readonly string[]): readonly number[] {
  const sizes = differences.map((difference) => size(centsFromWire(difference)));
  const most = sizes.reduce((longest, one) => (one > longest ? one : longest), 0n);
  return sizes.map((one) => (most === 0n ? 0 : Number((one * 100n) / most)));
}
