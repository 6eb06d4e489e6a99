// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  compareFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  subtractFractions,
  sumFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import type { CheckCost } from './check-costs.ts';

/** One member's line of a shared cost; also the centre's, where it carries something itself. */
export interface CheckMember {
  readonly ags: string;
  readonly name: string;
  /** Whose workbook it is. */
  readonly own: boolean;
  /** One for each part, as they count (after days, averages and corrections). */
  readonly weights: readonly Fraction[];
  /** Exact share of the cost; the fractions of all add up to one. */
  readonly fraction: Fraction;
  /** As charged. */
  readonly amountCents: Cents;
}

/** A part of the key: what is weighed, and how much of the cost goes by it. */
export interface CheckPart {
  readonly label: string;
  readonly share: Fraction;
}

/** The cost of a pool and how it was shared: all that a workbook needs to do it again. */
export interface CheckShare {
  readonly pool: string;
  /** '01/2026 bis 12/2026' */
  readonly months: string;
  /** The key as a sentence. */
  readonly key: string;
  /** Clause and resolution, as printed. */
  readonly basis: string;
  readonly costCents: Cents;
  /** What makes the cost, line by line; left out: the cost itself is what the workbook begins with. */
  readonly costs?: readonly CheckCost[];
  /** Empty where weights alone do not say how the fractions came about. */
  readonly parts: readonly CheckPart[];
  /** By AGS, the order in which equal remainders of equal shares are told apart. */
  readonly members: readonly CheckMember[];
}

/** A member's line, worked out exactly. */
export interface WorkedMember {
  readonly member: CheckMember;
  /** Of the cost without its sign, in cents. */
  readonly quota: Fraction;
  readonly floor: bigint;
  readonly remainder: Fraction;
  readonly rank: number;
  /** 1, -1 or 0: what was charged beyond the floor. */
  readonly rounding: bigint;
}

export interface WorkedShare {
  readonly share: CheckShare;
  /** Cents without their sign. */
  readonly size: bigint;
  readonly negative: boolean;
  readonly leftover: bigint;
  readonly members: readonly WorkedMember[];
  /** Decimals to which quotas are rounded before they are cut, so that the last digits of a spreadsheet's numbers play no part. */
  readonly decimals: number;
  /** Weights lead to the fractions. */
  readonly byWeights: boolean;
  /** The numbers of a spreadsheet, of some 15 digits, suffice to find the cents that were left over. */
  readonly byFormulas: boolean;
}

const total = (share: CheckShare, part: number): Fraction =>
  sumFractions(share.members.map(({ weights }) => weights[part] ?? ZERO_FRACTION));

/** Whether Σ share × weight ÷ weight of all is everybody's fraction. */
function leadsToFractions(share: CheckShare): boolean {
  if (share.parts.length === 0) return false;
  const totals = share.parts.map((_, part) => total(share, part));
  if (totals.some(({ n }) => n === 0n)) return false;
  return share.members.every(({ weights, fraction: exact }) => {
    const parts = share.parts.map(({ share: of }, part) => {
      const all = totals[part] ?? ZERO_FRACTION;
      return multiplyFractions(of, multiplyFractions(weights[part] ?? ZERO_FRACTION, fraction(all.d, all.n)));
    });
    return compareFractions(sumFractions(parts), exact) === 0;
  });
}

/** 15 digits in all, less those before the point and one for what several steps lose. */
const decimalsFor = (size: bigint): number => Math.max(2, Math.min(8, 14 - String(size).length));

/** Whether rounding to so many decimals changes neither a floor nor who gets a cent. */
function survivesRounding(worked: readonly WorkedMember[], decimals: number): boolean {
  const grain = fraction(2n, 10n ** BigInt(decimals));
  const top = subtractFractions(fraction(1n), grain);
  const isSafe = ({ remainder }: WorkedMember): boolean =>
    remainder.n === 0n || (compareFractions(remainder, grain) > 0 && compareFractions(remainder, top) < 0);
  const winners = worked.filter(({ rounding }) => rounding !== 0n).map(({ remainder }) => remainder);
  const losers = worked.filter(({ rounding }) => rounding === 0n).map(({ remainder }) => remainder);
  const least = winners.reduce<Fraction | null>((low, one) => (low === null || compareFractions(one, low) < 0 ? one : low), null);
  const most = losers.reduce<Fraction | null>((high, one) => (high === null || compareFractions(one, high) > 0 ? one : high), null);
  const apart =
    least === null || most === null || least.n * most.d === most.n * least.d || compareFractions(subtractFractions(least, most), grain) > 0;
  return apart && worked.every(isSafe);
}

/** Does the sharing again, exactly, and finds out how much of it a spreadsheet can do. */
export function workedShare(share: CheckShare): WorkedShare {
  const negative = share.costCents < 0n;
  const size = negative ? -share.costCents : share.costCents;
  const quotas = share.members.map((member) => {
    const quota = multiplyFractions(fraction(size), member.fraction);
    const floor = floorFraction(quota);
    return { member, quota, floor, remainder: subtractFractions(quota, fraction(floor)) };
  });
  const leftover = size - quotas.reduce((sum, { floor }) => sum + floor, 0n);
  // Stable: of equal remainders of equal fractions the earlier line goes first.
  const order = [...quotas].sort(
    (a, b) => compareFractions(b.remainder, a.remainder) || compareFractions(b.member.fraction, a.member.fraction),
  );
  const ranks = new Map(order.map(({ member }, at) => [member, at + 1]));
  const members = quotas.map((line) => {
    const charged = negative ? -line.member.amountCents : line.member.amountCents;
    return { ...line, rank: ranks.get(line.member) ?? 0, rounding: (charged - line.floor) * (negative ? -1n : 1n) };
  });
  const decimals = decimalsFor(size);
  const expected = ({ rank }: WorkedMember): bigint => (BigInt(rank) <= leftover ? (negative ? -1n : 1n) : 0n);
  const byRule = members.every((line) => line.rounding === expected(line));
  return {
    share,
    size,
    negative,
    leftover,
    members,
    decimals,
    byWeights: leadsToFractions(share),
    byFormulas: byRule && survivesRounding(members, decimals),
  };
}
