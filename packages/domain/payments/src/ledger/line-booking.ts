// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type CivilDate,
  cents,
  centsToDecimal,
  type Decide,
  err,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { accountOf, type LedgerAccount, type LedgerAccountKind } from './account.ts';
import { type BookRefusal, type BooksState, bookJournal, type Journal, type Posting } from './journal.ts';

/** A part of a bank line: what it pays. Has the sign of the line, or the other one for charges kept back. */
export interface Allocation {
  readonly accountId: string;
  readonly item: string | null;
  readonly amountCents: Cents;
}

export interface BookLineState extends BooksState {
  readonly line: BankLine;
  /** Whether an entry that was not taken back stands for the line already. */
  readonly booked: boolean;
}
/** In order of precedence. */
export type BookLineRefusal = 'LINE_BOOKED' | 'NO_BANK_ACCOUNT' | 'CURRENCY_MIX' | 'ALLOCATION_DIFFERS' | BookRefusal;

type BankSide = Result<LedgerAccount, Refusal<'LINE_BOOKED' | 'NO_BANK_ACCOUNT' | 'CURRENCY_MIX'>>;

function bankSide({ chart, line, booked }: BookLineState): BankSide {
  if (booked) return err(refusal('LINE_BOOKED'));
  const bank = accountOf(chart, 'bank', line.bankAccountId);
  if (bank === undefined) return err(refusal('NO_BANK_ACCOUNT', { params: { bankAccount: line.bankAccountId } }));
  if (bank.currency !== line.currency) return err(refusal('CURRENCY_MIX', { params: { currencies: [bank.currency, line.currency] } }));
  return ok(bank);
}

/** Books a bank line against what it pays. Its parts make the line to the cent (I9); it is booked once (I8). */
export const bookLine: Decide<
  BookLineState,
  { readonly bookedOn: CivilDate; readonly allocations: readonly Allocation[]; readonly because: string },
  Journal,
  BookLineRefusal
> = (state, { bookedOn, allocations, because }, circumstances) => {
  const { line } = state;
  const bank = bankSide(state);
  if (!bank.ok) return bank;
  const sum = sumCents(allocations.map(({ amountCents }) => amountCents));
  if (sum !== line.amountCents) {
    const params = { line: centsToDecimal(line.amountCents), allocations: centsToDecimal(sum) };
    return err(refusal('ALLOCATION_DIFFERS', { field: 'allocations', params }));
  }
  const postings: readonly Posting[] = [
    { accountId: bank.value.id, amountCents: line.amountCents, item: line.id },
    ...allocations.map(({ accountId, item, amountCents }): Posting => ({ accountId, item, amountCents: cents(-amountCents) })),
  ];
  const entry = { tenantId: line.tenantId, bookedOn, source: 'line', sourceId: line.id, because, postings } as const;
  return bookJournal(state, entry, circumstances);
};

/** In order of precedence. */
export type SetAsideRefusal = 'NO_UNCLEAR_ACCOUNT' | BookLineRefusal;

/**
 * A line whose purpose is unknown goes at once to the account for unclear receipts (or, for money that left, for advances) that belongs to
 * its bank account: whose account it is decides, never what the text says.
 */
export const setLineAside: Decide<BookLineState, { readonly bookedOn: CivilDate }, Journal, SetAsideRefusal> = (
  state,
  { bookedOn },
  circumstances,
) => {
  const { line, chart } = state;
  const kind: LedgerAccountKind = line.amountCents > 0n ? 'deposit' : 'advance';
  const account = accountOf(chart, kind, line.bankAccountId);
  if (account === undefined) return err(refusal('NO_UNCLEAR_ACCOUNT', { params: { kind, bankAccount: line.bankAccountId } }));
  const allocations = [{ accountId: account.id, item: line.id, amountCents: line.amountCents }];
  return bookLine(state, { bookedOn, allocations, because: 'unclear' }, circumstances);
};

export interface ClearItemState extends BooksState {
  readonly tenantId: string;
  readonly accountId: string;
  readonly item: string;
  /** What still stands on the account for the item; signed as in the books. */
  readonly openCents: Cents;
}
/** In order of precedence. */
export type ClearItemRefusal = 'NOTHING_OPEN' | 'MORE_THAN_OPEN' | BookRefusal;

/** Clears up what was set aside, whole or in part: from its account to what it was for. The sign of an allocation is that of the bank line. */
export const clearItem: Decide<
  ClearItemState,
  { readonly bookedOn: CivilDate; readonly allocations: readonly Allocation[]; readonly because: string },
  Journal,
  ClearItemRefusal
> = (state, { bookedOn, allocations, because }, circumstances) => {
  const { tenantId, accountId, item, openCents } = state;
  if (openCents === 0n) return err(refusal('NOTHING_OPEN'));
  const sum = sumCents(allocations.map(({ amountCents }) => amountCents));
  // On the account a receipt stands in credit, so what is open has the other sign.
  const left = -openCents - sum;
  const turned = openCents < 0n ? left < 0n || sum <= 0n : left > 0n || sum >= 0n;
  if (turned) return err(refusal('MORE_THAN_OPEN', { params: { open: centsToDecimal(-openCents), allocations: centsToDecimal(sum) } }));
  const postings: readonly Posting[] = [
    { accountId, amountCents: sum, item },
    ...allocations.map((allocation): Posting => ({ ...pick(allocation), amountCents: cents(-allocation.amountCents) })),
  ];
  return bookJournal(state, { tenantId, bookedOn, source: 'clearing', sourceId: item, because, postings }, circumstances);
};

const pick = ({ accountId, item }: Allocation): Pick<Posting, 'accountId' | 'item'> => ({ accountId, item });
