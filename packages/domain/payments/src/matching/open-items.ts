// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, cents, type Iban, invariant } from '@kernel/core';
import { foldName } from './name.ts';

export const MATCH_ITEM_KINDS = ['claim', 'order', 'batch', 'collection', 'returnable'] as const;

/** Something that a bank line may pay: a claim, an order on its way, a batch, a collection, or what of them may come back. */
export interface MatchItem {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: (typeof MATCH_ITEM_KINDS)[number];
  /** Where it stands in the ledger. */
  readonly accountId: string;
  /** As the bank line will have it: above zero for what comes in. Never zero. */
  readonly openCents: Cents;
  readonly dueOn: CivilDate;
  /** What it is for, in a word that a payer may use: 'Hundesteuer'; null for none. */
  readonly subject: string | null;
  /** Kassenzeichen; instalments share it. */
  readonly reference: string | null;
  readonly endToEndId: string | null;
  readonly paymentInfoId: string | null;
  readonly name: string | null;
  /** Accounts that are known to pay it: mandate, earlier payments. */
  readonly ibans: readonly Iban[];
}

/** By key and id: thousands of items may share an amount, and each is taken out in one step. */
type Shelf = Map<string, Map<string, MatchItem>>;

function put(shelf: Shelf, key: string | null, item: MatchItem): void {
  if (key === null || key === '') return;
  const own = shelf.get(key);
  if (own) own.set(item.id, item);
  else shelf.set(key, new Map([[item.id, item]]));
}

function takeFrom(shelf: Shelf, key: string | null, id: string): void {
  const own = key === null ? undefined : shelf.get(key);
  own?.delete(id);
  if (key !== null && own?.size === 0) shelf.delete(key);
}

const onShelf = (shelf: Shelf, key: string | null): MatchItem[] => [...(shelf.get(key ?? '')?.values() ?? [])];

const byDue = (a: MatchItem, b: MatchItem): number => byText(a.dueOn, b.dueOn) || byText(a.id, b.id);

/** The open items of one municipality by everything that a bank line can name. Each question costs what it finds, not what is open. */
export class OpenItemIndex {
  readonly tenantId: string;
  private readonly items = new Map<string, MatchItem>();
  private readonly references: Shelf = new Map();
  private readonly endToEndIds: Shelf = new Map();
  private readonly paymentInfoIds: Shelf = new Map();
  private readonly ibans: Shelf = new Map();
  private readonly amounts: Shelf = new Map();
  private readonly names: Shelf = new Map();

  constructor(tenantId: string, items: Iterable<MatchItem> = []) {
    this.tenantId = tenantId;
    for (const item of items) this.add(item);
  }

  add(item: MatchItem): void {
    invariant(item.tenantId === this.tenantId, `item ${item.id} belongs to another municipality`);
    invariant(item.openCents !== 0n && !this.items.has(item.id), `item ${item.id} is open and new`);
    this.items.set(item.id, item);
    put(this.references, item.reference, item);
    put(this.endToEndIds, item.endToEndId, item);
    put(this.paymentInfoIds, item.paymentInfoId, item);
    for (const iban of item.ibans) put(this.ibans, iban, item);
    put(this.amounts, String(item.openCents), item);
    put(this.names, nameKey(item.name, item.openCents), item);
  }

  remove(id: string): void {
    const item = this.items.get(id);
    if (item === undefined) return;
    this.items.delete(id);
    takeFrom(this.references, item.reference, id);
    takeFrom(this.endToEndIds, item.endToEndId, id);
    takeFrom(this.paymentInfoIds, item.paymentInfoId, id);
    for (const iban of item.ibans) takeFrom(this.ibans, iban, id);
    takeFrom(this.amounts, String(item.openCents), id);
    takeFrom(this.names, nameKey(item.name, item.openCents), id);
  }

  /** Takes a payment off an item; what is paid in full is no longer open. */
  settle(id: string, paidCents: bigint): void {
    const item = this.items.get(id);
    if (item === undefined) return;
    this.remove(id);
    const left = item.openCents - paidCents;
    if (left !== 0n && left > 0n === item.openCents > 0n) this.add({ ...item, openCents: cents(left) });
  }

  get(id: string): MatchItem | undefined {
    return this.items.get(id);
  }
  hasReference(reference: string): boolean {
    return this.references.has(reference);
  }
  /** The oldest first. */
  byReference(reference: string): readonly MatchItem[] {
    return onShelf(this.references, reference).sort(byDue);
  }
  byEndToEndId(id: string): readonly MatchItem[] {
    return onShelf(this.endToEndIds, id);
  }
  byPaymentInfoId(id: string): readonly MatchItem[] {
    return onShelf(this.paymentInfoIds, id);
  }
  /** The oldest first. */
  byIban(iban: string): readonly MatchItem[] {
    return onShelf(this.ibans, iban).sort(byDue);
  }
  byAmount(amountCents: bigint): readonly MatchItem[] {
    return onShelf(this.amounts, String(amountCents));
  }
  /** How many references owe this amount, their instalments counted once; no further than a limit. */
  countOwing(amountCents: bigint, limit: number): number {
    const found = new Set<string>();
    for (const { reference, id } of this.amounts.get(String(amountCents))?.values() ?? []) {
      found.add(reference ?? id);
      if (found.size >= limit) break;
    }
    return found.size;
  }
  /** Of exactly this amount, the oldest first. */
  byNameAndAmount(name: string, amountCents: bigint): readonly MatchItem[] {
    return onShelf(this.names, nameKey(name, amountCents)).sort(byDue);
  }
}

function nameKey(name: string | null, amountCents: bigint): string | null {
  const folded = foldName(name);
  return folded === '' ? null : `${folded}|${amountCents}`;
}
