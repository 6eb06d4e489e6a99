// SPDX-License-Identifier: EUPL-1.2

/** Chance from a seed: the same seed gives the same course of everything. Whole numbers only. */
export interface Luck {
  /** 0 … limit - 1. */
  below(limit: number): number;
  /** Both ends included. */
  between(from: number, to: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of them, as often as its weight says. */
  weighted<T>(from: readonly T[], weightOf: (item: T) => number): T;
  bytes(count: number): Uint8Array;
  /** Another course of chance that does not disturb this one. */
  branch(name: string): Luck;
}

/** Four words of state from a text (FNV-1a with four offsets). */
function seedWords(text: string): [number, number, number, number] {
  const words = [0x811c9dc5, 0x9dc5811c, 0x1c9dc581, 0xc5811c9d].map((offset) => {
    let word = offset;
    for (let at = 0; at < text.length; at++) word = Math.imul(word ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return word;
  });
  return words as [number, number, number, number];
}

/** Small fast counting generator (sfc32): good enough for a demo, never for secrets. */
export function luckFrom(seed: string): Luck {
  let [a, b, c, counter] = seedWords(seed);
  const next = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + sum) >>> 0;
    return sum;
  };
  for (let round = 0; round < 16; round++) next();
  const luck: Luck = {
    below: (limit) => next() % limit,
    between: (from, to) => from + (next() % (to - from + 1)),
    chance: (percent) => next() % 10_000 < percent * 100,
    pick: (from) => from[next() % from.length] as (typeof from)[number],
    weighted(from, weightOf) {
      let left = next() % from.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of from) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return from[0] as (typeof from)[number];
    },
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 4) {
        const word = next();
        for (let part = 0; part < 4 && at + part < count; part++) bytes[at + part] = (word >>> (8 * part)) & 0xff;
      }
      return bytes;
    },
    branch: (name) => luckFrom(`${seed}/${name}`),
  };
  return luck;
}
