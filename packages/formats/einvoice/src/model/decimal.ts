// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, err, type Fraction, fraction, ok, type Result } from '@kernel/core';

/** An exact decimal number: units / 10^scale, without zeros at the end (1.50 is 15 / 10^1). Quantities, unit prices, percentages. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export type DecimalError = 'NOT_A_NUMBER' | 'NUMBER_TOO_LONG';

/** Digits that a number of an invoice may have; whoever writes more wants to keep a reader busy. */
const MAX_DIGITS = 30;

function shortest(units: bigint, scale: number): Decimal {
  let [rest, places] = [units, scale];
  while (places > 0 && rest % 10n === 0n) [rest, places] = [rest / 10n, places - 1];
  return { units: rest, scale: places };
}

/** Reads '12', '-0.50', '+3.', '.5' as XML Schema writes decimals; no grouping, no exponent, no comma. */
export function parseDecimal(text: string): Result<Decimal, DecimalError> {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign = '', whole = '', places = ''] = match ?? [];
  if (whole + places === '') return err('NOT_A_NUMBER');
  if (whole.length + places.length > MAX_DIGITS) return err('NUMBER_TOO_LONG');
  const units = BigInt(whole + places);
  return ok(shortest(sign === '-' ? -units : units, places.length));
}

/** A number that is known to be one; throws where the caller was wrong. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
}

export const decimalOfCents = (amount: Cents): Decimal => shortest(amount, 2);

/** '-0.5', '12': the shortest form with a point. */
export function decimalToText({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

export const decimalToFraction = ({ units, scale }: Decimal): Fraction => fraction(units, 10n ** BigInt(scale));
export const centsToFraction = (amount: Cents): Fraction => fraction(amount, 100n);
export const isZero = ({ units }: Decimal): boolean => units === 0n;
export const sameDecimal = (a: Decimal, b: Decimal): boolean => a.units * 10n ** BigInt(b.scale) === b.units * 10n ** BigInt(a.scale);

/** Whole cents of an amount in euro, half a cent going away from zero. */
export function roundToCents({ n, d }: Fraction): Cents {
  const doubled = (n < 0n ? -n : n) * 200n + d;
  const rounded = doubled / (2n * d);
  return cents(n < 0n ? -rounded : rounded);
}
