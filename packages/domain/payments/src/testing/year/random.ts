// SPDX-License-Identifier: EUPL-1.2
/** Chance that repeats: mulberry32 behind a few words. */
export interface Chance {
  /** 0 … limit − 1 */
  readonly below: (limit: number) => number;
  /** True in so many of ten thousand cases. */
  readonly in10000: (cases: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    in10000: (cases) => next() * 10_000 < cases,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  };
}
