// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, err, ok, type Refusal, type Result, refusal, sumCents, ZERO_CENTS } from '@kernel/core';
import type { AccountMapping } from './account-mapping.ts';

/** One side of an entry; exactly one of debit and credit is above zero. */
export interface JournalEntry {
  /** 1, 2, 3 … within the journal. */
  readonly number: number;
  /** Entries of one booking have the same number and balance among themselves. */
  readonly booking: number;
  readonly account: string;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  readonly text: string;
  readonly member: string;
  /** By which its source is found again: the keys of the run's lines, or the numbers of the documents. */
  readonly source: string;
  /** The source in words: the settlement with its period, and the documents. Journals made before it was kept have none. */
  readonly origin?: string;
}

export interface JournalContent {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly mappingVersion: number;
  readonly postedOn: CivilDate;
  readonly entries: readonly JournalEntry[];
  /** Sum of the debits = sum of the credits. */
  readonly totalCents: Cents;
}

/** In order of precedence. */
export type MakeJournalRefusal =
  | 'NOT_A_PERSON'
  | 'NO_MAPPING'
  | 'ACCOUNT_MISSING'
  | 'DOCUMENT_DIFFERS'
  | 'JOURNAL_EMPTY'
  | 'JOURNAL_EXISTS'
  | 'JOURNAL_TO_REPLACE';

/** A journal of the same source that was made before. */
export interface EarlierJournal {
  readonly postedOn: CivilDate;
  readonly entries: readonly JournalEntry[];
}

/** Above zero: debit; below: credit. */
export type Side = Omit<JournalEntry, 'number' | 'booking' | 'debitCents' | 'creditCents' | 'origin'> & { readonly amount: bigint };

/** The sides of a booking add up to zero. */
export interface Booking {
  readonly sides: readonly Side[];
  readonly origin: string;
}

/** Numbered entries of bookings. An amount of zero makes none, what is below zero changes the side. */
export function entriesOfBookings(bookings: readonly Booking[]): JournalEntry[] {
  const entries: JournalEntry[] = [];
  let booking = 0;
  for (const { sides, origin } of bookings) {
    const moved = sides.filter(({ amount }) => amount !== 0n);
    if (moved.length === 0) continue;
    booking += 1;
    for (const { amount, ...side } of moved) {
      const [debitCents, creditCents] = amount > 0n ? [cents(amount), ZERO_CENTS] : [ZERO_CENTS, cents(-amount)];
      entries.push({ number: entries.length + 1, booking, ...side, debitCents, creditCents, origin });
    }
  }
  return entries;
}

const sameEntry = (one: JournalEntry, other: JournalEntry): boolean =>
  one.number === other.number &&
  one.booking === other.booking &&
  one.account === other.account &&
  one.debitCents === other.debitCents &&
  one.creditCents === other.creditCents &&
  one.text === other.text &&
  one.member === other.member &&
  one.source === other.source;

const sameEntries = (entries: readonly JournalEntry[], others: readonly JournalEntry[]): boolean =>
  entries.length === others.length &&
  entries.every((entry, index) => {
    const other = others[index];
    return other !== undefined && sameEntry(entry, other);
  });

interface Made {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly mapping: AccountMapping;
  readonly postedOn: CivilDate;
  /** Journals of the same source, the newest first. */
  readonly earlier: readonly EarlierJournal[];
  readonly replace: boolean;
}

/** The journal of entries, unless the books have them or others in their place. */
export function journalOf(
  entries: readonly JournalEntry[],
  { id, sourceId, sourceLabel, mapping, postedOn, earlier, replace }: Made,
): Result<JournalContent, Refusal<MakeJournalRefusal>> {
  if (entries.length === 0) return err(refusal('JOURNAL_EMPTY', { params: { source: sourceLabel } }));
  const same = earlier.find((one) => sameEntries(one.entries, entries));
  if (same) return err(refusal('JOURNAL_EXISTS', { params: { source: sourceLabel, date: same.postedOn } }));
  const [last] = earlier;
  if (last && !replace) return err(refusal('JOURNAL_TO_REPLACE', { params: { source: sourceLabel, date: last.postedOn } }));
  const totalCents = sumCents(entries.map(({ debitCents }) => debitCents));
  return ok({ id, sourceId, sourceLabel, mappingVersion: mapping.version, postedOn, entries, totalCents });
}
