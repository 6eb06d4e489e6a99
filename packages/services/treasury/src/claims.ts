// SPDX-License-Identifier: EUPL-1.2
import { type ItemState, itemState, lateSettledTo } from '@domain/treasury';
import type { CivilDate } from '@kernel/core';
import type { Books, StoredItem } from './books.ts';

/** A claim with what happened to it alone, and how it stands. */
export interface Claim {
  readonly item: StoredItem;
  readonly movements: Books['movements'];
  readonly deferrals: Books['deferrals'];
  readonly state: ItemState;
  /** Up to when what being late costs has been claimed or waived; null: never. */
  readonly lateAfter: CivilDate | null;
}

function byItem<Row extends { readonly itemId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.itemId);
    if (own) own.push(row);
    else found.set(row.itemId, [row]);
  }
  return found;
}

/** Every claim as it stands at the end of a day. */
export function claimsOn({ items, movements, deferrals, lateSettled }: Books, asOf: CivilDate): Claim[] {
  const [moved, deferred] = [byItem(movements), byItem(deferrals)];
  return items.map((item) => {
    const own = { movements: moved.get(item.id) ?? [], deferrals: deferred.get(item.id) ?? [] };
    return { item, ...own, state: itemState(item, own.movements, own.deferrals, asOf), lateAfter: lateSettledTo(lateSettled, item.id) };
  });
}
