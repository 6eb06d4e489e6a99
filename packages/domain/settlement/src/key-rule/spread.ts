// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction } from '@kernel/core';
import { wholeWeights } from '../split.ts';
import { commonDivisor, greatestCommonDivisor, sumUnits } from './column.ts';

/**
 * How one whole is shared, exactly: party i bears parts[i]/whole, the centre carries centre/whole. They add up to the whole.
 * One denominator for all keeps sums over many parties in whole numbers.
 */
export interface Spread {
  readonly parts: readonly bigint[];
  readonly centre: bigint;
  readonly whole: bigint;
}

export const spreadOfCentre = (parties: number): Spread => ({ parts: Array.from({ length: parties }, () => 0n), centre: 1n, whole: 1n });
export const shareOf = (spread: Spread, index: number): Fraction => fraction(spread.parts[index] ?? 0n, spread.whole);

/** In proportion to the weights, with their sum; null if nobody has weight. */
export function spreadByWeights(weights: readonly Fraction[]): { readonly spread: Spread; readonly total: Fraction } | null {
  const { whole: parts, denominator } = wholeWeights(weights);
  const whole = sumUnits(parts);
  return whole === 0n ? null : { spread: { parts, centre: 0n, whole }, total: fraction(whole, denominator) };
}

/** Several spreads, each for its share of the whole; the shares add up to one. */
export function combineSpreads(parties: number, spreads: readonly { readonly share: Fraction; readonly spread: Spread }[]): Spread {
  let whole = 1n;
  for (const { share, spread } of spreads) {
    const own = share.d * spread.whole;
    whole = (whole / greatestCommonDivisor(whole, own)) * own;
  }
  const parts = Array.from({ length: parties }, () => 0n);
  let centre = 0n;
  for (const { share, spread } of spreads) {
    const factor = (share.n * whole) / (share.d * spread.whole);
    for (let index = 0; index < parties; index += 1) parts[index] = (parts[index] ?? 0n) + factor * (spread.parts[index] ?? 0n);
    centre += factor * spread.centre;
  }
  const divisor = commonDivisor([whole, centre, ...parts]);
  if (divisor === 1n) return { parts, centre, whole };
  return { parts: parts.map((part) => part / divisor), centre: centre / divisor, whole: whole / divisor };
}
