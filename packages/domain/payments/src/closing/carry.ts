// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, cents } from '@kernel/core';
import { type ChartOfAccounts, isKeptByItem } from '../ledger/account.ts';
import type { OpenPosition } from '../ledger/balance.ts';
import type { Journal } from '../ledger/journal.ts';

/** How the books stand at the end of a day: what the next day begins with. Sorted, so that it is one text for one state. */
export interface BooksCarry {
  readonly balances: readonly { readonly accountId: string; readonly amountCents: Cents }[];
  /** What stands by item, oldest first. */
  readonly positions: readonly OpenPosition[];
}

export const NOTHING_CARRIED: BooksCarry = { balances: [], positions: [] };

const inOrder = (journals: readonly Journal[]): Journal[] =>
  [...journals].sort((a, b) => byText(a.bookedOn, b.bookedOn) || byText(a.id, b.id));

const keyOf = (accountId: string, item: string): string => `${accountId}\n${item}`;

/** The books after more entries (I3): opening + movements = closing, account by account and item by item. */
export function carryOn(carry: BooksCarry, journals: readonly Journal[], chart: ChartOfAccounts): BooksCarry {
  const balances = new Map<string, bigint>(carry.balances.map(({ accountId, amountCents }) => [accountId, amountCents]));
  const positions = new Map(carry.positions.map((position) => [keyOf(position.accountId, position.item), position]));
  for (const { bookedOn, postings } of inOrder(journals)) {
    for (const { accountId, amountCents, item } of postings) {
      balances.set(accountId, (balances.get(accountId) ?? 0n) + amountCents);
      const account = chart.get(accountId);
      if (item === null || account === undefined || !isKeptByItem(account)) continue;
      const key = keyOf(accountId, item);
      const before = positions.get(key);
      const after = cents((before?.amountCents ?? 0n) + amountCents);
      positions.set(key, {
        accountId,
        item,
        amountCents: after,
        since: before === undefined || before.amountCents === 0n ? bookedOn : before.since,
      });
    }
  }
  return {
    balances: [...balances]
      .map(([accountId, amount]) => ({ accountId, amountCents: cents(amount) }))
      .sort((a, b) => byText(a.accountId, b.accountId)),
    positions: [...positions.values()]
      .filter(({ amountCents }) => amountCents !== 0n)
      .sort((a, b) => byText(a.since, b.since) || byText(a.accountId, b.accountId) || byText(a.item, b.item)),
  };
}

/** Books of accounts that begin, added to those that went before. */
export function togetherWith(carry: BooksCarry, opening: BooksCarry): BooksCarry {
  const balances = new Map<string, bigint>(carry.balances.map(({ accountId, amountCents }) => [accountId, amountCents]));
  for (const { accountId, amountCents } of opening.balances) balances.set(accountId, (balances.get(accountId) ?? 0n) + amountCents);
  return {
    balances: [...balances].map(([accountId, amount]) => ({ accountId, amountCents: cents(amount) })),
    positions: [...carry.positions, ...opening.positions],
  };
}

export const balanceIn = ({ balances }: BooksCarry, accountId: string): bigint =>
  balances.find((balance) => balance.accountId === accountId)?.amountCents ?? 0n;
