// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents } from '@kernel/core';
import type { ListedItem } from './read-item-list.ts';

export type ItemStatus = 'open' | 'partly' | 'settled' | 'withdrawn';

/** An item as the house keeps it. */
export interface KeptItem extends ListedItem {
  readonly id: string;
  readonly status: ItemStatus;
}

export interface ItemDiff {
  readonly added: readonly ListedItem[];
  readonly changed: readonly KeptItem[];
  /** Keys that say what is known. */
  readonly unchanged: number;
  /** No longer in a list that holds all. */
  readonly gone: readonly KeptItem[];
  /** Paid here and named otherwise by the list: kept as it is, since what was paid is never touched. */
  readonly kept: number;
}

const statusOf = (openCents: bigint, amountCents: bigint): ItemStatus =>
  openCents === 0n ? 'settled' : openCents === amountCents ? 'open' : 'partly';

const same = (one: KeptItem, other: KeptItem): boolean =>
  one.reference === other.reference &&
  one.subject === other.subject &&
  one.partnerName === other.partnerName &&
  one.ibans.join() === other.ibans.join() &&
  one.amountCents === other.amountCents &&
  one.openCents === other.openCents &&
  one.dueOn === other.dueOn &&
  one.status === other.status;

/** Accounts that paid before stay known, also where the list names another one or none. */
const bothIbans = (known: KeptItem, listed: ListedItem): KeptItem['ibans'] => [...new Set([...listed.ibans, ...known.ibans])];

/** What a list holds, by its profile. */
export interface ListKind {
  /** All that is open. */
  readonly fullList: boolean;
  /** Beside the amount, what is left of it. */
  readonly hasOpen: boolean;
}

/** An item after a list has named it; null where what was paid here contradicts the list. */
function renewed(known: KeptItem, listed: ListedItem, { hasOpen }: ListKind): KeptItem | null {
  const paid = known.amountCents - known.openCents;
  const words = { ...known, ...listed, ibans: bothIbans(known, listed) };
  if (known.status === 'settled')
    return listed.amountCents === known.amountCents ? { ...words, openCents: known.openCents, amountCents: known.amountCents } : null;
  // Without a column of what is open, a list may hold what is left: what was paid here is not taken off again.
  if (!hasOpen && paid > 0n && listed.amountCents === known.openCents)
    return { ...words, amountCents: known.amountCents, openCents: known.openCents };
  if (paid > 0n && listed.amountCents < paid) return null;
  // The list may not know yet what was paid here; what it says was paid elsewhere counts.
  const ours: bigint = listed.amountCents - paid;
  const open: Cents = cents(paid > 0n && ours < listed.openCents ? ours : listed.openCents);
  return { ...words, openCents: open, status: statusOf(open, listed.amountCents) };
}

/** What a list changes. The same list twice changes nothing; what it lacks is closed only if it holds all that is open. */
export function diffItems(known: readonly KeptItem[], listed: readonly ListedItem[], list: ListKind): ItemDiff {
  const byKey = new Map(known.map((item) => [item.externalKey, item]));
  const [added, changed]: [ListedItem[], KeptItem[]] = [[], []];
  let [unchanged, kept] = [0, 0];
  const named = new Set<string>();
  for (const item of listed) {
    named.add(item.externalKey);
    const before = byKey.get(item.externalKey);
    if (before === undefined) {
      if (item.openCents > 0n) added.push(item);
      continue;
    }
    const next = renewed(before, item, list);
    if (next === null) kept += 1;
    else if (same(before, next)) unchanged += 1;
    else changed.push(next);
  }
  const gone = list.fullList
    ? known.filter(({ externalKey, status }) => !named.has(externalKey) && (status === 'open' || status === 'partly'))
    : [];
  return { added, changed, unchanged, gone: gone.map((item) => ({ ...item, status: 'withdrawn' })), kept };
}
