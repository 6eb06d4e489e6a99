// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, germanIban, isoWeekday } from '@kernel/core';
import type { Luck } from '../../luck.ts';
import { inventedPayer } from '../invented-claims.ts';
import { bankOf } from './banks.ts';
import type { AccountAtBank, Debt, KnownToBanks, OwnPayment } from './known-to-banks.ts';
import { type BankEntry, bankEntry } from './statement.ts';
import { type Hand, remittanceOf } from './written-by-payers.ts';

/** 'calm': nearly everything is booked by the house itself. 'rough': of each kind of work that is left to people there is some. */
export type Mood = 'calm' | 'rough';

const HAND_WEIGHTS: Readonly<Record<Hand, number>> = {
  clean: 56,
  grouped: 17,
  split: 5,
  letters: 4,
  among: 12,
  swapped: 3,
  missing: 1,
  bare: 2,
};
const STRANGERS = '99990099';
/** Payments come a little before and long after what is owed is due. */
const DAYS_BEFORE_DUE = 6;
const FRIDAY = 5;

interface Drawing {
  readonly known: KnownToBanks;
  readonly account: AccountAtBank;
  readonly day: CivilDate;
  readonly luck: Luck;
  readonly mood: Mood;
}

/** An account that the municipality has not heard of. */
const strangeIban = (luck: Luck): string => germanIban(STRANGERS, String(luck.between(1_000_000, 9_999_999)));

function takeDebt({ known, account, day, luck }: Drawing, fits: (debt: Debt) => boolean): Debt | null {
  const until = addDays(day, DAYS_BEFORE_DUE);
  const own = known.debts.filter((debt) => debt.tenantId === account.tenantId && debt.dueOn <= until && fits(debt));
  if (own.length === 0) return null;
  const debt = luck.pick(own);
  known.debts = known.debts.filter(({ id }) => id !== debt.id);
  return debt;
}

const owes = ({ collects }: Debt): boolean => !collects;
const owesFromKnown = ({ collects, iban }: Debt): boolean => !collects && iban !== null;

function receipt(debt: Debt, hand: Hand, luck: Luck, change: Partial<BankEntry> = {}): BankEntry {
  const { cents, name, reference, subject } = debt;
  const iban = debt.iban ?? strangeIban(luck);
  return bankEntry({ cents, gvc: '166', name, iban, text: remittanceOf(reference, subject, hand, luck), ...change });
}

function ordinary(drawing: Drawing): BankEntry[] {
  const { account, luck } = drawing;
  const [from, to] = bankOf(account.iban).receipts;
  const hands = Object.entries(HAND_WEIGHTS) as [Hand, number][];
  return Array.from({ length: luck.between(from, to) }).flatMap((): BankEntry[] => {
    const [hand] = luck.weighted(hands, ([, weight]) => weight);
    // Where the reference does not say it, the account has to.
    const needsAccount = hand === 'bare' || hand === 'swapped' || hand === 'missing';
    const debt = takeDebt(drawing, needsAccount ? owesFromKnown : owes);
    return debt ? [receipt(debt, hand, luck)] : [];
  });
}

function ofPayment({ cents, name, text, endToEndId, kind }: OwnPayment): BankEntry {
  const gvc = { order: '116', collection: '171', paidOrder: '159', paidCollection: '109' }[kind];
  const returnReason = { order: null, collection: null, paidOrder: 'AC04', paidCollection: 'MS03' }[kind];
  const told = kind === 'paidOrder' ? `RUECKUEBERWEISUNG ${text}` : kind === 'paidCollection' ? `RUECKLASTSCHRIFT ${text}` : text;
  return bankEntry({ cents, gvc, name, iban: null, text: told, endToEndId, returnReason });
}

/** What the municipality sent, as far as its day has come. */
function own({ known, account, day }: Drawing): BankEntry[] {
  const due = known.payments.filter(
    ({ accountId, kind, on }) => accountId === account.id && (kind === 'order' || kind === 'collection') && on <= day,
  );
  known.payments = known.payments.filter((payment) => !due.includes(payment));
  return due.map(ofPayment);
}

function returned({ known, account }: Drawing, kind: OwnPayment['kind']): BankEntry[] {
  const last = known.payments.findLast((payment) => payment.accountId === account.id && payment.kind === kind);
  return last ? [ofPayment(last)] : [];
}

/** Somebody whom nobody knows pays for something that nobody asked for. */
const nobodys = (luck: Luck): BankEntry =>
  bankEntry({
    ...{ cents: BigInt(luck.between(1_000, 20_000)), gvc: '166', name: inventedPayer(luck), iban: strangeIban(luck) },
    text: luck.pick(['Spende Stadtbücherei', 'Rückzahlung Kaution', 'Danke', 'Miete', 'Beitrag laut Gespräch']),
  });

/** Card payments of a counter come in one sum a day later; a notice tells them one by one. */
function batch(drawing: Drawing): BankEntry[] {
  const parts = Array.from({ length: drawing.luck.between(4, 7) }).flatMap((): BankEntry[] => {
    const debt = takeDebt(drawing, owesFromKnown);
    return debt ? [receipt(debt, 'clean', drawing.luck)] : [];
  });
  const cents = parts.reduce((sum, part) => sum + part.cents, 0n);
  return parts.length < 2
    ? []
    : [bankEntry({ cents, gvc: '166', name: 'Muster Kartendienst GmbH', text: 'SAMMELGUTSCHRIFT KARTENZAHLUNGEN', parts })];
}

function rare(drawing: Drawing): BankEntry[] {
  const { account, day, luck, mood } = drawing;
  const bank = bankOf(account.iban);
  const entries: BankEntry[] = [];
  if (isoWeekday(day) === FRIDAY && bank.delivers !== 'mt940')
    entries.push(bankEntry({ cents: -BigInt(luck.between(980, 2_460)), gvc: '808', text: 'ENTGELTE KONTOFUEHRUNG' }));
  const collected = luck.chance(12) ? takeDebt(drawing, ({ collects }) => collects) : null;
  if (collected) entries.push(receipt(collected, 'clean', luck, { cents: -collected.cents, gvc: '105' }));
  if (bank.delivers === 'camt08InZip' && luck.chance(mood === 'rough' ? 100 : 9)) entries.push(...batch(drawing));
  if (luck.chance(7)) entries.push(nobodys(luck));
  return entries;
}

/** What a person has to look at: too little, too much, several at once, somebody else's account, a twin, what came back. */
function puzzles(drawing: Drawing): BankEntry[] {
  const { luck } = drawing;
  const some = (fits: (debt: Debt) => boolean, make: (debt: Debt) => BankEntry[]): BankEntry[] => {
    const debt = takeDebt(drawing, fits);
    return debt ? make(debt) : [];
  };
  return [
    ...some(owes, (debt) => [receipt(debt, 'clean', luck, { cents: debt.cents - (debt.cents / 5n || 1n) })]),
    ...some(owes, (debt) => [receipt(debt, 'clean', luck, { cents: debt.cents + 500n })]),
    ...some(owes, (debt) => [receipt(debt, 'bare', luck, { iban: strangeIban(luck) })]),
    ...some(owes, (debt) => [receipt(debt, 'missing', luck, { iban: strangeIban(luck), name: inventedPayer(luck) })]),
    ...some(owesFromKnown, (debt) => {
      const entry = receipt(debt, 'clean', luck);
      return [entry, entry];
    }),
    nobodys(luck),
    ...returned(drawing, 'paidOrder'),
    ...returned(drawing, 'paidCollection'),
  ];
}

/** The bookings of one account on one day; what is paid in it is owed no more. */
export function drawDay(drawing: Drawing): readonly BankEntry[] {
  const entries = [...own(drawing), ...ordinary(drawing), ...rare(drawing)];
  const rough = drawing.mood === 'rough' && bankOf(drawing.account.iban).delivers === 'camt08InZip';
  return rough ? [...entries, ...puzzles(drawing)] : entries;
}
