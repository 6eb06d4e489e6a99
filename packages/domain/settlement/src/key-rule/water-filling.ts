// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  multiplyFractions,
  subtractFractions,
  ZERO_FRACTION,
} from '@kernel/core';

/** One who shares a rest by weight within bounds. */
export interface Vessel {
  /** Zero or more. */
  readonly weight: Fraction;
  readonly min: Fraction;
  /** null: no maximum. */
  readonly max: Fraction | null;
}

export interface FillingRound {
  /** What was shared in this round, and by how much weight in all. */
  readonly rest: Fraction;
  readonly weight: Fraction;
  /** Who was fixed at the end of it: everybody below its minimum, or everybody above its maximum. */
  readonly side: 'minimum' | 'maximum';
  readonly held: readonly number[];
}

export interface Filling {
  readonly amounts: readonly Fraction[];
  readonly heldAt: readonly ('minimum' | 'maximum' | null)[];
  readonly rounds: readonly FillingRound[];
  /** What nobody can take: above zero if the maximums end below the whole, below zero if the minimums begin above it. */
  readonly remainder: Fraction;
}

const sumOf = (items: readonly Fraction[]): Fraction => items.reduce(addFractions, ZERO_FRACTION);

/** The most that all together can take; null if there is no such amount. Without weight nobody takes more than its minimum. */
function mostOf(vessels: readonly Vessel[]): Fraction | null {
  let sum = ZERO_FRACTION;
  for (const { weight, min, max } of vessels) {
    if (weight.n !== 0n && max === null) return null;
    sum = addFractions(sum, weight.n === 0n ? min : (max ?? min));
  }
  return sum;
}

function allAt(vessels: readonly Vessel[], whole: Fraction, side: 'minimum' | 'maximum'): Filling {
  const amounts = vessels.map(({ weight, min, max }) => (side === 'minimum' || weight.n === 0n ? min : (max ?? min)));
  const heldAt = vessels.map(({ weight }) => (side === 'maximum' && weight.n === 0n ? 'minimum' : side));
  return { amounts, heldAt, rounds: [], remainder: subtractFractions(whole, sumOf(amounts)) };
}

interface Poured extends Pick<FillingRound, 'rest' | 'weight'> {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What the minimums lack, less what the maximums cut off. */
  readonly lacking: Fraction;
}

/** One round: shares the rest among those who are open into 'amounts', and tells who is out of bounds. */
function pour(whole: Fraction, vessels: readonly Vessel[], amounts: Fraction[], heldAt: readonly unknown[]): Poured {
  const rest = subtractFractions(whole, sumOf(amounts.filter((_, index) => heldAt[index] !== null)));
  const weight = sumOf(vessels.filter((_, index) => heldAt[index] === null).map((vessel) => vessel.weight));
  const low: number[] = [];
  const high: number[] = [];
  let lacking = ZERO_FRACTION;
  for (const [index, { weight: own, min, max }] of vessels.entries()) {
    if (heldAt[index] !== null) continue;
    const amount = weight.n === 0n ? ZERO_FRACTION : divideFractions(multiplyFractions(rest, own), weight);
    amounts[index] = amount;
    const isLow = compareFractions(amount, min) < 0;
    const isHigh = !isLow && max !== null && compareFractions(amount, max) > 0;
    if (isLow) low.push(index);
    if (isHigh) high.push(index);
    if (isLow || isHigh) lacking = addFractions(lacking, subtractFractions(isLow ? min : (max ?? min), amount));
  }
  return { rest, weight, low, high, lacking };
}

/**
 * Shares a whole by weight within bounds, exactly: the one sharing x = λ × weight, cut to each one's bounds, that adds up to the whole.
 *
 * In rounds: the rest is shared among those who are open, by weight. Whoever would fall below its minimum or rise above its maximum is
 * looked at together: if what the minimums lack is more than what the maximums cut off, all below their minimum are held there for good,
 * if it is less, all above their maximum; if both are the same, both. The others share what remains in the next round, until nobody is
 * out of bounds. Each round holds at least one, so there are at most as many as parties; no round looks at the order of the parties.
 */
export function fillWithinBounds(whole: Fraction, vessels: readonly Vessel[]): Filling {
  const least = sumOf(vessels.map(({ min }) => min));
  if (compareFractions(least, whole) > 0) return allAt(vessels, whole, 'minimum');
  const most = mostOf(vessels);
  if (most !== null && compareFractions(most, whole) < 0) return allAt(vessels, whole, 'maximum');

  const amounts: Fraction[] = vessels.map(() => ZERO_FRACTION);
  const heldAt: ('minimum' | 'maximum' | null)[] = vessels.map(() => null);
  const rounds: FillingRound[] = [];
  for (;;) {
    const round = pour(whole, vessels, amounts, heldAt);
    if (round.low.length + round.high.length === 0) return { amounts, heldAt, rounds, remainder: ZERO_FRACTION };
    const { rest, weight } = round;
    const hold = (held: readonly number[], side: 'minimum' | 'maximum'): void => {
      if (held.length > 0) rounds.push({ rest, weight, side, held });
      for (const index of held) {
        heldAt[index] = side;
        amounts[index] = (side === 'minimum' ? vessels[index]?.min : vessels[index]?.max) ?? ZERO_FRACTION;
      }
    };
    if (round.lacking.n >= 0n) hold(round.low, 'minimum');
    if (round.lacking.n <= 0n) hold(round.high, 'maximum');
  }
}
