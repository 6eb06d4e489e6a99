// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, civilDate } from '@kernel/core';

/** The standard rate by the day of the service: § 12 Abs. 1 UStG; the lowered one of 2020: § 28 Abs. 1 UStG. */
const STANDARD_RATES = [
  { from: civilDate('2021-01-01'), permille: 190, ground: '§ 12 Abs. 1 UStG' },
  { from: civilDate('2020-07-01'), permille: 160, ground: '§ 28 Abs. 1 UStG' },
  { from: civilDate('2007-01-01'), permille: 190, ground: '§ 12 Abs. 1 UStG' },
] as const;

export interface VatOnTop {
  readonly ratePermille: number;
  /** Of the net amount, rounded to the cent, half away from zero. */
  readonly taxCents: Cents;
  readonly ground: string;
}

/** What comes on top of a net amount that is taxed at the standard rate; null for other codes and days without a known rate. */
export function vatOnTop(vatCode: string | null, net: Cents, lastDay: CivilDate): VatOnTop | null {
  const rate = vatCode === 'S' ? STANDARD_RATES.find(({ from }) => from <= lastDay) : undefined;
  if (!rate) return null;
  const half = net < 0n ? -500n : 500n;
  return { ratePermille: rate.permille, taxCents: cents((net * BigInt(rate.permille) + half) / 1000n), ground: rate.ground };
}
