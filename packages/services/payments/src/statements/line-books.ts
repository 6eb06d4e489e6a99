// SPDX-License-Identifier: EUPL-1.2
import {
  type Allocation,
  type BankLine,
  type BookLineRefusal,
  type BooksState,
  bookLine,
  type ChartOfAccounts,
  type DebitRefusal,
  type GivenBackRefusal,
  type Journal,
  markDebited,
  markReturned,
  moveCollections,
  type PaymentOrder,
  type Release,
  type SentCollection,
} from '@domain/payments';
import {
  addDays,
  type Cents,
  type Circumstances,
  type CivilDate,
  cents,
  centsToDecimal,
  err,
  ok,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';

/** A claim or liability as far as a booking touches it. */
export interface OpenItem {
  readonly id: string;
  readonly kind: 'receivable' | 'payable';
  readonly ledgerAccountId: string;
  readonly reference: string | null;
  readonly amountCents: Cents;
  readonly openCents: Cents;
  readonly status: 'open' | 'partly' | 'settled' | 'withdrawn';
  /** An order that is on its way or paid it. */
  readonly orderId: string | null;
}

export interface OrderOnItsWay {
  readonly order: PaymentOrder;
  /** The releases of its file. */
  readonly releases: readonly Release[];
  /** The receipt that it pays back; null where it is no refund. */
  readonly refunds: string | null;
}

/** What bookings of bank lines look at; what they name of items and orders must be in it. */
export interface LineBooks extends BooksState {
  readonly items: ReadonlyMap<string, OpenItem>;
  readonly orders: ReadonlyMap<string, OrderOnItsWay>;
  /** Direct debits of the claims, by claim. */
  readonly collections: ReadonlyMap<string, readonly SentCollection[]>;
}

export interface BookedLine {
  readonly journal: Journal;
  readonly items: readonly OpenItem[];
  readonly orders: readonly PaymentOrder[];
  readonly collections: readonly SentCollection[];
}

/** In order of precedence. */
export type BookAllocationsRefusal =
  | 'NOTHING_ALLOCATED'
  | 'ITEM_ON_OTHER_ACCOUNT'
  | 'ITEM_WITHDRAWN'
  | 'ITEM_ORDERED'
  | 'MORE_THAN_OWED'
  | BookLineRefusal
  | DebitRefusal
  | GivenBackRefusal;

/** The first day that is open: the bank's own, or the one after the last closing. */
export const openDay = (day: CivilDate, closedThrough: CivilDate | null): CivilDate =>
  closedThrough === null || day > closedThrough ? day : addDays(closedThrough, 1);

/** What is left of an item after a payment, signed as the bank line; null where it would pass what is owed. */
export function paidItem(item: OpenItem, amountCents: bigint): OpenItem | null {
  const left = item.kind === 'receivable' ? item.openCents - amountCents : item.openCents + amountCents;
  if (left < 0n || left > item.amountCents) return null;
  const status = left === 0n ? 'settled' : left === item.amountCents ? 'open' : 'partly';
  return { ...item, openCents: cents(left), status: item.status === 'withdrawn' ? 'withdrawn' : status };
}

type PaidItems = Result<Map<string, OpenItem>, Refusal<BookAllocationsRefusal>>;

function payItems(items: LineBooks['items'], allocations: readonly Allocation[]): PaidItems {
  const changed = new Map<string, OpenItem>();
  for (const [index, { item: id, accountId, amountCents }] of allocations.entries()) {
    const item = id === null ? undefined : (changed.get(id) ?? items.get(id));
    if (item === undefined) continue;
    const field = `allocations.${index}`;
    const params = { reference: item.reference ?? '', open: centsToDecimal(item.openCents) };
    if (item.ledgerAccountId !== accountId) return err(refusal('ITEM_ON_OTHER_ACCOUNT', { field, params }));
    if (item.status === 'withdrawn') return err(refusal('ITEM_WITHDRAWN', { field, params }));
    if (item.orderId !== null) return err(refusal('ITEM_ORDERED', { field, params }));
    const paid = paidItem(item, amountCents);
    if (paid === null) return err(refusal('MORE_THAN_OWED', { field, params }));
    changed.set(item.id, paid);
  }
  return ok(changed);
}

/** Where a part of an order may stand: what leaves takes it from the transit account of its own bank account, what comes back is owed again. */
function isOrdersPlace(
  { order, refunds }: OrderOnItsWay,
  { accountId, amountCents }: Allocation,
  line: BankLine,
  chart: ChartOfAccounts,
): boolean {
  const account = chart.get(accountId);
  if (amountCents > 0n) return account?.kind === (refunds === null ? 'creditor' : 'deposit');
  return account?.kind === 'transit' && account.bankAccountId === line.bankAccountId && order.content.bankAccountId === line.bankAccountId;
}

function moveOrders(
  line: BankLine,
  { orders, chart }: Pick<LineBooks, 'orders' | 'chart'>,
  allocations: readonly Allocation[],
  circumstances: Circumstances,
): Result<PaymentOrder[], Refusal<BookAllocationsRefusal>> {
  const moved: PaymentOrder[] = [];
  for (const [index, allocation] of allocations.entries()) {
    const { item, amountCents } = allocation;
    const known = item === null ? undefined : orders.get(item);
    if (known === undefined) continue;
    if (!isOrdersPlace(known, allocation, line, chart)) return err(refusal('ITEM_ON_OTHER_ACCOUNT', { field: `allocations.${index}` }));
    const part = { id: line.id, tenantId: line.tenantId, amountCents };
    const next =
      amountCents < 0n
        ? markDebited(known, part, circumstances)
        : markReturned(known, { line: part, reason: line.returnReason ?? 'bank' }, circumstances);
    if (!next.ok) return next;
    moved.push(next.value);
  }
  return ok(moved);
}

/** A refund that came back stands on the deposit account again as the receipt that it was. */
function backOnReceipt(part: Allocation, { orders, chart }: LineBooks): Allocation {
  const refunds = part.item === null ? null : (orders.get(part.item)?.refunds ?? null);
  const deposited = chart.get(part.accountId)?.kind === 'deposit' && part.amountCents > 0n;
  return refunds !== null && deposited ? { ...part, item: refunds } : part;
}

/** Books a line against what it pays: the entry, and what becomes of claims and orders. */
export function bookAllocations(
  line: BankLine,
  books: LineBooks,
  { allocations, because }: { readonly allocations: readonly Allocation[]; readonly because: string },
  circumstances: Circumstances,
): Result<BookedLine, Refusal<BookAllocationsRefusal>> {
  if (allocations.length === 0) return err(refusal('NOTHING_ALLOCATED', { field: 'allocations' }));
  const items = payItems(books.items, allocations);
  if (!items.ok) return items;
  const bookedOn = openDay(line.bookingDay, books.closedThrough);
  const journal = bookLine(
    { chart: books.chart, closedThrough: books.closedThrough, line, booked: false },
    { bookedOn, allocations: allocations.map((part) => backOnReceipt(part, books)), because },
    circumstances,
  );
  if (!journal.ok) return journal;
  const orders = moveOrders(line, books, allocations, circumstances);
  if (!orders.ok) return orders;
  const collections = moveCollections(line, { allocations, bookedOn }, books.collections);
  return ok({ journal: journal.value, items: [...items.value.values()], orders: orders.value, collections });
}
