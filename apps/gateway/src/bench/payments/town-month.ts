// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, germanIban, type Iban } from '@kernel/core';

/** Of 10,000 payments; what is none of these is paid whole, with the reference as it was asked for. */
const RATES = { spaced: 1_600, damaged: 350, without: 300, other: 60, partial: 100, over: 70, two: 150 } as const;

export interface TownClaim {
  readonly key: string;
  readonly reference: string;
  readonly payer: string;
  /** null: the municipality does not know the account. */
  readonly knownIban: Iban | null;
  readonly cents: number;
  readonly dueOn: CivilDate;
}

/** A booking as the bank tells it; below zero money left. */
export interface MonthLine {
  readonly cents: number;
  readonly name: string;
  readonly iban: Iban;
  readonly text: string;
  readonly endToEndId: string;
  /** Of a file booked in one sum: its payments. */
  readonly batch: { readonly paymentInfoId: string; readonly payments: readonly { readonly cents: number; readonly id: string }[] } | null;
}

interface Payer {
  readonly name: string;
  readonly iban: Iban;
  readonly known: boolean;
}

/** Numbers from 0 below a limit, the same for the same seed (mulberry32). */
function luckOf(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** ISO 7064 MOD 11,10. */
function withCheckDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    rest = (rest + Number(digit)) % 10 || 10;
    rest = (rest * 2) % 11;
  }
  return digits + String((11 - rest) % 10);
}

const GIVEN = 'Ada Anton Berta Bruno Clara Dora Emil Emma Frieda Greta Gustav Hanna Ida Jakob Karl Lena Ludwig Marta Nora Otto'.split(' ');
const TREES = 'Ahorn Birke Buche Eibe Erle Esche Fichte Ginster Hasel Heide Holunder Kiefer Linde Malve Mohn Nelke Pappel Quitte'.split(
  ' ',
);
const SUBJECTS = ['Grundbesitzabgaben', 'Gewerbesteuer', 'Hundesteuer', 'Kita-Beitrag', 'Verwarnung', 'Gebühr'] as const;
const FEES = [1_000, 1_500, 2_500, 3_000, 5_500, 9_600, 12_800] as const;

/** What a municipality is owed in a month, and how it is paid: everything but the payments by its own files. */
export class TownMonth {
  readonly claims: readonly TownClaim[];
  private readonly luck: (limit: number) => number;
  private readonly payers: readonly Payer[];
  private next = 0;

  constructor(town: number, lines: number, dueOn: CivilDate) {
    this.luck = luckOf(20_261_100 + town);
    const pick = <T>(from: readonly T[]): T => from[this.luck(from.length)] as T;
    this.payers = Array.from({ length: Math.ceil(lines / 2) }, (_, index) => ({
      name: `${pick(GIVEN)} Muster-${pick(TREES)}`,
      iban: germanIban('99999999', String(1_000_000 + index)),
      known: this.luck(100) < 85,
    }));
    // A fifth is still open at the end of the month.
    this.claims = Array.from({ length: Math.ceil(lines * 1.2) }, (_, index) => {
      const payer = this.payers[index % this.payers.length] as Payer;
      const subject = pick(SUBJECTS);
      return {
        ...{ key: `${town}-${index}`, reference: withCheckDigit(`5${town % 10}${String(100_000_000 + index * 7)}`), payer: payer.name },
        ...{ knownIban: payer.known ? payer.iban : null, dueOn },
        cents: subject === 'Verwarnung' || subject === 'Gebühr' ? pick(FEES) : 4_000 + this.luck(60_000),
      };
    });
  }

  private written(reference: string): string {
    const luck = this.luck(10_000);
    const spaced = reference.replace(/(....)/g, '$1 ').trim();
    if (luck < RATES.spaced) return `Kassenzeichen ${spaced}`;
    if (luck < RATES.spaced + RATES.damaged) return this.damaged(reference);
    if (luck < RATES.spaced + RATES.damaged + RATES.without) return SUBJECTS[this.luck(SUBJECTS.length)] ?? '';
    return `Kassenzeichen ${reference}`;
  }

  /** A zero as a letter, two digits in the wrong order, one wrong. */
  private damaged(reference: string): string {
    const at = 2 + this.luck(reference.length - 3);
    const kind = this.luck(3);
    if (kind === 0) return reference.replaceAll('0', 'O');
    const [before, one, two, after] = [reference.slice(0, at), reference[at] ?? '', reference[at + 1] ?? '', reference.slice(at + 2)];
    return kind === 1 ? `${before}${two}${one}${after}` : `${before}${(Number(one) + 1 + this.luck(8)) % 10}${two}${after}`;
  }

  /** The next payment that comes in. */
  incoming(): MonthLine {
    const luck = this.luck(10_000);
    const plain = { endToEndId: 'NOTPROVIDED', batch: null };
    const claim = this.claims[this.next] as TownClaim;
    const payer = this.payers[this.next % this.payers.length] as Payer;
    if (luck < RATES.other) return { ...plain, cents: 1_000 + this.luck(20_000), name: payer.name, iban: payer.iban, text: 'Danke' };
    const other = this.claims[this.next + this.payers.length];
    const own = { ...plain, name: payer.name, iban: payer.iban };
    this.next += 1;
    if (luck < RATES.other + RATES.partial)
      return { ...own, cents: Math.max(100, claim.cents - 100 * (1 + this.luck(9))), text: this.written(claim.reference) };
    if (luck < RATES.other + RATES.partial + RATES.over)
      return { ...own, cents: claim.cents + 1 + this.luck(3_000), text: this.written(claim.reference) };
    if (luck < RATES.other + RATES.partial + RATES.over + RATES.two && other !== undefined)
      return { ...own, cents: claim.cents + other.cents, text: `${claim.reference} und ${other.reference}` };
    return { ...own, cents: claim.cents, text: this.written(claim.reference) };
  }
}
