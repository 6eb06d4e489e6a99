// SPDX-License-Identifier: EUPL-1.2

export interface SubsetLimits {
  /** Largest number of parts in a subset. */
  readonly parts: number;
  /** Largest number of steps of the search. */
  readonly steps: number;
  /** How many subsets are enough: 2 tell that the first is not the only one. */
  readonly enough: number;
}

export interface Subsets {
  /** Positions in the list, each ascending. */
  readonly found: readonly (readonly number[])[];
  /** Whether nothing was left untried: only then are none or one the last word. */
  readonly complete: boolean;
}

interface Part {
  readonly index: number;
  readonly amount: bigint;
}

/** What the parts from a position on can at most add and take away. */
function reach(parts: readonly Part[]): readonly { readonly up: bigint; readonly down: bigint }[] {
  const found = [{ up: 0n, down: 0n }];
  for (const { amount } of [...parts].reverse()) {
    const last = found.at(-1) ?? { up: 0n, down: 0n };
    found.push({ up: last.up + (amount > 0n ? amount : 0n), down: last.down + (amount < 0n ? amount : 0n) });
  }
  return found.reverse();
}

/**
 * Subsets of amounts that make a target, the fewest parts first: without luck, in bounded time. Amounts may be below zero; zeros and the empty
 * subset are left out.
 */
export function findSubsets(amounts: readonly bigint[], target: bigint, limits: SubsetLimits): Subsets {
  const parts = amounts
    .map((amount, index): Part => ({ index, amount }))
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => {
      const [left, right] = [a.amount < 0n ? -a.amount : a.amount, b.amount < 0n ? -b.amount : b.amount];
      return left < right ? 1 : left > right ? -1 : a.index - b.index;
    });
  const reachable = reach(parts);
  const found: number[][] = [];
  let steps = 0;
  const search = (from: number, left: bigint, wanted: number, chosen: number[]): void => {
    if (found.length >= limits.enough || steps >= limits.steps) return;
    steps += 1;
    if (wanted === 0) {
      if (left === 0n) found.push([...chosen].sort((a, b) => a - b));
      return;
    }
    for (let at = from; at + wanted <= parts.length; at++) {
      const bounds = reachable[at];
      const part = parts[at];
      if (bounds === undefined || part === undefined || left > bounds.up || left < bounds.down) return;
      chosen.push(part.index);
      search(at + 1, left - part.amount, wanted - 1, chosen);
      chosen.pop();
      if (found.length >= limits.enough || steps >= limits.steps) return;
    }
  };
  const most = parts.length < limits.parts ? parts.length : limits.parts;
  for (let size = 1; size <= most && found.length < limits.enough; size++) search(0, target, size, []);
  return { found, complete: steps < limits.steps && most === parts.length };
}
