// SPDX-License-Identifier: EUPL-1.2
import { sumUnits } from './column.ts';

/** One who shares a rest by weight within bounds; all numbers zero or more, bounds in the unit of what is shared. */
export interface Vessel {
  readonly weight: bigint;
  readonly min: bigint;
  /** null: no maximum. */
  readonly max: bigint | null;
}

export interface FillingRound {
  /** What was shared in this round, and by how much weight in all. */
  readonly rest: bigint;
  readonly weight: bigint;
  /** Who was held at the end of it: everybody below its minimum, or everybody above its maximum. */
  readonly side: 'minimum' | 'maximum';
  readonly held: readonly number[];
}

export interface Filling {
  /** amounts[i] / per is what one takes, exactly. */
  readonly amounts: readonly bigint[];
  readonly per: bigint;
  readonly heldAt: readonly ('minimum' | 'maximum' | null)[];
  readonly rounds: readonly FillingRound[];
  /** What nobody can take: above zero if the maximums end below the whole, below zero if the minimums begin above it. */
  readonly remainder: bigint;
}

/** The most that all together can take; null if there is no such amount. Without weight nobody takes more than its minimum. */
function mostOf(vessels: readonly Vessel[]): bigint | null {
  if (vessels.some(({ weight, max }) => weight !== 0n && max === null)) return null;
  return sumUnits(vessels.map(({ weight, min, max }) => (weight === 0n ? min : (max ?? min))));
}

function allAt(vessels: readonly Vessel[], whole: bigint, side: 'minimum' | 'maximum'): Filling {
  const amounts = vessels.map(({ weight, min, max }) => (side === 'minimum' || weight === 0n ? min : (max ?? min)));
  const heldAt = vessels.map(({ weight }) => (side === 'maximum' && weight === 0n ? 'minimum' : side));
  return { amounts, per: 1n, heldAt, rounds: [], remainder: whole - sumUnits(amounts) };
}

interface Poured {
  readonly rest: bigint;
  readonly weight: bigint;
  /** rest × weight of one; to be divided by 'per'. */
  readonly amounts: readonly bigint[];
  readonly per: bigint;
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What the minimums lack, less what the maximums cut off, times 'per'. */
  readonly lacking: bigint;
}

/** One round: shares the rest among those who are open, and tells who is out of bounds. */
function pour(whole: bigint, vessels: readonly Vessel[], held: readonly (bigint | null)[]): Poured {
  const rest = whole - held.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
  const weight = vessels.reduce((sum, vessel, index) => (held[index] === null ? sum + vessel.weight : sum), 0n);
  const per = weight === 0n ? 1n : weight;
  const low: number[] = [];
  const high: number[] = [];
  let lacking = 0n;
  const amounts = vessels.map(({ weight: own, min, max }, index) => {
    const already = held[index] ?? null;
    if (already !== null) return already * per;
    const amount = rest * own;
    const bound = amount < min * per ? min : max !== null && amount > max * per ? max : null;
    if (bound !== null) {
      (amount < bound * per ? low : high).push(index);
      lacking += bound * per - amount;
    }
    return amount;
  });
  return { rest, weight, amounts, per, low, high, lacking };
}

/**
 * Shares a whole by weight within bounds, exactly: the one sharing x = λ × weight, cut to each one's bounds, that adds up to the whole.
 *
 * In rounds: the rest is shared among those who are open, by weight. Whoever would fall below its minimum or rise above its maximum is
 * looked at together: if what the minimums lack is more than what the maximums cut off, all below their minimum are held there for good,
 * if it is less, all above their maximum; if both are the same, both. The others share what remains in the next round, until nobody is
 * out of bounds. Each round holds at least one, so there are at most as many as parties; no round looks at the order of the parties.
 */
export function fillWithinBounds(whole: bigint, vessels: readonly Vessel[]): Filling {
  if (sumUnits(vessels.map(({ min }) => min)) > whole) return allAt(vessels, whole, 'minimum');
  const most = mostOf(vessels);
  if (most !== null && most < whole) return allAt(vessels, whole, 'maximum');

  const held: (bigint | null)[] = vessels.map(() => null);
  const heldAt: ('minimum' | 'maximum' | null)[] = vessels.map(() => null);
  const rounds: FillingRound[] = [];
  for (;;) {
    const { rest, weight, amounts, per, low, high, lacking } = pour(whole, vessels, held);
    if (low.length + high.length === 0) return { amounts, per, heldAt, rounds, remainder: 0n };
    const hold = (places: readonly number[], side: 'minimum' | 'maximum'): void => {
      if (places.length > 0) rounds.push({ rest, weight, side, held: places });
      for (const index of places) {
        heldAt[index] = side;
        held[index] = (side === 'minimum' ? vessels[index]?.min : vessels[index]?.max) ?? 0n;
      }
    };
    if (lacking >= 0n) hold(low, 'minimum');
    if (lacking <= 0n) hold(high, 'maximum');
  }
}
