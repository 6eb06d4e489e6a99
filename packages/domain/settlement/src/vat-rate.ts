// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, civilDate } from '@kernel/core';
import type { VatRule } from './vat-rule.ts';

/** The standard rate by the day of the service: § 12 Abs. 1 UStG; the lowered one of 2020: § 28 Abs. 1 UStG. */
const STANDARD_RATES = [
  { from: civilDate('2021-01-01'), permille: 190, ground: '§ 12 Abs. 1 UStG' },
  { from: civilDate('2020-07-01'), permille: 160, ground: '§ 28 Abs. 1 UStG' },
  { from: civilDate('2007-01-01'), permille: 190, ground: '§ 12 Abs. 1 UStG' },
] as const;

export interface StandardRate {
  readonly permille: number;
  readonly ground: string;
}

/** null for days before the first known rate. */
export const standardRateOn = (day: CivilDate): StandardRate | null => STANDARD_RATES.find(({ from }) => from <= day) ?? null;

export interface VatOnTop {
  readonly ratePermille: number;
  /** Of the net amount, rounded to the cent, half away from zero. */
  readonly taxCents: Cents;
  readonly ground: string;
}

/** What comes on top of a net amount; null where nothing is taxed. */
export function vatOnTop(vat: Pick<VatRule, 'code' | 'ratePermille' | 'basis'> | null, net: Cents): VatOnTop | null {
  if (vat?.code !== 'S') return null;
  const half = net < 0n ? -500n : 500n;
  return { ratePermille: vat.ratePermille, taxCents: cents((net * BigInt(vat.ratePermille) + half) / 1000n), ground: vat.basis };
}
