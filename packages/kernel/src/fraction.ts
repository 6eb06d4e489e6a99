// SPDX-License-Identifier: EUPL-1.2
import { invariant } from './invariant.ts';
import { err, ok, type Result } from './result.ts';

/** An exact rational number: n over d, reduced, d above zero. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction n/d in lowest terms with a positive denominator. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  invariant(denominator !== 0n, 'a fraction has no denominator of zero');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { n: numerator / divisor, d: denominator / divisor };
}

export const ZERO_FRACTION: Fraction = { n: 0n, d: 1n };
export const ONE_FRACTION: Fraction = { n: 1n, d: 1n };

export const addFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtractFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiplyFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** b must not be zero. */
export const divideFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

export function sumFractions(values: Iterable<Fraction>): Fraction {
  let sum = ZERO_FRACTION;
  for (const value of values) sum = addFractions(sum, value);
  return sum;
}

/** Below zero if a < b, zero if equal, above zero if a > b. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The greatest whole number that is not above the fraction; -1/2 gives -1. */
export function floorFraction(value: Fraction): bigint {
  const quotient = value.n / value.d;
  return value.n < 0n && value.n % value.d !== 0n ? quotient - 1n : quotient;
}

/** '3/4', whole numbers as '3/1'. */
export const fractionToText = (value: Fraction): string => `${value.n}/${value.d}`;

/** Reads '3/4'. */
export function parseFraction(text: string): Result<Fraction, 'NOT_A_FRACTION'> {
  const match = /^(-?\d+)\/(\d+)$/.exec(text);
  if (!match || BigInt(match[2] ?? '0') === 0n) return err('NOT_A_FRACTION');
  return ok(fraction(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1')));
}

/** Reads '12.5' or '12,5' exactly; no grouping, no exponent, no rounding. */
export function fractionFromDecimalText(text: string): Result<Fraction, 'NOT_A_DECIMAL'> {
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return err('NOT_A_DECIMAL');
  const [, sign = '', whole = '0', decimals = ''] = match;
  const numerator = BigInt(whole + decimals);
  return ok(fraction(sign === '-' ? -numerator : numerator, 10n ** BigInt(decimals.length)));
}
