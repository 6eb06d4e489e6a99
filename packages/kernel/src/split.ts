// SPDX-License-Identifier: EUPL-1.2
import { byText } from './by-text.ts';
import type { Cents } from './cents.ts';
import { type Fraction, fraction } from './fraction.ts';
import { type Refusal, refusal } from './refusal.ts';
import { err, ok, type Result } from './result.ts';

/** One party of a split. */
export interface Weight {
  readonly party: string;
  /** Decides last between equal remainders of equal weights; the official municipality key (AGS). */
  readonly tieKey: string;
  /** Zero or more. */
  readonly weight: Fraction | bigint;
}

/** What a party gets. floorCents + roundingCents = amountCents. */
export interface SplitPart {
  readonly party: string;
  readonly tieKey: string;
  readonly weight: Fraction;
  /** The exact quota cut to whole cents, towards zero. */
  readonly floorCents: Cents;
  /** What the cut took from the size of the quota: 0 ≤ remainder < 1 cent. */
  readonly remainder: Fraction;
  /** Place among all remainders above zero, 1 being the first to get a cent; null for a remainder of zero. */
  readonly rank: number | null;
  /** 1 or -1 if the party got one of the cents left over, else 0. */
  readonly roundingCents: Cents;
  readonly amountCents: Cents;
}

export interface Split {
  readonly amountCents: Cents;
  readonly totalWeight: Fraction;
  /** How many cents were left over after the cut; always fewer than parties. */
  readonly leftoverCents: number;
  /** Sorted by tieKey, then party. */
  readonly parts: readonly SplitPart[];
}

/** In order of precedence. NO_WEIGHT: nobody has weight. */
export type SplitRefusal = 'NO_PARTIES' | 'DUPLICATE_PARTY' | 'NEGATIVE_WEIGHT' | 'NO_WEIGHT';

/** The rule by which equal remainders are told apart, as it is printed with every proof. */
export const TIE_RULE = {
  de: 'Größter Rest zuerst; bei gleichem Rest das größere Gewicht, dann der kleinere amtliche Gemeindeschlüssel.',
  en: 'Largest remainder first; of equal remainders the larger weight, then the lower official municipality key.',
} as const;

function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Whole weights in the same proportions, and the denominator they were multiplied by. */
export function wholeWeights(weights: readonly (Fraction | bigint)[]): { readonly whole: bigint[]; readonly denominator: bigint } {
  let denominator = 1n;
  for (const weight of weights) {
    if (typeof weight !== 'bigint' && weight.d !== 1n) denominator = (denominator / gcd(denominator, weight.d)) * weight.d;
  }
  const whole = weights.map((weight) => (typeof weight === 'bigint' ? weight * denominator : weight.n * (denominator / weight.d)));
  return { whole, denominator };
}

function checkWeights(sorted: readonly Weight[]): Refusal<SplitRefusal> | null {
  if (sorted.length === 0) return refusal('NO_PARTIES', { field: 'weights' });
  const parties = new Set<string>();
  for (const { party } of sorted) {
    if (parties.has(party)) return refusal('DUPLICATE_PARTY', { field: 'weights', params: { party } });
    parties.add(party);
  }
  for (const { party, weight } of sorted) {
    if ((typeof weight === 'bigint' ? weight : weight.n) < 0n) return refusal('NEGATIVE_WEIGHT', { field: 'weights', params: { party } });
  }
  return null;
}

/**
 * Shares whole cents in proportion to exact weights by the method of the largest remainder (Hamilton, Hare quota).
 * Everybody gets the quota cut to whole cents; the cents left over go one each to the largest remainders (TIE_RULE).
 * A negative amount is shared as its absolute value and then gets its sign. The parts always add up to the amount,
 * each is less than one cent from its exact quota, and the order of the weights plays no part.
 */
export function splitLargestRemainder(amount: Cents, weights: readonly Weight[]): Result<Split, Refusal<SplitRefusal>> {
  const sorted = [...weights].sort((a, b) => byText(a.tieKey, b.tieKey) || byText(a.party, b.party));
  const wrong = checkWeights(sorted);
  if (wrong) return err(wrong);
  const { whole, denominator } = wholeWeights(sorted.map(({ weight }) => weight));
  const total = whole.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return err(refusal('NO_WEIGHT', { field: 'weights' }));

  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  // Quota of a party = size × weight / total; all remainders have the denominator 'total', so whole numbers compare them.
  const floors = whole.map((weight) => (size * weight) / total);
  const remainders = whole.map((weight) => (size * weight) % total);
  const leftover = Number(size - floors.reduce((sum, floor) => sum + floor, 0n));
  const ranks = rank(remainders, whole);

  const parts = sorted.map(({ party, tieKey }, index): SplitPart => {
    const place = ranks[index] ?? null;
    const floor = floors[index] ?? 0n;
    const cent = place !== null && place <= leftover ? 1n : 0n;
    return {
      party,
      tieKey,
      weight: fraction(whole[index] ?? 0n, denominator),
      floorCents: (sign * floor) as Cents,
      remainder: fraction(remainders[index] ?? 0n, total),
      rank: place,
      roundingCents: (sign * cent) as Cents,
      amountCents: (sign * (floor + cent)) as Cents,
    };
  });
  return ok({ amountCents: amount, totalWeight: fraction(total, denominator), leftoverCents: leftover, parts });
}

/**
 * The amounts of splitLargestRemainder alone: for rows that stand in the order of their tie keys, as whole numbers (none below zero, not all
 * zero). For sums over many pools, where nobody asks for floors and remainders.
 */
export function splitAmounts(amount: bigint, units: readonly bigint[], total: bigint): bigint[] {
  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  const amounts: bigint[] = [];
  const remainders: bigint[] = [];
  let left = size;
  for (const unit of units) {
    const product = size * unit;
    const floor = product / total;
    amounts.push(sign * floor);
    remainders.push(product - floor * total);
    left -= floor;
  }
  if (left === 0n) return amounts;
  const ranks = rank(remainders, units);
  for (const [index, place] of ranks.entries()) {
    if (place !== null && BigInt(place) <= left) amounts[index] = (amounts[index] ?? 0n) + sign;
  }
  return amounts;
}

/** Places of the remainders above zero; equal remainders of equal weights keep the order that they stand in. */
function rank(remainders: readonly bigint[], whole: readonly bigint[]): (number | null)[] {
  const ranks: (number | null)[] = remainders.map(() => null);
  const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);
  remainders
    .map((_, index) => index)
    .filter((index) => remainders[index] !== 0n)
    .sort((a, b) => descending(remainders[a] ?? 0n, remainders[b] ?? 0n) || descending(whole[a] ?? 0n, whole[b] ?? 0n) || a - b)
    .forEach((index, place) => {
      ranks[index] = place + 1;
    });
  return ranks;
}
