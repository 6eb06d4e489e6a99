// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { addFractions, centsToDecimal, type Fraction, fraction, unwrap, ZERO_FRACTION } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { canonicalRule, keyRuleJson } from './canonical-rule.ts';
import { cellOf } from './column.ts';
import { movementsOf } from './limit-steps.ts';
import { parseRuleFacts } from './read-facts.ts';
import { parseKeyRule } from './read-rule.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { RuleStep } from './rule-step.ts';
import { shareByRule } from './share-by-rule.ts';
import { stepsOf } from './steps.ts';

/*
 * Clauses as they stand in statutes and agreements, in our own words: the clause, the rule as data, its sentences, and the shares of an
 * invented association. The expected amounts were worked out apart from this code; 'computation' says how.
 */
interface Golden {
  readonly title: string;
  readonly clause: string;
  readonly rule: unknown;
  readonly sentence: { readonly de: string; readonly en: string };
  readonly facts: unknown;
  readonly expected: {
    readonly shares: Readonly<Record<string, string>>;
    readonly carriedByCentre: string;
    readonly incomeFromNonMembers: string;
  };
  readonly computation: string;
}

const FOLDER = new URL('./golden/', import.meta.url);
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort();
const read = (name: string): Golden => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Golden;
const PLACES = ['Ahausen', 'Bedorf', 'Ceheim', 'Dettenfeld', 'Ebach', 'Fornrode'];
const NAMES = {
  bases: { 'fortschreibung-2022': 'Fortschreibung des Zensus 2022' },
  parties: Object.fromEntries(PLACES.map((name) => [name.toLowerCase(), name])),
};

const flat = (steps: readonly RuleStep[]): RuleStep[] => steps.flatMap((step) => [step, ...flat(step.steps)]);
const sumOf = (values: readonly Fraction[]): Fraction => values.reduce(addFractions, ZERO_FRACTION);

test('there are at least twelve clauses', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(12);
});

describe.each(FILES)('%s', (name) => {
  const golden = read(name);
  const rule = unwrap(parseKeyRule(golden.rule));
  const facts = unwrap(parseRuleFacts(golden.facts));
  const outcome = unwrap(shareByRule(rule, facts));

  test('the data says the clause in both languages', () => {
    expect({ de: ruleSentence(rule, 'de', NAMES), en: ruleSentence(rule, 'en', NAMES) }).toEqual(golden.sentence);
    expect(golden.clause.length).toBeGreaterThan(50);
  });

  test('gives the shares that were worked out apart', () => {
    expect({
      shares: Object.fromEntries(outcome.shares.map(({ party, amountCents }) => [party, centsToDecimal(amountCents)])),
      carriedByCentre: centsToDecimal(outcome.carriedByCentreCents),
      incomeFromNonMembers: centsToDecimal(outcome.incomeFromNonMembersCents),
    }).toEqual(golden.expected);
    expect(outcome.proof.notApplied).toEqual([]);
  });

  test('comes back from its canonical data as the same', () => {
    const again = unwrap(parseKeyRule(JSON.parse(JSON.stringify(keyRuleJson(rule)))));
    expect(canonicalRule(again)).toBe(canonicalRule(rule));
    expect(unwrap(shareByRule(again, facts)).shares).toEqual(outcome.shares);
  });

  test('explains every amount down to the counts, and the parts make the whole', () => {
    for (const share of outcome.shares) {
      const steps = stepsOf(outcome, share.party, NAMES) ?? [];
      expect(steps.at(-1)).toMatchObject({ kind: 'amount', value: fraction(share.amountCents) });
      for (const step of flat(steps)) {
        expect(step.text.de).not.toMatch(/undefined|NaN|\[object/);
        expect(step.text.en).not.toBe('');
        const parts = step.steps.filter(({ kind }) => kind === 'part' || kind === 'group');
        if (parts.length > 0) expect(sumOf(parts.map(({ value }) => value))).toEqual(step.value);
        const tiers = step.steps.filter(({ kind }) => kind === 'tier');
        if (tiers.length > 0) expect(sumOf(tiers.map(({ value }) => value))).toEqual(step.value);
      }
    }
    expect(stepsOf(outcome, 'nobody')).toBeNull();
  });
});

describe('steps', () => {
  const outcomeOf = (name: string) => {
    const { rule, facts } = read(name);
    return unwrap(shareByRule(unwrap(parseKeyRule(rule)), unwrap(parseRuleFacts(facts))));
  };
  const texts = (name: string, party: string, language: 'de' | 'en') =>
    flat(stepsOf(outcomeOf(name), party, NAMES) ?? []).map(({ kind, text }) => `${kind}: ${text[language]}`);

  test('what a limit takes from one it gives to another', () => {
    const { workings } = outcomeOf('11-minimum-and-maximum.json');
    const { limited } = workings;
    expect(limited).not.toBeNull();
    if (!limited) return;
    const movements = movementsOf(limited);
    for (const index of workings.parties.keys()) {
      const given = sumOf(movements.filter(({ to }) => to === index).map(({ cents }) => cents));
      const taken = sumOf(movements.filter(({ from }) => from === index).map(({ cents }) => cents));
      expect(addFractions(cellOf(limited.after, index), taken)).toEqual(addFractions(cellOf(limited.before, index), given));
    }
    // 4702.97 as 8118.81 (Ahausen bears more) to 7079.21 (Ceheim).
    expect(texts('11-minimum-and-maximum.json', 'bedorf', 'de')).toEqual([
      'cost: Kosten: 100.000,00 €',
      'fraction: nach Köpfen (Einwohner am 31.12.2024, Fortschreibung des Zensus 2022): 29,7029… %',
      'measure: 30.000 Einwohner',
      'weight: 30.000 von 101.000',
      'before-limits: Ohne Grenzen: 29.702,9702… €',
      'limit: Mindestens 15.000,00 € (nach dem Schlüssel)',
      'limit: Höchstens 25.000,00 € (Vereinbarung 7/2024, § 5)',
      'taken: 2.512,3359… € weniger, getragen von: Ahausen',
      'taken: 2.190,6343… € weniger, getragen von: Ceheim',
      'quota: Genauer Anteil: 25.000,00 €',
      'floor: Abgeschnitten: 25.000,00 €',
      'rounding: Ausgleichscent: 0,00 € (geht in vollen Cent auf)',
      'amount: Betrag: 25.000,00 €',
    ]);
  });

  test('tiers, means, days, exceptions and income are told', () => {
    expect(texts('10-degressive-tiers.json', 'dettenfeld', 'de')).toEqual(
      expect.arrayContaining([
        'tier: bis 10.000: 10.000 × 1 = 10.000',
        'tier: über 10.000 bis 30.000: 20.000 × 0,8 = 16.000',
        'tier: über 30.000: 21.000 × 0,5 = 10.500',
        'weight: 36.500 von 82.100',
      ]),
    );
    expect(texts('06-devices.json', 'bedorf', 'en')).toEqual(
      expect.arrayContaining(['measure: 110.5 Endgeräte', 'count: 30 Sep 2026: 109']),
    );
    expect(texts('08-shelf-metres.json', 'ceheim', 'de')).toContain('weightless: Zählt mit 20 statt 3 (Mindestgewicht)');
    expect(texts('12-joining-and-leaving.json', 'ceheim', 'de')).toContain('days: × 151 von 365 Tagen');
    expect(texts('09-participants.json', 'ahausen', 'de')).toContain(
      'income: Musterwerke AöR: 7 Teilnehmende × 275,50 € = 1.928,50 € (Entgeltordnung vom 12.11.2025)',
    );
    expect(texts('14-exceptions-by-resolution.json', 'ahausen', 'de')).toContain(
      'exception: zählt mit dem Faktor 0,5 (ab 01.07.2026; Beschluss vom 11.05.2026, 184 von 365 Tagen)',
    );
    expect(texts('07-payslips.json', 'bedorf', 'de')).toContain('points: 0,25 × 201 = 50,25');
    expect(texts('15-nobody-yet.json', 'ceheim', 'de')).toContain('nobody: Niemand hat einen Wert: Es gilt die Ersatzregel.');
    expect(texts('13-large-and-small-members.json', 'ebach', 'de')).toContain('group: Gruppe „Kleine“ trägt 30 %, davon 33,3333… % = 10 %');
  });
});
