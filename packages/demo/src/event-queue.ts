// SPDX-License-Identifier: EUPL-1.2

interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly happen: (atMs: number) => void;
}

/** What is going to happen, taken out in the order of time; what happens at one moment comes in the order of its planning. */
export interface EventQueue {
  plan(atMs: number, happen: (atMs: number) => void): void;
  /** Lets everything happen that is planned up to and including a moment. */
  runUntil(endMs: number): void;
}

const before = (a: Planned, b: Planned): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

export function eventQueue(): EventQueue {
  const heap: Planned[] = [];
  let planned = 0;
  const at = (index: number): Planned => heap[index] as Planned;
  const swap = (a: number, b: number): void => {
    const kept = at(a);
    heap[a] = at(b);
    heap[b] = kept;
  };
  const push = (event: Planned): void => {
    heap.push(event);
    for (let index = heap.length - 1; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!before(at(index), at(parent))) return;
      swap(index, parent);
      index = parent;
    }
  };
  const take = (): Planned => {
    const first = at(0);
    const last = heap.pop() as Planned;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let least = index;
      for (const child of [left, left + 1]) if (child < heap.length && before(at(child), at(least))) least = child;
      if (least === index) return first;
      swap(index, least);
      index = least;
    }
  };
  return {
    plan: (atMs, happen) => {
      planned += 1;
      push({ atMs, order: planned, happen });
    },
    runUntil(endMs) {
      while (heap.length > 0 && at(0).atMs <= endMs) {
        const event = take();
        event.happen(event.atMs);
      }
    },
  };
}
