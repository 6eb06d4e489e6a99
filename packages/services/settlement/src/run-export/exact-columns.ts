// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction } from '@kernel/core';
import { column, type ExportColumn, type ExportRow } from './export-table.ts';

const PLACES = 1_000_000n;

/** Six decimals, half of the last going away from zero. */
function decimalText({ n, d }: Fraction): string {
  const size = ((n < 0n ? -n : n) * PLACES * 2n + d) / (2n * d);
  const digits = String(size).padStart(7, '0');
  return `${n < 0n && size !== 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** A value that may have no end as a decimal: rounded, and exact as numerator and denominator. */
export const exactColumns = (name: string, what: string): readonly ExportColumn[] => [
  column(name, 'decimal', `${what}, auf sechs Stellen gerundet`),
  column(`${name} Zähler`, 'text', `${what}, genau: Zähler des Bruchs`),
  column(`${name} Nenner`, 'text', `${what}, genau: Nenner des Bruchs`),
];

/** @param factor what the shown value counts in, where the exact one is a multiple of it: 100n for euro of exact cents */
export const exactCells = (name: string, value: Fraction, factor = 1n): ExportRow => {
  const shown = fraction(value.n, value.d * factor);
  return { [name]: decimalText(shown), [`${name} Zähler`]: String(shown.n), [`${name} Nenner`]: String(shown.d) };
};
