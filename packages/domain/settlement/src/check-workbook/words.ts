// SPDX-License-Identifier: EUPL-1.2
import { type Language, TIE_RULE } from '@kernel/core';
import type { SharedKind } from '../pool.ts';

/** What the sheets say. */
export interface CheckWords {
  readonly title: string;
  readonly share: string;
  readonly overview: string;
  readonly evidence: string;
  readonly cost: string;
  readonly costInCents: string;
  readonly sign: string;
  readonly cut: string;
  readonly leftover: string;
  readonly sum: string;
  readonly proof: string;
  readonly right: string;
  readonly wrong: string;
  readonly partShare: string;
  readonly partTotal: string;
  readonly columns: readonly [member: string, ags: string];
  readonly steps: readonly [
    fraction: string,
    quota: string,
    floor: string,
    remainder: string,
    rank: string,
    rounding: string,
    amount: string,
  ];
  readonly charged: string;
  readonly difference: string;
  readonly own: string;
  readonly centre: string;
  readonly weight: string;
  readonly pool: string;
  readonly months: string;
  readonly total: string;
  readonly what: string;
  readonly value: string;
  readonly member: string;
  readonly association: string;
  readonly period: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly tieRule: string;
  readonly tieRuleText: string;
  readonly how: string;
  readonly howText: string;
  readonly costs: string;
  readonly kind: string;
  readonly month: string;
  readonly entry: string;
  readonly amount: string;
  readonly sumByKind: string;
  readonly kinds: Readonly<Record<SharedKind, string>>;
  readonly nonMembers: string;
  readonly supportRounding: string;
  readonly entries: (count: number) => string;
  readonly charges: string;
  readonly day: string;
  readonly label: string;
  readonly basis: string;
  readonly correction: string;
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly ordered: string;
  readonly correctionProof: string;
  readonly fractionsGiven: string;
  readonly roundingGiven: string;
}

const DE: CheckWords = {
  title: 'Prüfmappe',
  share: 'Anteil',
  overview: 'Übersicht',
  evidence: 'Nachweis',
  cost: 'Kosten in Euro',
  costInCents: 'Kosten in Cent, ohne Vorzeichen',
  sign: 'Vorzeichen',
  cut: 'Summe der abgerundeten Beträge in Cent',
  leftover: 'Übrige Cents',
  sum: 'Summe der Beträge in Euro',
  proof: 'Probe: Summe gleich Kosten',
  right: 'stimmt',
  wrong: 'Abweichung',
  partShare: 'Anteil an den Kosten',
  partTotal: 'Summe der Gewichte',
  columns: ['Mitglied', 'Gemeindeschlüssel'],
  steps: ['Bruchteil', 'Quote in Cent', 'Abgerundet in Cent', 'Rest', 'Rang des Rests', 'Rundungscent', 'Betrag in Euro'],
  charged: 'Laut Abrechnung in Euro',
  difference: 'Differenz in Euro',
  own: 'Ihr Anteil',
  centre: 'Verband (trägt selbst)',
  weight: 'Gewicht',
  pool: 'Kostentopf',
  months: 'Monate',
  total: 'Summe',
  what: 'Angabe',
  value: 'Wert',
  member: 'Mitglied',
  association: 'Verband',
  period: 'Zeitraum',
  madeAt: 'Erstellt am',
  madeBy: 'Erstellt von',
  tieRule: 'Rundungsregel',
  tieRuleText: `${TIE_RULE.de} Negative Kosten werden ohne Vorzeichen verteilt und erhalten es danach.`,
  how: 'So prüfen Sie',
  howText:
    'Gelb hinterlegt sind die Eingaben: Buchungen, Anteile und Gewichte. Alles Weitere sind Formeln. Ändern Sie eine Eingabe, so rechnet die Mappe neu; die Spalte „Laut Abrechnung“ bleibt stehen.',
  costs: 'Kosten',
  kind: 'Kostenart',
  month: 'Monat',
  entry: 'Buchung',
  amount: 'Betrag in Euro',
  sumByKind: 'Summe nach Kostenart',
  kinds: {
    staff: 'Personal',
    material: 'Sachkosten',
    overhead: 'Gemeinkosten',
    support: 'Von Hilfskostenstellen',
    income: 'Sonstige Erträge',
  },
  nonMembers: 'Entgelt von Dritten',
  supportRounding: 'Rundung der Hilfskosten auf volle Cent',
  entries: (count) => (count === 1 ? '1 Buchung' : `${count} Buchungen`),
  charges: 'Direktkosten',
  day: 'Tag',
  label: 'Bezeichnung',
  basis: 'Grundlage',
  correction: 'Berichtigung',
  line: 'Position',
  before: 'Bisher berechnet in Euro',
  after: 'Richtig in Euro',
  ordered: 'Laut Berichtigung in Euro',
  correctionProof: 'Probe: Differenz gleich Berichtigung',
  fractionsGiven:
    'Die Bruchteile folgen nicht aus den Gewichten allein (Mindest- oder Höchstbeiträge, Stufen, Gruppen, Ausnahmen). Sie sind Eingaben; wie sie entstehen, steht in der Erklärung.',
  roundingGiven:
    'Die Reste liegen so dicht beieinander, dass die Stellen eines Tabellenprogramms nicht reichen. Abrundung und Rundungscents sind deshalb Eingaben aus der exakten Rechnung.',
};

const EN: CheckWords = {
  title: 'Check workbook',
  share: 'Share',
  overview: 'Overview',
  evidence: 'Evidence',
  cost: 'Cost in euro',
  costInCents: 'Cost in cents, without its sign',
  sign: 'Sign',
  cut: 'Sum of the amounts cut to cents',
  leftover: 'Cents left over',
  sum: 'Sum of the amounts in euro',
  proof: 'Check: sum equals cost',
  right: 'right',
  wrong: 'differs',
  partShare: 'Share of the cost',
  partTotal: 'Sum of the weights',
  columns: ['Member', 'Official key'],
  steps: ['Fraction', 'Quota in cents', 'Cut to cents', 'Remainder', 'Rank of the remainder', 'Rounding cent', 'Amount in euro'],
  charged: 'As charged in euro',
  difference: 'Difference in euro',
  own: 'Your share',
  centre: 'Association (carries itself)',
  weight: 'Weight',
  pool: 'Cost pool',
  months: 'Months',
  total: 'Sum',
  what: 'What',
  value: 'Value',
  member: 'Member',
  association: 'Association',
  period: 'Period',
  madeAt: 'Made at',
  madeBy: 'Made by',
  tieRule: 'Rounding rule',
  tieRuleText: `${TIE_RULE.en} A negative cost is shared without its sign and gets it afterwards.`,
  how: 'How to check',
  howText:
    'Inputs have a yellow ground: entries, shares and weights. Everything else is a formula. Change an input, and the workbook works it out again; the column “As charged” stays as it is.',
  costs: 'Costs',
  kind: 'Kind of cost',
  month: 'Month',
  entry: 'Entry',
  amount: 'Amount in euro',
  sumByKind: 'Sum by kind of cost',
  kinds: { staff: 'Staff', material: 'Material', overhead: 'Overhead', support: 'From support cost centres', income: 'Other income' },
  nonMembers: 'Paid by others than members',
  supportRounding: 'Rounding of the support cost to whole cents',
  entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
  charges: 'Direct charges',
  day: 'Day',
  label: 'Name',
  basis: 'Basis',
  correction: 'Correction',
  line: 'Line',
  before: 'Charged until now in euro',
  after: 'Right in euro',
  ordered: 'As corrected in euro',
  correctionProof: 'Check: difference equals correction',
  fractionsGiven:
    'The fractions do not follow from weights alone (minimum or maximum contributions, tiers, groups, exceptions). They are inputs; the explanation says how they come about.',
  roundingGiven:
    'The remainders are so close to each other that the digits of a spreadsheet do not suffice. Cut amounts and rounding cents are therefore inputs from the exact calculation.',
};

export const CHECK_WORDS: Readonly<Record<Language, CheckWords>> = { de: DE, en: EN };
