// SPDX-License-Identifier: EUPL-1.2
import { type LateDifference, lateDifference, type TreasuryRule } from '@domain/treasury';
import { type Cents, ZERO_CENTS } from '@kernel/core';
import type { Books, StoredItem } from './books.ts';

/** Where what was claimed for being late is not right any more, by the facts of today. */
export interface LateDifferences {
  /** By the claim that was late. */
  readonly byItem: ReadonlyMap<string, LateDifference>;
  /** Of the claim that was late, and of what was claimed for it. */
  readonly of: (item: Pick<StoredItem, 'id' | 'orderId'>) => LateDifference | null;
}

export function lateDifferences(books: Books, rules: readonly TreasuryRule[]): LateDifferences {
  const byItem = new Map<string, LateDifference>();
  for (const itemId of new Set(books.lateSettled.map((one) => one.itemId))) {
    const own = {
      items: books.items.filter(({ id }) => id === itemId),
      movements: books.movements.filter((one) => one.itemId === itemId),
      deferrals: books.deferrals.filter((one) => one.itemId === itemId),
      lateSettled: books.lateSettled.filter((one) => one.itemId === itemId),
    };
    const found = lateDifference({ ...own, rules }, itemId);
    if (found.ok && found.value) byItem.set(itemId, found.value);
  }
  const causes = new Map(books.lateSettled.map(({ orderId, itemId }) => [orderId, itemId]));
  return { byItem, of: ({ id, orderId }) => byItem.get((orderId && causes.get(orderId)) || id) ?? null };
}

export const differenceCents = (found: LateDifference | null): Cents => found?.differenceCents ?? ZERO_CENTS;
