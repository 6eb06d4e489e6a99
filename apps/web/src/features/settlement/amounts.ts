// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents } from '../../format/index.ts';

/** '1.234,50' for tables whose header names the euro. */
export const plainAmount = (value: bigint | string): string =>
  formatCents(typeof value === 'bigint' ? value : centsFromWire(value)).replace(/\u00a0?€/, '');

/** '1.234,50 €', as the screen and the export show it. */
export const amountOf = (value: string): string => formatCents(centsFromWire(value));

export const sumOf = (values: readonly string[]): bigint => values.reduce((sum, value) => sum + centsFromWire(value), 0n);

/** What comes on top of a net total, and both together; null where no tax is named. */
export function plusVat(total: string, taxes: readonly string[]): { readonly tax: string; readonly gross: string } | null {
  if (taxes.length === 0) return null;
  const tax = sumOf(taxes);
  return { tax: formatCents(tax), gross: formatCents(centsFromWire(total) + tax) };
}

/** '+12,50 €': a difference always has a sign. */
export const signedAmount = (value: string): string => (centsFromWire(value) > 0n ? `+${amountOf(value)}` : amountOf(value));
