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

/** What allocations name, locked. */
export async function findNamed(
  { books, ledger, reads }: Pick<ReconcileRepositories, 'books' | 'ledger' | 'reads'>,
  tenantId: TenantId,
  given: readonly { readonly accountId: string; readonly item?: string | null | undefined }[],
): Promise<Named> {
  const ids = [...new Set(given.flatMap(({ item }) => item ?? []))];
  const [items, orders] = [await books.lockItems(tenantId, ids.filter(isId)), await books.lockOrders(tenantId, ids.filter(isId))];
  const collections = await books.lockCollections(tenantId, [...items.keys()]);
  const accounts = [...new Set(given.map(({ accountId }) => accountId))];
  const positions = ids.length === 0 ? [] : await ledger.positions(tenantId, accounts, ids);
  return { items, orders, collections, positions, refunds: await refundsUnderWay(reads, tenantId, ids) };
}

/** In order of precedence. */
export type AllocationRefusal = 'ACCOUNT_NOT_HERE' | 'ITEM_UNKNOWN' | 'REASON_MISSING' | 'OVER_TOLERANCE' | 'REFUND_UNDER_WAY';

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

/** Reads parts that a person chose: what they name must be there, what pays nothing must have a reason. */
export function readAllocations(
  { allocations, reason, chart, toleranceCents, ownItem }: Given,
  named: Named,
): Result<Allocation[], Refusal<AllocationRefusal>> {
  const { items, orders, positions } = named;
  const found: Allocation[] = [];
  const pays = allocations.some(({ item }) => item !== undefined && (items.has(item) || orders.has(item)));
  for (const [index, { accountId, item, amount }] of allocations.entries()) {
    const field = `allocations.${index}`;
    const account = chart.get(accountId);
    if (account === undefined || NOT_HERE.includes(account.kind)) return err(refusal('ACCOUNT_NOT_HERE', { field }));
    const stands = positions.some((position) => position.accountId === accountId && position.item === item);
    if (item !== undefined && !items.has(item) && !orders.has(item) && !stands) return err(refusal('ITEM_UNKNOWN', { field }));
    if (item === undefined && !reason) return err(refusal('REASON_MISSING', { field: 'reason' }));
    const size = amount < 0n ? -amount : amount;
    if (pays && account.kind === 'charges' && size > toleranceCents)
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
