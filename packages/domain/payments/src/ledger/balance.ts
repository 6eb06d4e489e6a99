// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, cents } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import type { Journal } from './journal.ts';

/** What stands on each account at the end of a day; debit above zero. Accounts without entries are not in it. */
export function balances(journals: readonly Journal[], through: CivilDate): ReadonlyMap<string, Cents> {
  const found = new Map<string, bigint>();
  for (const { bookedOn, postings } of journals) {
    if (bookedOn > through) continue;
    for (const { accountId, amountCents } of postings) found.set(accountId, (found.get(accountId) ?? 0n) + amountCents);
  }
  return found as Map<string, Cents>;
}

/** A single thing that stands on an account. */
export interface OpenPosition {
  readonly accountId: string;
  readonly item: string;
  /** Never zero; debit above zero. */
  readonly amountCents: Cents;
  /** The day since which it stands there without a break. */
  readonly since: CivilDate;
}

interface Standing {
  readonly accountId: string;
  readonly item: string;
  /** Movement by day. */
  readonly days: Map<CivilDate, bigint>;
}

/** What stands open by item on the accounts at the end of a day, oldest first. */
export function openPositions(journals: readonly Journal[], accountIds: ReadonlySet<string>, through: CivilDate): OpenPosition[] {
  const found = new Map<string, Standing>();
  for (const { bookedOn, postings } of journals) {
    if (bookedOn > through) continue;
    for (const { accountId, amountCents, item } of postings) {
      if (item === null || !accountIds.has(accountId)) continue;
      const key = `${accountId}\n${item}`;
      const standing = found.get(key) ?? { accountId, item, days: new Map() };
      standing.days.set(bookedOn, (standing.days.get(bookedOn) ?? 0n) + amountCents);
      found.set(key, standing);
    }
  }
  return [...found.values()]
    .flatMap(openOf)
    .sort((a, b) => byText(a.since, b.since) || byText(a.accountId, b.accountId) || byText(a.item, b.item));
}

function openOf({ accountId, item, days }: Standing): OpenPosition[] {
  let sum = 0n;
  let since: CivilDate | null = null;
  for (const [day, movement] of [...days].sort(([a], [b]) => byText(a, b))) {
    const before = sum;
    sum += movement;
    if (sum !== 0n && (before === 0n || since === null)) since = day;
  }
  return sum === 0n || since === null ? [] : [{ accountId, item, amountCents: cents(sum), since }];
}

/** What a bank line is: exactly one of these (I8). Technical lines move no money. */
export type LineState = 'booked' | 'pending' | 'technical';

/** Of each line id; 'doubled' are lines that two entries stand for, which must not be. */
export function lineStates(
  lines: readonly BankLine[],
  journals: readonly Journal[],
  through: CivilDate,
): { readonly states: ReadonlyMap<string, LineState>; readonly doubled: readonly string[] } {
  const bookings = new Map<string, number>();
  for (const { source, sourceId, reverses, bookedOn } of journals) {
    if (source !== 'line' || bookedOn > through) continue;
    bookings.set(sourceId, (bookings.get(sourceId) ?? 0) + (reverses === null ? 1 : -1));
  }
  const states = new Map<string, LineState>();
  for (const { id, amountCents } of lines) {
    if (amountCents === 0n) states.set(id, 'technical');
    else states.set(id, (bookings.get(id) ?? 0) === 0 ? 'pending' : 'booked');
  }
  return { states, doubled: [...bookings].filter(([, count]) => count > 1).map(([id]) => id) };
}
