// SPDX-License-Identifier: EUPL-1.2
import {
  type Allocation,
  type Candidate,
  type ChartOfAccounts,
  isKeptByItem,
  type OpenPosition,
  type SentCollection,
} from '@domain/payments';
import { type Cents, centsToDecimal, err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { amountInput, idInput, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { OpenItem, OrderOnItsWay } from '../statements/line-books.ts';
import { refundKept, refundsUnderWay } from './order-holds.ts';
import { isId, type ReconcileRepositories } from './reconcile-use-case.ts';

/** Parts of an amount: to an account, and there to a claim, an order, or whatever stands on it by itself. */
export const allocationsInput = z
  .array(z.object({ accountId: idInput<'LedgerAccountId'>(), item: textInput(100).optional(), amount: amountInput }))
  .max(200, { error: 'TOO_LONG' });
export type GivenAllocation = z.output<typeof allocationsInput>[number];

export interface Named {
  readonly items: ReadonlyMap<string, OpenItem>;
  readonly orders: ReadonlyMap<string, OrderOnItsWay>;
  readonly collections: ReadonlyMap<string, readonly SentCollection[]>;
  readonly positions: readonly OpenPosition[];
  /** Refunds that are ordered of receipts and have not left yet, by receipt. */
  readonly refunds: ReadonlyMap<string, bigint>;
}

/** What allocations name, locked; of what stands by single things its whole account, so that nobody else moves it meanwhile. */
export async function findNamed(
  { books, ledger, reads }: Pick<ReconcileRepositories, 'books' | 'ledger' | 'reads'>,
  tenantId: TenantId,
  given: readonly { readonly accountId: string; readonly item?: string | null | undefined }[],
): Promise<Named> {
  const ids = [...new Set(given.flatMap(({ item }) => item ?? []))];
  const accounts = [...new Set(given.map(({ accountId }) => accountId))];
  await sql`select id from ledger_account where tenant_id = ${tenantId}::uuid and id = any(${accounts}::uuid[])
    and kind in ('transit', 'deposit', 'advance', 'passing', 'foreign') order by id for no key update`.execute(reads);
  const [items, orders] = [await books.lockItems(tenantId, ids.filter(isId)), await books.lockOrders(tenantId, ids.filter(isId))];
  const collections = await books.lockCollections(tenantId, [...items.keys()]);
  const positions = ids.length === 0 ? [] : await ledger.positions(tenantId, accounts, ids);
  return { items, orders, collections, positions, refunds: await refundsUnderWay(reads, tenantId, ids) };
}

/** In order of precedence. */
export type AllocationRefusal =
  | 'ACCOUNT_NOT_HERE'
  | 'ITEM_UNKNOWN'
  | 'MORE_THAN_OPEN'
  | 'REASON_MISSING'
  | 'OVER_TOLERANCE'
  | 'REFUND_UNDER_WAY';

/** Where no part of a line is booked by hand: the bank's own side, and what an opening stands against. */
const NOT_HERE: readonly string[] = ['bank', 'opening'];

interface Given {
  readonly allocations: readonly GivenAllocation[];
  readonly reason: string | undefined;
  readonly chart: ChartOfAccounts;
  /** What may be missing or too much beside claims; anything more is no rounding but money. */
  readonly toleranceCents: Cents;
  /** What a thing on an account is called if it has no name yet. */
  readonly ownItem: string;
}

/** What stands open is moved by what stands there at most: it never turns its sign. */
function standingFault(
  { accountId, item, amount }: GivenAllocation,
  positions: readonly OpenPosition[],
  before: readonly Allocation[],
): Refusal<'ITEM_UNKNOWN' | 'MORE_THAN_OPEN'> | null {
  const own = (one: { readonly accountId: string; readonly item: string | null }) => one.accountId === accountId && one.item === item;
  const open = positions.find(own)?.amountCents;
  if (open === undefined) return refusal('ITEM_UNKNOWN');
  const moved = before.filter(own).reduce((sum, { amountCents }) => sum + amountCents, amount as bigint);
  const turned = open > 0n ? moved > open || moved <= 0n : moved < open || moved >= 0n;
  const params = { open: centsToDecimal(open), allocations: centsToDecimal(moved as Cents) };
  return turned ? refusal('MORE_THAN_OPEN', { params }) : null;
}

/** Money that comes back: of an order above zero, of a claim below. What the bank keeps of it is a charge, not a small difference. */
const comesBack = ({ item = '', amount }: GivenAllocation, { items, orders }: Named): boolean =>
  orders.has(item) ? amount > 0n : items.get(item)?.kind === 'receivable' && amount < 0n;

const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Reads parts that a person chose: what they name must be there, what pays nothing must have a reason. */
export function readAllocations(
  { allocations, reason, chart, toleranceCents, ownItem }: Given,
  named: Named,
): Result<Allocation[], Refusal<AllocationRefusal>> {
  const found: Allocation[] = [];
  const isNamed = (item: string | undefined): boolean => item !== undefined && (named.items.has(item) || named.orders.has(item));
  const pays = allocations.some((one) => isNamed(one.item) && !comesBack(one, named));
  for (const [index, one] of allocations.entries()) {
    const { accountId, item, amount } = one;
    const field = `allocations.${index}`;
    const account = chart.get(accountId);
    if (account === undefined || NOT_HERE.includes(account.kind)) return err(refusal('ACCOUNT_NOT_HERE', { field }));
    const fault = item === undefined || isNamed(item) ? null : standingFault(one, named.positions, found);
    if (fault) return err({ ...fault, field });
    if (item === undefined && !reason) return err(refusal('REASON_MISSING', { field: 'reason' }));
    if (pays && account.kind === 'charges' && sizeOf(amount) > toleranceCents)
      return err(refusal('OVER_TOLERANCE', { field, params: { tolerance: centsToDecimal(toleranceCents) } }));
    // On an account that is kept by single things a new one is the line; orders on their way are never made up.
    const own = isKeptByItem(account) && account.kind !== 'transit' ? ownItem : null;
    found.push({ accountId, item: item ?? own, amountCents: amount });
  }
  const kept = refundTaken(found, named, chart);
  return kept ? err(kept) : ok(found);
}

/** Whether a part takes from a receipt what a refund is ordered of. */
function refundTaken(
  parts: readonly Allocation[],
  { positions, refunds }: Named,
  chart: ChartOfAccounts,
): Refusal<'REFUND_UNDER_WAY'> | null {
  for (const [index, { accountId, item, amountCents }] of parts.entries()) {
    const kept = item === null || chart.get(accountId)?.kind !== 'deposit' ? undefined : refunds.get(item);
    if (kept === undefined || amountCents > 0n) continue;
    const standing = positions.find((position) => position.accountId === accountId && position.item === item)?.amountCents ?? 0n;
    if (amountCents - standing < kept) return refundKept(kept, `allocations.${index}`);
  }
  return null;
}

const keyOf = ({ accountId, item, amountCents }: Allocation): string => `${accountId}|${item ?? ''}|${amountCents}`;

/** Whether parts book what a candidate says. */
export const isSame = (one: readonly Allocation[], other: readonly Allocation[]): boolean =>
  one.length === other.length && one.map(keyOf).sort().join() === other.map(keyOf).sort().join();

/** The learned rule behind the first suggestion, if it is one. */
export function learnedRuleOf([first]: readonly Candidate[]): string | null {
  const signal = first?.rule === 'learnedRule' ? first.signals.find(({ code }) => code === 'learnedRule') : undefined;
  return signal?.detail ?? null;
}
