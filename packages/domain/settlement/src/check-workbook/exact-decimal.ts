// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, floorFraction, fraction } from '@kernel/core';

/** A fraction as a decimal, half going up, without zeros at the end: as a cell holds it. */
export function decimalOf(value: Fraction, decimals = 15): string {
  const negative = value.n < 0n;
  const scale = 10n ** BigInt(decimals);
  const size = negative ? -value.n : value.n;
  const units = floorFraction(fraction(2n * size * scale + value.d, 2n * value.d));
  const digits = String(units).padStart(decimals + 1, '0');
  const [whole, places] = decimals === 0 ? [digits, ''] : [digits.slice(0, -decimals), digits.slice(-decimals).replace(/0+$/, '')];
  const text = places === '' ? whole : `${whole}.${places}`;
  return negative && units !== 0n ? `-${text}` : text;
}
