// SPDX-License-Identifier: EUPL-1.2
import { uuidv7 } from '@kernel/core';
import type { Luck } from './luck.ts';

/** Ids that carry the time of their event and stand in the order in which they were made. */
export interface IdsOfTime {
  at(timeMs: number): string;
}

/** Twelve bits count within a millisecond; the rest is chance from the seed. */
export function idsOfTime(luck: Luck): IdsOfTime {
  const counters = new Map<number, number>();
  return {
    at(timeMs) {
      const count = counters.get(timeMs) ?? 0;
      if (counters.size > 4096) counters.clear();
      counters.set(timeMs, count + 1);
      const random = luck.bytes(10);
      random[0] = (count >> 8) & 0x0f;
      random[1] = count & 0xff;
      return uuidv7(timeMs, random);
    },
  };
}
