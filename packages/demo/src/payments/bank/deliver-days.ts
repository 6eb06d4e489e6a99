// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { luckFrom } from '../../luck.ts';
import { type BankFileText, filesOfBanks } from './banks.ts';
import { drawDay, type Mood } from './draw-day.ts';
import type { KnownToBanks } from './known-to-banks.ts';
import { closingOf, type DayOfAccount } from './statement.ts';

/** Statements are numbered through the year. */
const firstSequence = (iban: string): number => 180 + (Number(iban.slice(-2)) % 40);

/**
 * What the banks deliver of these days: the statements of all accounts, chained to the last ones that are known. The same days of the same books
 * give the same bytes.
 */
export function deliverDays(known: KnownToBanks, days: readonly CivilDate[], mood: Mood): BankFileText[] {
  const found: DayOfAccount[] = [];
  const state = new Map(
    known.accounts.map(({ id, iban, balanceCents, sequence }) => [id, { balanceCents, sequence: sequence || firstSequence(iban) }]),
  );
  for (const day of days)
    for (const account of known.accounts) {
      if (day < account.cutOverOn || (account.lastDay !== null && day <= account.lastDay)) continue;
      const before = state.get(account.id) ?? { balanceCents: 0n, sequence: 0 };
      const entries = drawDay({ known, account, day, mood, luck: luckFrom(`bank ${day} ${account.iban}`) });
      const { iban, holder } = account;
      const one: DayOfAccount = { iban, holder, day, entries, sequence: before.sequence + 1, openingCents: before.balanceCents };
      found.push(one);
      state.set(account.id, { balanceCents: closingOf(one), sequence: one.sequence });
    }
  const last = days.at(-1);
  return last === undefined ? [] : filesOfBanks(found, last);
}
