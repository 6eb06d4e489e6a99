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
