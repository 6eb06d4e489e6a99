// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Iban, parseIban } from '@kernel/core';
import { strToU8, zipSync } from 'fflate';
import { camtNotice, camtStatement } from './camt-text.ts';
import { swiftStatement } from './mt940-text.ts';
import type { DayOfAccount } from './statement.ts';

/** A bank that nobody has: how it delivers, and how busy the accounts are that municipalities have there. */
export interface DemoBank {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly delivers: 'camt08InZip' | 'camt02' | 'mt940';
  /** Receipts a day. */
  readonly receipts: readonly [from: number, to: number];
}

export const DEMO_BANKS: readonly DemoBank[] = [
  { code: '99990010', name: 'Demobank Rhein-Erft', short: 'rhein-erft', delivers: 'camt08InZip', receipts: [5, 14] },
  { code: '99990020', name: 'Muster-Sparkasse Eifel', short: 'eifel', delivers: 'camt02', receipts: [3, 7] },
  { code: '99990030', name: 'Beispielbank Ville', short: 'ville', delivers: 'mt940', receipts: [1, 4] },
];

/** Where an account of a user is that no demo bank has. */
const ANY_BANK: DemoBank = { code: '', name: 'Bank', short: 'bank', delivers: 'camt08InZip', receipts: [1, 3] };

export function bankOf(iban: string): DemoBank {
  const read = parseIban(iban);
  const code = read.ok ? (read.value as Iban).slice(4, 12) : '';
  return DEMO_BANKS.find((bank) => bank.code === code) ?? ANY_BANK;
}

export interface BankFileText {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly bank: DemoBank;
}

/** Packed on a fixed day, so that the same statements are the same bytes. */
const PACKED_ON = new Date(2026, 0, 1, 12);

function zipped(accounts: readonly (readonly DayOfAccount[])[], named: string): Uint8Array {
  const members: Record<string, Uint8Array> = {};
  for (const days of accounts) {
    const number = days[0]?.iban.slice(-10) ?? '';
    members[`camt053_${number}_${named}.xml`] = strToU8(camtStatement('08', days));
    for (const day of days) {
      const notice = camtNotice(day);
      if (notice !== null) members[`camt054_${number}_${day.day}.xml`] = strToU8(notice);
    }
  }
  return zipSync(members, { mtime: PACKED_ON });
}

function fileOf(bank: DemoBank, accounts: readonly (readonly DayOfAccount[])[], named: string): BankFileText {
  if (bank.delivers === 'camt08InZip') return { bank, name: `kontoauszuege-${bank.short}-${named}.zip`, bytes: zipped(accounts, named) };
  const all = accounts.flat();
  if (bank.delivers === 'camt02') return { bank, name: `camt053-${bank.short}-${named}.xml`, bytes: strToU8(camtStatement('02', all)) };
  return { bank, name: `umsaetze-${bank.short}-${named}.sta`, bytes: strToU8(swiftStatement(all)) };
}

/** What each bank delivers of these days, in its own format, all accounts of the municipalities together. */
export function filesOfBanks(days: readonly DayOfAccount[], last: CivilDate): BankFileText[] {
  const banks = Map.groupBy(days, ({ iban }) => bankOf(iban));
  return [...banks].map(([bank, own]) => fileOf(bank, [...Map.groupBy(own, ({ iban }) => iban).values()], last));
}
