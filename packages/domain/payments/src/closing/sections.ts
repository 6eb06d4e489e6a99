// SPDX-License-Identifier: EUPL-1.2
import { addDays, byText, type Cents, type CivilDate, cents, daysBetween, sumCents } from '@kernel/core';
import type { BankDay } from '../bank/bank-day.ts';
import { accountOf, type ChartOfAccounts, type LedgerAccount } from '../ledger/account.ts';
import type { Journal } from '../ledger/journal.ts';
import type { Person } from '../person.ts';
import { type BooksCarry, balanceIn } from './carry.ts';
import type { BankAccountDay, BookAccount, Bridge, CountedSum, KeptAccount, Liquidity, PendingItem } from './content.ts';

export interface Explanation {
  readonly reason: string;
  readonly owner: string;
}
/** A bank line that the books lack. */
export interface LineOpen {
  readonly id: string;
  readonly bankAccountId: string;
  readonly bookingDay: CivilDate;
  readonly amountCents: Cents;
}

const counted = (amounts: readonly bigint[]): CountedSum => ({
  count: amounts.length,
  sumCents: sumCents(amounts.map((amount) => (amount < 0n ? -amount : amount))),
});

/** The accounts that make an own account in the books: what the bank has, and what is on its way. */
const ownAccounts = (chart: ChartOfAccounts, bankAccountId: string): ReadonlySet<string> =>
  new Set([accountOf(chart, 'bank', bankAccountId), accountOf(chart, 'transit', bankAccountId)].flatMap((account) => account?.id ?? []));

const isMoney = (account: LedgerAccount | undefined): boolean => account?.kind === 'bank' || account?.kind === 'transit';

/** What an entry moves on an own account: a file order by order, everything else in one. */
function movements({ source, postings }: Journal, own: ReadonlySet<string>): bigint[] {
  const amounts = postings.filter(({ accountId }) => own.has(accountId)).map(({ amountCents }) => amountCents);
  if (source === 'file' || source === 'bankAnswer') return amounts;
  const net = sumCents(amounts);
  return net === 0n ? [] : [net];
}

/** B */
export function bookSection(bankAccountId: string, before: BooksCarry, journals: readonly Journal[], chart: ChartOfAccounts): BookAccount {
  const own = ownAccounts(chart, bankAccountId);
  const [receipts, payments, transfers]: [bigint[], bigint[], bigint[]] = [[], [], []];
  for (const journal of journals) {
    const moved = movements(journal, own);
    const between = journal.postings.some(({ accountId }) => !own.has(accountId) && isMoney(chart.get(accountId)));
    for (const amount of moved) (between ? transfers : amount > 0n ? receipts : payments).push(amount);
  }
  const openingCents = sumCents([...own].map((id) => balanceIn(before, id)));
  return {
    ...{ bankAccountId, currency: accountOf(chart, 'bank', bankAccountId)?.currency ?? '', openingCents },
    ...{ receipts: counted(receipts), payments: counted(payments) },
    transfers: { count: transfers.length, netCents: sumCents(transfers) },
    closingCents: sumCents([openingCents, ...receipts, ...payments, ...transfers]),
  };
}

/** C; without a statement the balance stands where it stood. */
export function bankSection(found: BankDay, before: bigint | null, quiet: ReadonlyMap<string, Person>): BankAccountDay {
  const amounts = found.lines.map(({ amountCents }) => amountCents);
  const openingCents = found.openingCents ?? cents(before ?? 0n);
  return {
    ...{ bankAccountId: found.bankAccountId, statements: found.statements, openingCents },
    quietBy: !found.covered ? (quiet.get(found.bankAccountId) ?? null) : null,
    credits: counted(amounts.filter((amount) => amount > 0n)),
    debits: counted(amounts.filter((amount) => amount < 0n)),
    closingCents: found.closingCents ?? openingCents,
  };
}

export interface BridgeInput {
  readonly id: string;
  readonly day: CivilDate;
  readonly chart: ChartOfAccounts;
  readonly carry: BooksCarry;
  readonly bookAccounts: readonly BookAccount[];
  readonly bankAccounts: readonly BankAccountDay[];
  readonly unbooked: readonly LineOpen[];
  readonly explanations: ReadonlyMap<string, Explanation>;
}

/** D: SOLL − IST, and the items that make it: what waits on transit, and what the bank has and the books do not. */
export function bridgeSection({ id, day, chart, carry, bookAccounts, bankAccounts, unbooked, explanations }: BridgeInput): Bridge {
  const transit = accountOf(chart, 'transit', id)?.id;
  const said = (item: string): Explanation => explanations.get(item) ?? { reason: '', owner: '' };
  const waiting = carry.positions
    .filter(({ accountId }) => accountId === transit)
    .map(({ item, amountCents, since }): PendingItem => {
      return { bankAccountId: id, kind: 'notAtBank', item, amountCents, since, ageDays: daysBetween(since, day), ...said(item) };
    });
  const lacking = unbooked
    .filter(({ bankAccountId }) => bankAccountId === id)
    .map(({ id: item, amountCents, bookingDay: since }): PendingItem => {
      const amount = cents(-amountCents);
      return { bankAccountId: id, kind: 'notBooked', item, amountCents: amount, since, ageDays: daysBetween(since, day), ...said(item) };
    });
  const bookCents = bookAccounts.find(({ bankAccountId }) => bankAccountId === id)?.closingCents ?? cents(0);
  const bankCents = bankAccounts.find(({ bankAccountId }) => bankAccountId === id)?.closingCents ?? cents(0);
  const items = [...waiting, ...lacking].sort((a, b) => byText(a.since, b.since) || byText(a.item, b.item));
  return { bankAccountId: id, bookCents, bankCents, differenceCents: cents(bookCents - bankCents), items };
}

const KEPT = ['deposit', 'advance', 'passing', 'foreign'] as const;

/** E */
export function keptSection(
  accounts: readonly LedgerAccount[],
  before: BooksCarry,
  carry: BooksCarry,
  day: CivilDate,
  explanations: ReadonlyMap<string, Explanation>,
): KeptAccount[] {
  return accounts
    .flatMap((account): KeptAccount[] => {
      const kind = KEPT.find((kept) => kept === account.kind);
      if (kind === undefined) return [];
      const [openingCents, closingCents] = [cents(balanceIn(before, account.id)), cents(balanceIn(carry, account.id))];
      const items = carry.positions
        .filter(({ accountId }) => accountId === account.id)
        .map(({ item, amountCents, since }) => {
          return { item, amountCents, since, ageDays: daysBetween(since, day), owner: explanations.get(item)?.owner ?? '' };
        });
      return [{ accountId: account.id, kind, openingCents, movementCents: cents(closingCents - openingCents), closingCents, items }];
    })
    .sort((a, b) => byText(a.accountId, b.accountId));
}

const HORIZONS = [7, 30] as const;

/** G, by currency: amounts of several are never added. */
export function liquiditySection(
  bankAccounts: readonly BankAccountDay[],
  chart: ChartOfAccounts,
  due: readonly { readonly on: CivilDate; readonly amountCents: bigint; readonly currency: string }[],
  day: CivilDate,
): Liquidity[] {
  const currencyOf = (id: string): string => accountOf(chart, 'bank', id)?.currency ?? '';
  const currencies = [...new Set(bankAccounts.map(({ bankAccountId }) => currencyOf(bankAccountId)))].sort(byText);
  return currencies.map((currency) => {
    const own = bankAccounts.filter(({ bankAccountId }) => currencyOf(bankAccountId) === currency);
    const items = due.filter((item) => item.currency === currency);
    return {
      currency,
      bankCents: sumCents(own.map(({ closingCents }) => closingCents)),
      due: HORIZONS.map((withinDays) => {
        const amounts = items.filter(({ on }) => on <= addDays(day, withinDays)).map(({ amountCents }) => amountCents);
        const [receipts, payments] = [amounts.filter((amount) => amount > 0n), amounts.filter((amount) => amount < 0n)];
        return { withinDays, receiptsCents: sumCents(receipts), paymentsCents: cents(-sumCents(payments)) };
      }),
    };
  });
}
