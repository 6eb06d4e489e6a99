// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, centsToDecimal, type Decide, err, ok, type Refusal, refusal, sumCents } from '@kernel/core';
import { type Person, personOf } from '../person.ts';
import { type ChartOfAccounts, isKeptByItem } from './account.ts';

/** One side of an entry. Above zero: debit (Soll); below zero: credit (Haben). Never zero. */
export interface Posting {
  readonly accountId: string;
  readonly amountCents: Cents;
  /** The single thing on an account that is kept by items: an order, a bank line, a claim. null on the others. */
  readonly item: string | null;
}

export type JournalSource = 'file' | 'line' | 'clearing' | 'opening' | 'bankAnswer';

/** A double entry. Never changed, never deleted: a correction is another one with the signs turned round. Home: the member. */
export interface Journal {
  readonly id: string;
  readonly tenantId: string;
  readonly bookedOn: CivilDate;
  readonly source: JournalSource;
  /** The run, the bank line, the item. */
  readonly sourceId: string;
  /** The rule that booked it and its evidence, or why a person did. */
  readonly because: string;
  /** null: a job. */
  readonly by: Person | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  readonly postings: readonly Posting[];
}

/** In order of precedence. */
export type JournalFault =
  | 'JOURNAL_EMPTY'
  | 'ACCOUNT_UNKNOWN'
  | 'OTHER_TENANT'
  | 'CURRENCY_MIX'
  | 'POSTING_ZERO'
  | 'ITEM_MISSING'
  | 'JOURNAL_UNBALANCED'
  | 'BECAUSE_MISSING';

/** What is wrong with an entry for itself: I1 (sums to 0), I2 (one tenant), one currency, items where there must be some. */
export function checkJournal(chart: ChartOfAccounts, journal: Omit<Journal, 'id'>): Refusal<JournalFault> | null {
  const { postings, tenantId } = journal;
  if (postings.length < 2) return refusal('JOURNAL_EMPTY');
  const unknown = postings.find(({ accountId }) => !chart.has(accountId));
  if (unknown) return refusal('ACCOUNT_UNKNOWN', { params: { account: unknown.accountId } });
  const accounts = postings.flatMap(({ accountId }) => chart.get(accountId) ?? []);
  const strange = accounts.find((account) => account.tenantId !== tenantId);
  if (strange) return refusal('OTHER_TENANT', { params: { account: strange.id } });
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  if (currencies.length > 1) return refusal('CURRENCY_MIX', { params: { currencies } });
  if (postings.some(({ amountCents }) => amountCents === 0n)) return refusal('POSTING_ZERO');
  const bare = accounts.find((account, index) => isKeptByItem(account) && !postings[index]?.item);
  if (bare) return refusal('ITEM_MISSING', { params: { account: bare.id } });
  const sum = sumCents(postings.map(({ amountCents }) => amountCents));
  if (sum !== 0n) return refusal('JOURNAL_UNBALANCED', { params: { difference: centsToDecimal(sum) } });
  return journal.because.trim() === '' ? refusal('BECAUSE_MISSING', { field: 'because' }) : null;
}

/** What a municipality's books must tell before anything is written into them. */
export interface BooksState {
  readonly chart: ChartOfAccounts;
  /** Last day whose closing was signed; null if none was. */
  readonly closedThrough: CivilDate | null;
}

/** In order of precedence. */
export type BookRefusal = 'DAY_CLOSED' | JournalFault;

/** Books an entry on an open day (I11). */
export const bookJournal: Decide<BooksState, Omit<Journal, 'id' | 'by' | 'reverses'>, Journal, BookRefusal> = (
  { chart, closedThrough },
  input,
  { by, newId },
) => {
  const closed = checkDay(input.bookedOn, closedThrough);
  if (closed) return err(closed);
  const journal = { ...input, by: personOf(by), reverses: null };
  const wrong = checkJournal(chart, journal);
  return wrong ? err(wrong) : ok({ id: newId(), ...journal });
};

function checkDay(bookedOn: CivilDate, closedThrough: CivilDate | null): Refusal<'DAY_CLOSED'> | null {
  if (closedThrough === null || bookedOn > closedThrough) return null;
  return refusal('DAY_CLOSED', { field: 'bookedOn', params: { closedThrough } });
}

export interface ReverseState extends BooksState {
  readonly journal: Journal;
  /** Whether another entry takes it back already. */
  readonly reversed: boolean;
}
/** In order of precedence. */
export type ReverseRefusal = 'ALREADY_REVERSED' | 'IS_REVERSAL' | 'DAY_CLOSED' | 'BEFORE_ENTRY' | 'BECAUSE_MISSING';

/** Takes an entry back by its counter-entry, on an open day that is not before it. */
export const reverseJournal: Decide<ReverseState, { readonly bookedOn: CivilDate; readonly because: string }, Journal, ReverseRefusal> = (
  { journal, reversed, closedThrough },
  { bookedOn, because },
  { by, newId },
) => {
  if (reversed) return err(refusal('ALREADY_REVERSED'));
  // A correction of a correction is booked as what it is, so that every chain ends after two.
  if (journal.reverses !== null) return err(refusal('IS_REVERSAL'));
  const closed = checkDay(bookedOn, closedThrough);
  if (closed) return err(closed);
  if (bookedOn < journal.bookedOn) return err(refusal('BEFORE_ENTRY', { field: 'bookedOn', params: { date: journal.bookedOn } }));
  if (because.trim() === '') return err(refusal('BECAUSE_MISSING', { field: 'because' }));
  const postings = journal.postings.map((posting): Posting => ({ ...posting, amountCents: cents(-posting.amountCents) }));
  return ok({ ...journal, id: newId(), bookedOn, because: because.trim(), by: personOf(by), reverses: journal.id, postings });
};
