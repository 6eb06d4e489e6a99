// SPDX-License-Identifier: EUPL-1.2
import {
  type ChartOfAccounts,
  hasGoneOn,
  type Journal,
  type PaymentOrder,
  type ReverseRefusal,
  reverseJournal,
  type SentCollection,
  takeCollectionsBack,
  takeDebitBack,
} from '@domain/payments';
import { type CivilDate, err, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { type OpenItem, openDay, paidItem } from '../statements/line-books.ts';
import { findNamed, type Named } from './allocations.ts';
import { collectionRecords } from './book-line.ts';
import { type MovedOrder, ordersOfLine, refundKept, refundsUnderWay } from './order-holds.ts';
import { booksState, isId, type LockedLine, reconcileUseCase, recordOf } from './reconcile-use-case.ts';

/** In order of precedence. */
export type UndoBookingRefusal =
  | 'ENTRY_NOT_HERE'
  | 'CLEARED_ALREADY'
  | 'PAID_OTHERWISE'
  | 'REFUND_UNDER_WAY'
  | 'ORDER_STATUS'
  | 'BOOKED_BY_RELEASER'
  | ReverseRefusal;

interface UndoState {
  readonly tenantId: TenantId;
  readonly journal: Journal;
  readonly reversed: boolean;
  readonly chart: ChartOfAccounts;
  readonly closedThrough: CivilDate | null;
  readonly named: Named;
  readonly line: LockedLine | null;
  /** Refunds that are ordered of what it set aside and have not left yet. */
  readonly refunds: ReadonlyMap<string, bigint>;
  /** Orders that the line moved, and whether another one pays the same by now. */
  readonly moved: readonly MovedOrder[];
  readonly at: Instant;
}

interface Undone {
  readonly journal: Journal;
  readonly items: readonly OpenItem[];
  readonly orders: readonly PaymentOrder[];
  readonly collections: readonly SentCollection[];
}

/** A refund that is ordered of the receipt needs it where it stands. */
function refundOf({ journal, chart, refunds }: UndoState): Refusal<'REFUND_UNDER_WAY'> | null {
  const held = journal.postings.find(
    ({ accountId, item, amountCents }) =>
      chart.get(accountId)?.kind === 'deposit' && amountCents < 0n && item !== null && refunds.has(item),
  );
  return held ? refundKept(refunds.get(held.item ?? '') ?? 0n) : null;
}

function undoneThings(
  { journal, named }: UndoState,
  at: Parameters<typeof takeDebitBack>[2],
): Result<Pick<Undone, 'items' | 'orders'>, Refusal<UndoBookingRefusal>> {
  const items = new Map<string, OpenItem>();
  const orders: PaymentOrder[] = [];
  for (const { item: id, amountCents } of journal.postings) {
    if (id === null) continue;
    const item = items.get(id) ?? named.items.get(id);
    // A part has the other sign than its side of the entry, and taking it back turns it once more.
    const back = item && paidItem(item, amountCents);
    if (back === null) return err(refusal('PAID_OTHERWISE'));
    if (back) items.set(id, back);
    const order = named.orders.get(id);
    if (order === undefined) continue;
    const taken = takeDebitBack(order, {}, at);
    if (!taken.ok) return taken;
    orders.push(taken.value);
  }
  return ok({ items: [...items.values()], orders });
}

/** Takes a booking back by its counter-entry on a day that is open: the line waits again, claims and orders are as before. */
export const undoBooking = reconcileUseCase({
  name: 'payments.undoBooking',
  action: 'payments.reconcile',
  input: z.object({ entryId: idInput<'LedgerEntryId'>(), reason: textInput(500) }),
  refusals: everyCode<UndoBookingRefusal>()(
    ...([
      'ENTRY_NOT_HERE',
      'ALREADY_REVERSED',
      'IS_REVERSAL',
      'CLEARED_ALREADY',
      'PAID_OTHERWISE',
      'REFUND_UNDER_WAY',
      'ORDER_STATUS',
      'BOOKED_BY_RELEASER',
    ] as const),
    ...(['DAY_CLOSED', 'BEFORE_ENTRY', 'BECAUSE_MISSING'] as const),
  ),
  load: async (repositories, { input, at }): Promise<UndoState | null> => {
    const { ledger, reads } = repositories;
    const journal = await ledger.findJournal(input.entryId);
    if (!journal) return null;
    const tenantId = journal.tenantId as TenantId;
    const line = journal.source === 'line' && isId(journal.sourceId) ? await repositories.lockLine(journal.sourceId) : null;
    return {
      ...{ tenantId, journal, line, at, ...(await booksState(repositories, tenantId)) },
      reversed: await ledger.isReversed(tenantId, journal.id),
      named: await findNamed(repositories, tenantId, journal.postings),
      refunds: await refundsUnderWay(
        reads,
        tenantId,
        journal.postings.flatMap(({ item }) => item ?? []),
      ),
      moved: line === null ? [] : await ordersOfLine(reads, tenantId, line.line.id),
    };
  },
  row: ({ tenantId, journal }) => ({ tenantId, ...recordOf(journal.sourceId, journal.id) }),
  decide: (state, { reason }, circumstances): Result<Undone, Refusal<UndoBookingRefusal>> => {
    const { journal, reversed, chart, closedThrough } = state;
    if (journal.source !== 'line' && journal.source !== 'clearing') return err(refusal('ENTRY_NOT_HERE'));
    const bookedOn = openDay(journal.bookedOn, closedThrough);
    const back = reverseJournal({ journal, reversed, chart, closedThrough }, { bookedOn, because: reason }, circumstances);
    if (!back.ok) return back;
    if (hasGoneOn(chart, journal, state.named.positions)) return err(refusal('CLEARED_ALREADY'));
    const kept = refundOf(state);
    if (kept) return err(kept);
    // What came back stays so; and what is paid by another order by now is not on its way once more.
    const stays = state.moved.find(({ status, replaced }) => status !== 'debited' || replaced);
    if (stays) return err(stays.replaced ? refusal('PAID_OTHERWISE') : refusal('ORDER_STATUS', { params: { status: stays.status } }));
    const things = undoneThings(state, circumstances);
    if (!things.ok) return things;
    const sent = [...state.named.collections.values()].flat();
    return ok({ journal: back.value, ...things.value, collections: takeCollectionsBack(journal.sourceId, bookedOn, sent) });
  },
  save: async ({ books, ledger }, { journal, items, orders, collections }, { tenantId, line, at }) => {
    await ledger.addJournals([journal], at);
    await books.saveItems(tenantId, items);
    await books.saveOrders(tenantId, orders);
    await books.saveCollections(tenantId, collections);
    if (line === null) return;
    const suggested = line.candidates.length > 0;
    await books.saveLines(
      tenantId,
      [{ id: line.line.id, state: suggested ? 'suggested' : 'pending', entryId: null, rule: null, candidates: null }],
      at,
    );
  },
  record: ({ journal, orders, collections }) => [
    { ...recordOf(journal.sourceId, journal.id), content: { entryId: journal.id, reverses: journal.reverses, because: journal.because } },
    ...orders.map(({ id, status }) => ({
      type: 'paymentOrder',
      id,
      content: { changes: [{ field: 'status', from: 'debited', to: status }] },
    })),
    ...collectionRecords(collections),
  ],
  outcome: ({ journal }) => ({ entryId: journal.id }),
});
