// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate } from '@kernel/core';
import type { MatchItem } from './open-items.ts';

/** Who pays several claims at once pays what is due, or nearly: an amount that only claims of later months would make is a coincidence. */
const DAYS_AHEAD = 45;
export const nearlyDue = (items: readonly MatchItem[], on: CivilDate): MatchItem[] => {
  const last = addDays(on, DAYS_AHEAD);
  return items.filter(({ dueOn }) => dueOn <= last);
};

/** Open items by reference, the oldest first: of each group the oldest ones are paid, never a later one alone. */
export function groupByReference(items: readonly MatchItem[]): MatchItem[][] {
  const groups = new Map<string, MatchItem[]>();
  for (const item of items) {
    const key = item.reference ?? item.id;
    const own = groups.get(key);
    if (own) own.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Whether more than one reference takes part. */
export const ofSeveral = (items: readonly MatchItem[]): boolean => items.some(({ reference }) => reference !== items[0]?.reference);

const GROUPS = 12;
const STEPS = 4_000;

export interface Combos {
  /** At most two: a second one tells that the first is not the only one. */
  readonly found: readonly (readonly MatchItem[])[];
  readonly complete: boolean;
}

/**
 * Ways to make an amount of the oldest items of each group, from the groups that must take part at least one. Bounded: many groups or many
 * steps end it, and then nothing it found is the last word.
 */
export function combosOf(groups: readonly (readonly MatchItem[])[], target: bigint, required: ReadonlySet<number> = new Set()): Combos {
  if (groups.length > GROUPS) return { found: [], complete: false };
  const search = new ComboSearch(groups, required);
  search.from(0, target, []);
  return { found: search.found, complete: search.steps <= STEPS };
}

class ComboSearch {
  readonly found: (readonly MatchItem[])[] = [];
  steps = 0;
  private readonly groups: readonly (readonly MatchItem[])[];
  private readonly required: ReadonlySet<number>;
  /** What the groups from a position on can make at most. */
  private readonly most: readonly bigint[];

  constructor(groups: readonly (readonly MatchItem[])[], required: ReadonlySet<number>) {
    this.groups = groups;
    this.required = required;
    const most: bigint[] = [0n];
    for (const group of [...groups].reverse()) most.unshift((most[0] ?? 0n) + group.reduce((sum, { openCents }) => sum + openCents, 0n));
    this.most = most;
  }

  from(at: number, left: bigint, chosen: readonly MatchItem[]): void {
    this.steps += 1;
    if (this.found.length > 1 || this.steps > STEPS) return;
    const group = this.groups[at];
    if (group === undefined) {
      if (left === 0n && chosen.length > 0) this.found.push(chosen);
      return;
    }
    if (left < 0n || left > (this.most[at] ?? 0n)) return;
    if (!this.required.has(at)) this.from(at + 1, left, chosen);
    let rest = left;
    for (let count = 1; count <= group.length; count++) {
      rest -= group[count - 1]?.openCents ?? 0n;
      if (rest < 0n) return;
      this.from(at + 1, rest, [...chosen, ...group.slice(0, count)]);
    }
  }
}
