// SPDX-License-Identifier: EUPL-1.2
import {
  type Allocation,
  type BankLine,
  type ChartOfAccounts,
  type ClearItemRefusal,
  clearItem,
  type Journal,
  moveCollections,
  type SentCollection,
} from '@domain/payments';
import { type Cents, type CivilDate, cents, err, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { type OpenItem, openDay, paidItem } from '../statements/line-books.ts';
import { type AllocationRefusal, allocationsInput, findNamed, type Named, readAllocations } from './allocations.ts';
import { collectionRecords } from './book-line.ts';
import { keptForRefund, refundsUnderWay } from './order-holds.ts';
import { booksState, isId, reconcileUseCase, recordOf } from './reconcile-use-case.ts';

/** In order of precedence. */
export type ClearUnclearRefusal =
  | 'NOT_SET_ASIDE'
  | 'ORDER_NOT_HERE'
  | AllocationRefusal
  | 'NOTHING_ALLOCATED'
  | 'ITEM_ON_OTHER_ACCOUNT'
  | 'ITEM_WITHDRAWN'
  | 'ITEM_ORDERED'
  | 'REFUND_UNDER_WAY'
  | 'MORE_THAN_OWED'
  | ClearItemRefusal;

interface ClearState {
  readonly tenantId: TenantId;
  readonly chart: ChartOfAccounts;
  readonly closedThrough: CivilDate | null;
  readonly openCents: Cents;
  /** Refunds that are ordered of it and have not left yet. */
  readonly refunds: ReadonlyMap<string, bigint>;
  readonly named: Named;
  readonly toleranceCents: Cents;
  /** null: what an opening brought. */
  readonly line: BankLine | null;
  readonly today: CivilDate;
  readonly at: Instant;
}

interface Cleared {
  readonly journal: Journal;
  readonly items: readonly OpenItem[];
  readonly collections: readonly SentCollection[];
}

/** What is left of the claims that are paid. */
export function clearedItems(
  parts: readonly Allocation[],
  named: Pick<Named, 'items'>,
): Result<ReadonlyMap<string, OpenItem>, Refusal<'ITEM_ON_OTHER_ACCOUNT' | 'ITEM_WITHDRAWN' | 'ITEM_ORDERED' | 'MORE_THAN_OWED'>> {
  const items = new Map<string, OpenItem>();
  for (const [index, { item: id, accountId: to, amountCents }] of parts.entries()) {
    const found = id === null ? undefined : (items.get(id) ?? named.items.get(id));
    if (found === undefined) continue;
    const field = `allocations.${index}`;
    if (found.ledgerAccountId !== to) return err(refusal('ITEM_ON_OTHER_ACCOUNT', { field }));
    if (found.status === 'withdrawn') return err(refusal('ITEM_WITHDRAWN', { field }));
    if (found.orderId !== null) return err(refusal('ITEM_ORDERED', { field, params: { reference: found.reference ?? '' } }));
    const paid = paidItem(found, amountCents);
    if (paid === null) return err(refusal('MORE_THAN_OWED', { field }));
    items.set(paid.id, paid);
  }
  return ok(items);
}

/** Clears up what stands on an account for unclear lines, whole or in part: to claims, to whom it is to be paid back, to where it belongs. */
export const clearUnclear = reconcileUseCase({
  name: 'payments.clearUnclear',
  action: 'payments.reconcile',
  input: z.object({
    accountId: idInput<'LedgerAccountId'>(),
    item: textInput(100),
    allocations: allocationsInput,
    reason: textInput(500),
  }),
  refusals: everyCode<ClearUnclearRefusal>()(
    ...([
      'NOT_SET_ASIDE',
      'ORDER_NOT_HERE',
      'ACCOUNT_NOT_HERE',
      'ITEM_UNKNOWN',
      'MORE_THAN_OPEN',
      'REASON_MISSING',
      'OVER_TOLERANCE',
      'NOTHING_ALLOCATED',
      'ITEM_ON_OTHER_ACCOUNT',
    ] as const),
    ...([
      'ITEM_WITHDRAWN',
      'ITEM_ORDERED',
      'REFUND_UNDER_WAY',
      'MORE_THAN_OWED',
      'NOTHING_OPEN',
      'DAY_CLOSED',
      'JOURNAL_EMPTY',
      'ACCOUNT_UNKNOWN',
    ] as const),
    ...(['OTHER_TENANT', 'CURRENCY_MIX', 'POSTING_ZERO', 'ITEM_MISSING', 'JOURNAL_UNBALANCED', 'BECAUSE_MISSING'] as const),
  ),
  load: async (repositories, { input, at, today }): Promise<ClearState | null> => {
    const { writes, rules, reads } = repositories;
    const account = await writes.ledgerAccount.findFirst({ where: { id: input.accountId } });
    if (!account) return null;
    const tenantId = account.tenantId as TenantId;
    // One at a time clears the same thing, so that it is never cleared twice.
    const locked = isId(input.item) ? await repositories.lockLine(input.item) : null;
    const own = { accountId: account.id, item: input.item };
    const named = await findNamed(repositories, tenantId, [own, ...input.allocations]);
    const position = named.positions.find(({ accountId, item }) => accountId === own.accountId && item === own.item);
    return {
      ...{ tenantId, at, today, ...(await booksState(repositories, tenantId)), openCents: position?.amountCents ?? cents(0) },
      named,
      refunds: await refundsUnderWay(reads, tenantId, [input.item]),
      toleranceCents: (await rules.rulesInForce(tenantId))?.matching.toleranceCents ?? cents(0),
      line: locked?.tenantId === tenantId ? locked.line : null,
    };
  },
  row: ({ tenantId }, { item }) => ({ tenantId, type: 'bankLine', ...(isId(item) ? { id: item } : {}) }),
  decide: (state, { accountId, item, allocations, reason }, circumstances): Result<Cleared, Refusal<ClearUnclearRefusal>> => {
    const { tenantId, chart, closedThrough, openCents, named } = state;
    const kind = chart.get(accountId)?.kind;
    if (kind !== 'deposit' && kind !== 'advance' && kind !== 'passing' && kind !== 'foreign') return err(refusal('NOT_SET_ASIDE'));
    if (allocations.length === 0) return err(refusal('NOTHING_ALLOCATED', { field: 'allocations' }));
    if (named.orders.size > 0) return err(refusal('ORDER_NOT_HERE', { field: 'allocations' }));
    const read = readAllocations({ allocations, reason, chart, toleranceCents: state.toleranceCents, ownItem: item }, named);
    if (!read.ok) return read;
    const items = clearedItems(read.value, named);
    if (!items.ok) return items;
    const kept = keptForRefund(read.value, state.refunds.get(item) ?? 0n, openCents);
    if (kept) return err(kept);
    const books = { tenantId, accountId, item, openCents, chart, closedThrough };
    const bookedOn = openDay(state.today, closedThrough);
    const journal = clearItem(books, { bookedOn, allocations: read.value, because: reason }, circumstances);
    if (!journal.ok) return journal;
    const moved = { allocations: read.value, bookedOn };
    const collections = state.line === null ? [] : moveCollections(state.line, moved, named.collections);
    return ok({ journal: journal.value, items: [...items.value.values()], collections });
  },
  save: async ({ books, ledger }, { journal, items, collections }, { tenantId, at }) => {
    await ledger.addJournals([journal], at);
    await books.saveItems(tenantId, items);
    await books.saveCollections(tenantId, collections);
  },
  record: ({ journal, collections }, { openCents }) => [
    {
      ...recordOf(journal.sourceId, journal.id),
      content: { entryId: journal.id, because: journal.because, postings: journal.postings, openBefore: openCents },
    },
    ...collectionRecords(collections),
  ],
  outcome: ({ journal }) => ({ entryId: journal.id }),
});
