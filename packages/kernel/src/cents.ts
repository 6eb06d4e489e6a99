// SPDX-License-Identifier: EUPL-1.2
import type { Brand } from './brand.ts';
import { err, ok, type Result } from './result.ts';

/** Money in whole cents. */
export type Cents = Brand<bigint, 'Cents'>;

export const cents = (value: bigint | number): Cents => BigInt(value) as Cents;
export const ZERO_CENTS: Cents = cents(0n);

export const sumCents = (values: Iterable<bigint>): Cents => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum as Cents;
};

export type AmountError = 'NOT_AN_AMOUNT' | 'TOO_MANY_DECIMALS' | 'AMOUNT_TOO_LARGE';

/** Largest amount that the platform books: the range of a PostgreSQL bigint with room for sums. */
export const MAX_CENTS = 10n ** 15n;

/**
 * Reads an amount in euro: '1234', '1234.5', '1234,50', '-0,01', with German ('1.234,50') or no grouping.
 * Three decimals are refused, never rounded.
 */
export function parseAmount(text: string): Result<Cents, AmountError> {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  const grouped = /^([+-]?)(\d{1,3}(?:\.\d{3})+)(?:,(\d*))?$/.exec(trimmed);
  const plain = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(trimmed);
  const match = trimmed.includes(',') || !plain ? (grouped ?? plain) : plain;
  if (!match) return err('NOT_AN_AMOUNT');
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > 2) return err('TOO_MANY_DECIMALS');
  const value = BigInt(whole.replaceAll('.', '')) * 100n + BigInt(fraction.padEnd(2, '0'));
  if (value > MAX_CENTS) return err('AMOUNT_TOO_LARGE');
  return ok((sign === '-' ? -value : value) as Cents);
}

/** '1234.50': the form in GraphQL, files and canonical JSON. */
export function centsToDecimal(value: bigint): string {
  const absolute = value < 0n ? -value : value;
  const text = `${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`;
  return value < 0n ? `-${text}` : text;
}

/** '1.234,50': the German form, without the currency. */
export function formatAmount(value: bigint): string {
  const [whole = '0', fraction = '00'] = centsToDecimal(value < 0n ? -value : value).split('.');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
  return value < 0n ? `-${text}` : text;
}
