// SPDX-License-Identifier: EUPL-1.2
import {
  type Allocation,
  type ChartOfAccounts,
  type ClearItemRefusal,
  clearItem,
  type Journal,
  moveCollections,
  type PaymentOrder,
  type SentCollection,
} from '@domain/payments';
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  cents,
  err,
  type Instant,
  ok,
  type Refusal,
  type Result,
  type TenantId,
} from '@kernel/core';
import { type BookAllocationsRefusal, bookAllocations, type LineBooks, type OpenItem, openDay } from '../statements/line-books.ts';
import type { AllocationRefusal, Named } from './allocations.ts';
import { clearedItems } from './clear-item.ts';
import { keptForRefund } from './order-holds.ts';
import type { LockedLine } from './reconcile-use-case.ts';

/** In order of precedence. */
export type BookLinesRefusal =
  | 'LINES_UNKNOWN'
  | 'LINES_APART'
  | 'LINE_CHANGED'
  | 'LINE_BOOKED'
  | 'LINE_IS_COPY'
  | 'LINES_DIFFER'
  | 'ORDER_NOT_HERE'
  | 'REFUND_UNDER_WAY'
  | AllocationRefusal
  | BookAllocationsRefusal
  | ClearItemRefusal;

/** A line that waits, or what of it stands on an account for unclear lines. */
export interface OpenLine extends LockedLine {
  readonly asideAccountId: string | null;
  readonly openCents: bigint;
}

export interface TogetherState {
  readonly tenantId: TenantId;
  readonly lines: readonly OpenLine[];
  readonly known: boolean;
  readonly chart: ChartOfAccounts;
  readonly closedThrough: CivilDate | null;
  readonly named: Named;
  readonly toleranceCents: Cents;
  /** Refunds that are ordered of what the lines set aside and have not left yet. */
  readonly refunds: ReadonlyMap<string, bigint>;
  readonly today: CivilDate;
  readonly at: Instant;
}

export interface BookedTogether {
  readonly journals: readonly { readonly line: OpenLine; readonly journal: Journal }[];
  readonly items: ReadonlyMap<string, OpenItem>;
  readonly orders: readonly PaymentOrder[];
  readonly collections: readonly SentCollection[];
}

type Parts = {
  readonly journal: Journal;
  readonly items: readonly OpenItem[];
  readonly orders: readonly PaymentOrder[];
  readonly collections: readonly SentCollection[];
};

/** What a line that was set aside pays now: from the account on which it stands. */
function clearLine(
  line: OpenLine,
  accountId: string,
  state: TogetherState,
  books: LineBooks,
  { allocations, because }: { readonly allocations: readonly Allocation[]; readonly because: string },
  circumstances: Circumstances,
): Result<Parts, Refusal<BookLinesRefusal>> {
  const items = clearedItems(allocations, books);
  if (!items.ok) return items;
  const kept = keptForRefund(allocations, state.refunds.get(line.line.id) ?? 0n, cents(-line.openCents));
  if (kept) return err(kept);
  const bookedOn = openDay(state.today, state.closedThrough);
  const place = { tenantId: state.tenantId, accountId, item: line.line.id, openCents: cents(-line.openCents) };
  const journal = clearItem(
    { ...place, chart: state.chart, closedThrough: state.closedThrough },
    { bookedOn, allocations, because },
    circumstances,
  );
  if (!journal.ok) return journal;
  return ok({
    journal: journal.value,
    items: [...items.value.values()],
    orders: [],
    collections: moveCollections(line.line, { allocations, bookedOn }, books.collections),
  });
}

/** Line by line, so that what one pays is no longer open for the next. */
export function bookTogether(
  state: TogetherState,
  spread: ReadonlyMap<string, readonly Allocation[]>,
  because: string,
  circumstances: Circumstances,
): Result<BookedTogether, Refusal<BookLinesRefusal>> {
  const items = new Map(state.named.items);
  const touched = new Map<string, OpenItem>();
  const sent = new Map(state.named.collections);
  const [journals, orders, collections]: [BookedTogether['journals'][number][], PaymentOrder[], Map<string, SentCollection>] = [
    [],
    [],
    new Map(),
  ];
  for (const line of state.lines) {
    const books: LineBooks = {
      chart: state.chart,
      closedThrough: state.closedThrough,
      items,
      orders: state.named.orders,
      collections: sent,
    };
    const wish = { allocations: spread.get(line.line.id) ?? [], because };
    const booked: Result<Parts, Refusal<BookLinesRefusal>> = line.asideAccountId === null
      ? bookAllocations(line.line, books, wish, circumstances)
      : clearLine(line, line.asideAccountId, state, books, wish, circumstances);
    if (!booked.ok) return booked;
    journals.push({ line, journal: booked.value.journal });
    for (const item of booked.value.items) {
      items.set(item.id, item);
      touched.set(item.id, item);
    }
    orders.push(...booked.value.orders);
    for (const one of booked.value.collections) {
      collections.set(`${one.runId}/${one.collection.itemId}`, one);
      const own = sent.get(one.collection.itemId) ?? [];
      sent.set(
        one.collection.itemId,
        own.map((known) => (known.runId === one.runId ? one : known)),
      );
    }
  }
  return ok({ journals, items: touched, orders, collections: [...collections.values()] });
}
