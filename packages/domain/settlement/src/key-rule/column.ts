// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction } from '@kernel/core';

/**
 * Exact numbers of all parties over one denominator, in the order of the evaluation: units[i] / per. Sums and comparisons over hundreds of
 * parties stay in whole numbers; a fraction is made only of what is looked at.
 */
export interface Column {
  readonly units: readonly bigint[];
  readonly per: bigint;
}

export const cellOf = ({ units, per }: Column, index: number): Fraction => fraction(units[index] ?? 0n, per);
export const sumUnits = (units: readonly bigint[]): bigint => units.reduce((sum, unit) => sum + unit, 0n);

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The largest number that divides all of these (none below zero): what they share only makes every further step slower. */
export function commonDivisor(numbers: readonly bigint[]): bigint {
  let divisor = 0n;
  for (const number of numbers) {
    divisor = greatestCommonDivisor(number, divisor);
    if (divisor === 1n) break;
  }
  return divisor === 0n ? 1n : divisor;
}
