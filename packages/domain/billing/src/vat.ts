// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, sumCents } from '@kernel/core';
import { byText, type VatRule } from './billable.ts';

/** One row of the breakdown: what is taxed alike within a document. */
export interface VatRow {
  readonly code: VatRule['code'];
  readonly ratePermille: number;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  /** Laws and sections, as they are printed. */
  readonly bases: readonly string[];
}

export interface Taxed {
  readonly amountCents: Cents;
  readonly vat: Pick<VatRule, 'code' | 'ratePermille' | 'basis'>;
}

/** Whole cents of a share in permille, half a cent going away from zero. */
export function permilleOf(amount: bigint, permille: number): Cents {
  const exact = amount * BigInt(permille);
  return cents((exact + (exact < 0n ? -500n : 500n)) / 1000n);
}

const rowKey = ({ vat: { code, ratePermille } }: Taxed): string => `${code} ${ratePermille}`;

/**
 * VAT of a document: reckoned once for each code and rate on the sum of its lines, never line by line, and rounded to the cent, half a
 * cent going away from zero (EN 16931, BR-CO-17).
 */
export function vatBreakdown(lines: readonly Taxed[]): readonly VatRow[] {
  const groups = new Map<string, Taxed[]>();
  for (const line of lines) groups.set(rowKey(line), [...(groups.get(rowKey(line)) ?? []), line]);
  return [...groups.entries()]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, of]) => {
      const [first] = of;
      if (!first) return [];
      const { code, ratePermille } = first.vat;
      const netCents = sumCents(of.map(({ amountCents }) => amountCents));
      const bases = [...new Set(of.map(({ vat }) => vat.basis))].sort(byText);
      return [{ code, ratePermille, netCents, vatCents: permilleOf(netCents, ratePermille), bases }];
    });
}

export const netOf = (rows: readonly VatRow[]): Cents => sumCents(rows.map(({ netCents }) => netCents));
export const vatOf = (rows: readonly VatRow[]): Cents => sumCents(rows.map(({ vatCents }) => vatCents));
