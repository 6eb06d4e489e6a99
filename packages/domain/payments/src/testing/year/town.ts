// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, civilDate, germanIban, type Iban } from '@kernel/core';
import type { Chance } from './random.ts';

/** What somebody owes the town. Claims of one reference are its instalments. */
export interface TownClaim {
  readonly id: string;
  readonly reference: string;
  readonly payer: Payer;
  readonly cents: number;
  readonly noticeOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly what: string;
}
export interface Payer {
  readonly name: string;
  readonly iban: Iban;
  /** Whether the town knows the account. */
  readonly known: boolean;
}

const SURNAMES =
  `Ahorn Birke Buche Distel Eibe Erle Esche Fichte Flieder Ginster Hasel Heide Holunder Kastanie Kiefer Klee Lärche Linde Malve Mohn
 Nelke Nessel Pappel Platane Quendel Quitte Rainfarn Raute Robinie Salbei Schlehe Segge Tanne Ulme Veilchen Wacholder Weide Wicke Zeder Ziest`
    .split(/\s+/)
    .map((tree) => `Muster-${tree}`);
const GIVEN =
  `Ada Anton Berta Bruno Cäsar Clara Dora Emil Emma Frieda Fritz Greta Gustav Hanna Heinrich Ida Jakob Karl Klara Lena Ludwig Marta Moritz
 Nora Otto Paula Richard Rosa Theo Wilma`.split(/\s+/);
const FIRMS = [
  'Beispiel Bau GmbH',
  'Exempel Handel KG',
  'Probe Technik AG',
  'Schaufenster OHG',
  'Versuch & Söhne GmbH',
  'Vorlage Druck eG',
];

/** ISO 7064 MOD 11,10. */
export function withCheckDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    rest = (rest + Number(digit)) % 10 || 10;
    rest = (rest * 2) % 11;
  }
  return digits + String((11 - rest) % 10);
}

const QUARTERS = ['02-15', '05-15', '08-15', '11-15'];
const TIERS = [6_400, 9_200, 12_800, 17_500, 23_100, 31_000];
const FINES = [1_000, 1_500, 2_000, 2_500, 2_850, 3_000, 3_500, 4_000, 5_500, 7_000, 8_850, 12_850];

export interface Town {
  readonly claims: readonly TownClaim[];
  readonly payers: readonly Payer[];
}

/** Writes claims down while a town is made up. */
class Register {
  readonly claims: TownClaim[] = [];
  readonly payers: Payer[] = [];
  private running: number;
  private readonly year: number;
  private readonly luck: Chance;

  constructor(year: number, luck: Chance) {
    this.year = year;
    this.luck = luck;
    this.running = 100_000_000 + luck.below(700_000_000);
  }

  on(day: string): CivilDate {
    return civilDate(`${this.year}-${day}`);
  }

  reference(kind: string): string {
    this.running += 1;
    return withCheckDigit(`${kind}${this.running}`);
  }

  payer(name: string, account: number): Payer {
    const made = { name, iban: germanIban('99999999', String(1_000_000 + account)), known: this.luck.in10000(8_500) };
    this.payers.push(made);
    return made;
  }

  person(): string {
    return `${this.luck.pick(GIVEN)} ${this.luck.pick(SURNAMES)}`;
  }

  claim(claim: Omit<TownClaim, 'id'>): void {
    this.claims.push({ id: `c${this.claims.length}`, ...claim });
  }

  quarterly(payer: Payer, kind: string, cents: number, what: string): void {
    const reference = this.reference(kind);
    for (const [index, due] of QUARTERS.entries())
      this.claim({ payer, reference, cents, noticeOn: this.on('01-10'), dueOn: this.on(due), what: `${what} ${index + 1}. Quartal` });
  }
}

function propertyAndDogs(register: Register, people: readonly Payer[], luck: Chance): void {
  const property = 4_000 + luck.below(60_000);
  const several = luck.in10000(300) ? 1 + luck.below(3) : 0;
  for (const payer of people) {
    register.quarterly(payer, '51', property, 'Grundbesitzabgaben');
    for (let more = 0; more < several; more++) register.quarterly(payer, '51', 4_000 + luck.below(60_000), 'Grundbesitzabgaben');
    let dogs = luck.in10000(2_000) || people.length > 1 ? 1 : 0;
    if (dogs > 0 && luck.in10000(1_000)) dogs = 2;
    const [noticeOn, dueOn] = [register.on('05-20'), register.on('07-01')];
    for (; dogs > 0; dogs--)
      register.claim({ payer, reference: register.reference('53'), cents: 9_600, noticeOn, dueOn, what: 'Hundesteuer' });
  }
}

function dayCare(register: Register, payer: Payer, year: number, luck: Chance): void {
  const [reference, cents] = [register.reference('55'), luck.pick(TIERS)];
  for (let month = 1; month <= 12; month++) {
    const dueOn = register.on(`${String(month).padStart(2, '0')}-05`);
    register.claim({ payer, reference, cents, noticeOn: addDays(dueOn, -20), dueOn, what: `Kita-Beitrag ${month}/${year}` });
  }
}

function fine(register: Register, luck: Chance): void {
  const account = 8_000_000 + register.claims.length;
  const payer = { name: register.person(), iban: germanIban('99999999', String(account)), known: false };
  const noticeOn = addDays(register.on('01-03'), luck.below(330));
  const cents = luck.in10000(6_000) ? luck.pick(FINES) : 500 + luck.below(30_000);
  const what = luck.in10000(6_000) ? 'Verwarnung' : 'Gebühr';
  register.claim({ payer, reference: register.reference('57'), cents, noticeOn, dueOn: addDays(noticeOn, 14), what });
}

/** All claims of a year, by the rules in README.md; every seed is another town. */
export function makeTown(year: number, households: number, luck: Chance): Town {
  const register = new Register(year, luck);
  for (let index = 0; index < households; index++) {
    const first = register.payer(register.person(), index);
    const twin = luck.in10000(300) ? register.payer(`${luck.pick(GIVEN)} ${first.name.split(' ')[1]}`, index) : null;
    propertyAndDogs(register, twin === null ? [first] : [first, twin], luck);
    if (luck.in10000(1_000)) dayCare(register, first, year, luck);
    if (luck.in10000(500)) {
      const firm = register.payer(`${luck.pick(FIRMS)} ${index}`, 5_000_000 + index);
      register.quarterly(firm, '52', 100_000 + luck.below(3_000_000), 'Gewerbesteuer');
    }
    for (let fines = luck.below(3); fines > 0; fines--) fine(register, luck);
  }
  return { claims: register.claims, payers: register.payers };
}
