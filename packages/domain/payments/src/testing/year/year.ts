// SPDX-License-Identifier: EUPL-1.2
import { addDays, byText, type CivilDate, cents, civilDate, germanIban } from '@kernel/core';
import type { BankLine } from '../../bank/bank-line.ts';
import { DAMAGE, writtenText } from './damage.ts';
import { type MachineLine, machineLines } from './machine-lines.ts';
import { type Chance, chance } from './random.ts';
import { makeTown, type Payer, type Town, type TownClaim } from './town.ts';
import type { Truth } from './truth.ts';

export interface YearLine {
  readonly line: BankLine;
  readonly truth: Truth;
  /** What was done to it, for the figures. */
  readonly made: string;
}
export interface TownYear {
  readonly town: Town;
  readonly machine: readonly MachineLine[];
  /** In the order of their booking days. */
  readonly lines: readonly YearLine[];
}

/** Of ten thousand payments by transfer. */
const RATES = { thirdParty: 300, partial: 100, over: 70, nothing: 40, faceless: 100, unpaid: 150 } as const;

/** Somebody means to pay one reference, or several. */
interface Intent {
  readonly on: CivilDate;
  readonly claims: readonly TownClaim[];
}

const groupBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(keyOf(row));
    if (own) own.push(row);
    else found.set(keyOf(row), [row]);
  }
  return found;
};

/** One intent for each claim, or one for several claims of an account that are due within the same days. */
function intentsOf(claims: readonly TownClaim[], luck: Chance): Intent[] {
  const intents: Intent[] = [];
  for (const own of groupBy(claims, ({ payer, dueOn }) => `${payer.iban}|${dueOn}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const on = (): CivilDate => addDays(first.dueOn, luck.below(24) - 12);
    const together = own.length > 1 ? luck.in10000(2_500) : false;
    if (together) intents.push({ on: on(), claims: own });
    else for (const claim of own) if (!luck.in10000(RATES.unpaid)) intents.push({ on: on(), claims: [claim] });
  }
  return intents.sort((a, b) => byText(a.on, b.on) || byText(a.claims[0]?.id ?? '', b.claims[0]?.id ?? ''));
}

/** What is open by reference while the year goes on; the oldest first. */
class Ledger {
  private readonly open = new Map<string, { readonly claim: TownClaim; left: number }[]>();
  constructor(claims: readonly TownClaim[]) {
    for (const [reference, own] of groupBy(claims, (claim) => claim.reference))
      this.open.set(
        reference,
        own.map((claim) => ({ claim, left: claim.cents })),
      );
  }

  next(reference: string, on: CivilDate): { readonly claim: TownClaim; left: number } | undefined {
    return this.open.get(reference)?.find(({ left, claim }) => left > 0 && claim.noticeOn <= on);
  }
}

interface Paid {
  readonly parts: { target: string; cents: number }[];
  readonly restCents: number;
  readonly cents: number;
  readonly made: string;
}

/** How much of what: whole, less or more. Undefined if nothing is open any more. */
function pay({ on, claims }: Intent, books: Ledger, luck: Chance): Paid | undefined {
  const open = claims.flatMap(({ reference }) => books.next(reference, on) ?? []);
  const [only] = open;
  if (only === undefined || open.length < claims.length) return undefined;
  const sum = open.reduce((total, { left }) => total + left, 0);
  const less = open.length === 1 && only.left > 200 && luck.in10000(RATES.partial);
  const more = !less && open.length === 1 && luck.in10000(RATES.over);
  const amount = less ? Math.max(100, sum - 100 * (1 + luck.below(20))) : more ? sum + 1 + luck.below(3_000) : sum;
  const parts = open.map(({ claim, left }) => ({ target: claim.id, cents: less ? amount : left }));
  for (const [index, entry] of open.entries()) entry.left -= parts[index]?.cents ?? 0;
  const made = less ? 'partial' : more ? 'over' : open.length > 1 ? 'several' : 'single';
  return { parts, restCents: more ? amount - sum : 0, cents: amount, made };
}

interface Written {
  readonly text: string;
  readonly made: string;
}

function write({ claims }: Intent, paid: Paid, town: Town, luck: Chance): Written {
  const [claim] = claims;
  const what = claim?.what ?? '';
  const own = [...new Set(claims.map(({ reference }) => reference))];
  if (luck.in10000(paid.made === 'several' ? 1_000 : DAMAGE.none))
    return { text: luck.pick([what, '', 'Zahlung', what]), made: `${paid.made}, no reference` };
  if (luck.in10000(DAMAGE.oldReference))
    return { text: writtenText(what, [`59${own[0]?.slice(2)}`], luck), made: `${paid.made}, old reference` };
  if (luck.in10000(DAMAGE.someoneElses)) {
    const other = luck.pick(town.claims).reference;
    return { text: writtenText(what, [other], luck), made: `${paid.made}, someone else's reference` };
  }
  const named = own.length > 1 && luck.in10000(5_000) ? own.slice(0, 1) : own;
  const text = writtenText(what, named, luck);
  const digits = text.replace(/[^0-9]/g, '');
  const clean = named.every((reference) => text.includes(reference));
  const legible = named.every((reference) => digits.includes(reference));
  return { text, made: `${paid.made}, ${clean ? 'clean' : legible ? 'spaced' : 'damaged'} reference` };
}

const NO_REFERENCES = { endToEndId: 'NOTPROVIDED', paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };

function plainLine(id: string, on: CivilDate, amount: number, text: string, payer: Payer | null): BankLine {
  return {
    ...{ id, tenantId: 'town', bankAccountId: 'giro', bookingDay: on, valueDay: on, amountCents: cents(amount), currency: 'EUR' },
    ...{ references: NO_REFERENCES, text, name: payer?.name ?? null, iban: payer?.iban ?? null },
    ...{ batchCount: null, gvc: '166', returnReason: null },
  };
}

/** A year of a town with so many households; about seven lines for each of them. */
export function makeYear(seed: number, households: number): TownYear {
  const luck = chance(seed);
  const town = makeTown(2026, households, luck);
  const books = new Ledger(town.claims);
  const lines: YearLine[] = [];
  const last = civilDate('2026-12-30');
  for (const intent of intentsOf(town.claims, luck)) {
    const on = intent.on > last ? last : intent.on;
    const [claim] = intent.claims;
    const paid = pay({ ...intent, on }, books, luck);
    if (paid === undefined || claim === undefined) continue;
    const { text, made } = write(intent, paid, town, luck);
    const third = luck.in10000(RATES.thirdParty);
    const stranger = { name: luck.pick(town.payers).name, iban: germanIban('99999999', String(9_500_000 + lines.length)), known: false };
    const payer = luck.in10000(RATES.faceless) ? null : third ? (luck.in10000(5_000) ? luck.pick(town.payers) : stranger) : claim.payer;
    const line = plainLine(`l${lines.length}`, on, paid.cents, text, payer);
    lines.push({ line, truth: { parts: paid.parts, restCents: paid.restCents }, made });
    if (luck.in10000(RATES.nothing)) {
      const text = luck.pick(['Spende', 'Irrläufer', 'Rückzahlung Kaution', '', 'Miete Mai', 'Danke']);
      const lost = 1_000 + luck.below(20_000);
      const line = plainLine(`l${lines.length}`, on, lost, text, luck.pick(town.payers));
      lines.push({ line, truth: { parts: [], restCents: lost }, made: 'nothing' });
    }
  }
  const machine = machineLines(town, luck);
  const all = [...lines, ...machine.map(({ line, truth, made }): YearLine => ({ line, truth, made }))];
  return { town, machine, lines: all.sort((a, b) => byText(a.line.bookingDay, b.line.bookingDay) || byText(a.line.id, b.line.id)) };
}
