// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { CLAUSE_FAULTS, CLAUSE_LIMIT, type ClauseFault, checkClause } from './check-clause.ts';
import { clauseSentence, clauseSentences } from './clause-sentences.ts';
import { percentagesIn, sentencesOf } from './cost-clause.ts';

/** A clause that two people settle alike. */
const GOOD =
  'Die nicht anderweitig gedeckten Personal- und Sachkosten der Personalabrechnung trägt jedes Mitglied zu 35 % nach Einwohnern ' +
  '(Zensus 2022, fortgeschrieben zum 31. Dezember des Vorjahres) und zu 65 % nach der Zahl der Abrechnungsfälle. ' +
  'Abgerechnet wird je Haushaltsjahr. Die Beträge sind innerhalb von 30 Tagen nach Zugang fällig.';
const codes = (text: string): readonly ClauseFault[] => checkClause(text).map(({ code }) => code);

test('a clause with measure, day, basis, costs, period and due date has no finding', () => {
  expect(checkClause(GOOD)).toEqual([]);
});

/** One change of the good clause, and the one finding that it brings. */
const MUTATIONS: readonly (readonly [ClauseFault, string, string, string | null])[] = [
  [
    'ELSEWHERE',
    'Abgerechnet wird',
    'Näheres bleibt einer gesonderten Vereinbarung überlassen. Abgerechnet wird',
    'gesonderten Vereinbarung',
  ],
  [
    'MEASURE_MISSING',
    'zu 35 % nach Einwohnern (Zensus 2022, fortgeschrieben zum 31. Dezember des Vorjahres) und zu 65 % nach der Zahl der Abrechnungsfälle',
    'mit',
    null,
  ],
  ['MEASURE_VAGUE', 'Abgerechnet wird', 'Der Rest wird verursachungsgerecht verteilt. Abgerechnet wird', 'verursachungsgerecht'],
  ['PERCENT_NOT_100', '65 %', '60 %', 'Die nicht anderweitig'],
  ['COST_BASE_MISSING', 'Personal- und Sachkosten der Personalabrechnung', 'Beträge', null],
  ['POPULATION_BASIS_MISSING', 'Zensus 2022, fortgeschrieben zum', 'am', null],
  ['COST_KINDS_MISSING', 'nicht anderweitig gedeckten Personal- und Sachkosten der Personalabrechnung', 'Kosten der Abteilung', null],
  ['PERIOD_MISSING', 'Abgerechnet wird je Haushaltsjahr. ', '', null],
  ['DUE_DATE_MISSING', ' Die Beträge sind innerhalb von 30 Tagen nach Zugang fällig.', '', null],
  ['FLAT_FEE', 'Abgerechnet wird', 'Dazu kommt eine Grundgebühr. Abgerechnet wird', 'Grundgebühr'],
  ['ONE_SIDED_CHANGE', 'Abgerechnet wird', 'Das Zentrum behält sich eine Änderung vor. Abgerechnet wird', 'behält sich eine Änderung vor'],
  [
    'ROLLING_REFERENCE',
    'Abgerechnet wird',
    'Es gilt die Gebührenordnung in ihrer jeweils gültigen Fassung. Abgerechnet wird',
    'in ihrer jeweils gültigen Fassung',
  ],
];

test.each(MUTATIONS)('%s is found, and only it', (code, from, to, quote) => {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  const found = checkClause(text);
  expect(found.map((finding) => finding.code)).toEqual([code]);
  if (quote === null) expect(found[0]?.quote).toBeNull();
  else {
    expect(found[0]?.quote?.text).toContain(quote);
    expect(text.slice(found[0]?.quote?.at ?? -1)).toMatch(new RegExp(`^${quote.slice(0, 12)}`));
  }
});

test('shares that do not make 100 % are told with their sum, and whether it is too little or too much', () => {
  const said = (from: string, to: string, language: 'de' | 'en') => {
    const [finding] = checkClause(GOOD.replace(from, to));
    return finding && clauseSentence(language, finding.code, finding.quote?.text ?? null);
  };
  expect(said('65 %', '50,5 v. H.', 'de')).toEqual({
    finding: 'Die Anteile dieses Satzes ergeben zusammen 85,5 %; es fehlen 14,5 %.',
    advice: clauseSentences.de.PERCENT_NOT_100.advice,
  });
  expect(said('35 %', '45 v. H.', 'de')).toEqual({
    finding: 'Die Anteile dieses Satzes ergeben zusammen 110 %, das sind 10 % zu viel.',
    advice: 'Kürzen Sie Anteile, bis es 100 % sind.',
  });
  expect(said('35 %', '45 %', 'en')?.finding).toBe('The shares of this sentence add up to 110 %, which is 10 % too much.');
  expect(clauseSentence('de', 'PERCENT_NOT_100', null)).toEqual(clauseSentences.de.PERCENT_NOT_100);
});

test('without a day it is named which sentence counts', () => {
  const text = GOOD.replace(' (Zensus 2022, fortgeschrieben zum 31. Dezember des Vorjahres)', ' nach der amtlichen Statistik');
  expect(checkClause(text)).toMatchObject([{ code: 'REFERENCE_DATE_MISSING', severity: 'blocking', quote: { at: 0 } }]);
});

test('every fault is tried and has its sentences in both languages', () => {
  const tried = new Set<string>([...MUTATIONS.map(([code]) => code), 'REFERENCE_DATE_MISSING']);
  expect([...tried].sort()).toEqual([...CLAUSE_FAULTS].sort());
  for (const language of ['de', 'en'] as const) expect(Object.keys(clauseSentences[language]).sort()).toEqual([...CLAUSE_FAULTS].sort());
});

describe('clauses as they are really written', () => {
  test.each([
    [
      'Die Kosten werden von den Beteiligten in angemessenem Umfang getragen.',
      ['MEASURE_VAGUE', 'COST_KINDS_MISSING', 'PERIOD_MISSING', 'DUE_DATE_MISSING'],
    ],
    [
      'Über die Kostenverteilung wird eine gesonderte Vereinbarung getroffen.',
      ['ELSEWHERE', 'MEASURE_MISSING', 'COST_KINDS_MISSING', 'PERIOD_MISSING', 'DUE_DATE_MISSING'],
    ],
    ['Die tatsächlichen Personalkosten werden monatlich nach gebuchten Stunden erstattet, zahlbar bis zum 15. des Folgemonats.', []],
    ['Die Stadt erstattet je Schülerin und Schüler die Gesamtkosten des Haushaltsjahres; fällig am 15. November.', []],
    ['Das übliche Entgelt wird jährlich erhoben und ist bis zum 1. März zu zahlen.', ['MEASURE_VAGUE', 'COST_KINDS_MISSING']],
    ['', ['MEASURE_MISSING', 'COST_BASE_MISSING', 'PERIOD_MISSING', 'DUE_DATE_MISSING']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('a measure in its own words', () => {
  test.each([
    'nach der Zahl der erstellten Entgeltabrechnungen',
    'nach der Anzahl der Gehaltsabrechnungen',
    'nach der Zahl der im Monat erstellten Abrechnungen',
    'je erstellter Lohnabrechnung',
    'nach erstellten Bezügeabrechnungen',
    'nach den Besoldungsabrechnungsfällen',
    'nach geleisteten Arbeitsstunden je Schicht',
    'nach Einsatzstunden',
    'nach Gesprächsminuten',
    'nach Beihilfefällen',
    'nach der Zahl der Kassenvorgänge',
    'nach gefahrenen Fahrzeugkilometern',
  ])('%s', (measure) => {
    expect(codes(`Die Personal- und Sachkosten werden jährlich ${measure} verteilt und sind am 15. November fällig.`)).toEqual([]);
  });

  test.each([
    'Zahlbar binnen 30 Tagen nach Zugang der Abrechnung; die Abrechnungen gehen allen zu.',
    'Zu den Personalkosten der Entgeltabrechnung gehören Überstunden, Sprechstunden und Ausfälle.',
    'Die Abrechnungsfrist und die Benutzeroberfläche bleiben davon unberührt.',
  ])('%s names none', (text) => {
    expect(codes(text)).toContain('MEASURE_MISSING');
  });
});

test('a full stop after an abbreviation or a day ends no sentence', () => {
  expect(sentencesOf('Nach § 5 Abs. 2 zum 31. Dezember, z. B. anteilig. Der Rest bleibt.').map(({ text }) => text.trim())).toEqual([
    'Nach § 5 Abs. 2 zum 31. Dezember, z. B. anteilig.',
    'Der Rest bleibt.',
  ]);
});

test('per cents are read with their decimals', () => {
  expect(percentagesIn('33,5 % und 66,50 v. H.')).toEqual([3350, 6650]);
  expect(percentagesIn('33,333 %')).toBeNull();
});

test('a text without end is read up to the limit, and quickly', () => {
  expect(codes('kann '.repeat(CLAUSE_LIMIT))).toContain('MEASURE_MISSING');
  expect(codes(`${'x'.repeat(CLAUSE_LIMIT)} gesonderte Vereinbarung`)).not.toContain('ELSEWHERE');
});
