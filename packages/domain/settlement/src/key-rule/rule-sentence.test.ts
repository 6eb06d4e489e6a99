// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, fraction } from '@kernel/core';
import { expect, test } from 'vitest';
import { byWeight, type KeyRule, plainRule, type ShareRule, type WeightRule } from './rule.ts';
import { ruleSentence } from './rule-sentence.ts';
import { partyLimitsSentence } from './term-sentences.ts';

const NAMES = { bases: { z22: 'Zensus 2022' }, parties: { a: 'Ahausen', b: 'Bedorf' } };
const equal = byWeight({ kind: 'equal' });
const hours = byWeight({ kind: 'hours' });
const at = { kind: 'dates' as const, dates: [civilDate('2024-12-31')] };
const heads: WeightRule = { kind: 'inhabitants', basis: 'z22', at };
const HEADS = { de: 'nach Köpfen (Einwohner am 31.12.2024, Zensus 2022)', en: 'per head (inhabitants on 31 Dec 2024, Zensus 2022)' };
const both = (rule: KeyRule | ShareRule): { de: string; en: string } => {
  const own = 'share' in rule ? rule : plainRule(rule);
  return { de: ruleSentence(own, 'de', NAMES), en: ruleSentence(own, 'en', NAMES) };
};

test('what has parts of its own stands in brackets', () => {
  const halves: ShareRule = {
    kind: 'mix',
    parts: [
      { share: fraction(1, 2), rule: hours },
      { share: fraction(1, 2), rule: byWeight({ kind: 'cases' }) },
    ],
  };
  expect(
    both({
      kind: 'mix',
      parts: [
        { share: fraction(2, 3), rule: hours },
        { share: fraction(1, 3), rule: halves },
      ],
    }),
  ).toEqual({
    de: 'Die Kosten werden zu 2/3 nach gebuchten Stunden und zu 1/3 (darin zu 50 % nach gebuchten Stunden und zu 50 % nach Fällen) verteilt.',
    en: 'The cost is shared 2/3 by hours booked and 1/3 (within it 50 % by hours booked and 50 % by cases).',
  });
});

test('tables, slabs and means', () => {
  const table: WeightRule = {
    kind: 'table',
    weights: [
      { party: 'a', weight: fraction(3) },
      { party: 'b', weight: fraction(5, 2) },
    ],
    resolution: 'Beschluss 7',
  };
  expect(both({ ...byWeight(table), proRata: 'whole' }).de).toBe(
    'Die Kosten werden ganz nach festgelegten Gewichten (Ahausen 3, Bedorf 2,5; Beschluss 7) verteilt. Nach Tagen gekürzt wird nicht.',
  );
  const slab: WeightRule = {
    kind: 'tiers',
    mode: 'slab',
    of: { kind: 'stock', stock: 'x', unit: 'Geräte', at: { kind: 'yearly', days: ['03-31', '09-30'], yearsBefore: 2 } },
    tiers: [
      { upTo: fraction(100), factor: fraction(1) },
      { upTo: null, factor: fraction(4, 5) },
    ],
  };
  expect(both({ ...byWeight(slab), proRata: 'whole' })).toEqual({
    de: 'Die Kosten werden ganz nach Anzahl (Geräte im Mittel aus 31.03. und 30.09. des 2. Jahres davor), je Stufe als Ganzes [bis 100 mit Faktor 1, darüber mit Faktor 0,8] verteilt. Nach Tagen gekürzt wird nicht.',
    en: 'The cost is shared wholly by number (Geräte on average of 31 March and 30 September of the year 2 years before), the whole by its tier [up to 100 by factor 1, above by factor 0.8]. Nothing is cut by days.',
  });
});

test('groups by a rule between them', () => {
  const rule: ShareRule = {
    kind: 'groups',
    between: byWeight(heads),
    groups: [
      { name: 'Nord', who: { kind: 'list', parties: ['a', 'b'] }, share: null, within: hours },
      { name: 'Mitte', who: { kind: 'size', by: heads, from: fraction(10_000), below: fraction(25_000) }, share: null, within: hours },
    ],
  };
  expect(both(rule)).toEqual({
    de: `Die Kosten werden zwischen den Gruppen ${HEADS.de} und dann in der Gruppe „Nord“ (Ahausen, Bedorf) nach gebuchten Stunden und in der Gruppe „Mitte“ (ab 10.000 und unter 25.000 Einwohner am 31.12.2024, Zensus 2022) nach gebuchten Stunden verteilt. Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen.`,
    en: `The cost is shared between the groups ${HEADS.en} and then in the group “Nord” (Ahausen, Bedorf) by hours booked and in the group “Mitte” (from 10,000 and below 25,000 inhabitants on 31 Dec 2024, Zensus 2022) by hours booked. A member that takes part for some of the time counts in part, by days.`,
  });
});

test('every policy is said', () => {
  const rule: KeyRule = {
    share: {
      kind: 'fixed',
      cents: cents(1_000_000),
      per: 'month',
      above: 'refuse',
      by: { ...hours, nobody: { kind: 'centre' } },
      rest: { ...hours, nobody: { kind: 'fallback', rule: byWeight({ kind: 'cases' }) } },
    },
    exceptions: [
      {
        party: 'a',
        validity: { from: civilDate('2026-01-01'), to: civilDate('2026-06-30') },
        resolution: 'B 1',
        effect: { kind: 'fixed-amount', cents: cents(50_000), per: 'year' },
      },
    ],
    limits: {
      min: { kind: 'per-inhabitant', cents: cents(25), per: 'year', basis: 'z22', at },
      max: { kind: 'share', share: fraction(1, 4) },
    },
    minimumsAbove: 'centre',
    maximumsBelow: 'refuse',
    negative: 'unlimited',
    nonMembers: { prices: [{ measure: { kind: 'hours' }, cents: fraction(7550), resolution: 'B 2' }], surplus: 'refuse' },
  };
  expect(both(rule)).toEqual({
    de: 'Die Kosten werden bis 10.000,00 € im Monat nach gebuchten Stunden und darüber hinaus nach gebuchten Stunden verteilt. Beim Teil nach gebuchten Stunden: hat niemand einen Wert, trägt das Zentrum die Kosten. Beim Teil nach gebuchten Stunden: hat niemand einen Wert, wird nach Fällen verteilt. Sind die Kosten niedriger als ein fester Betrag, wird nicht verteilt. Ahausen trägt vorweg 500,00 € im Jahr (vom 01.01.2026 bis 30.06.2026; B 1). Jedes Mitglied trägt mindestens 0,25 € im Jahr je Einwohner (am 31.12.2024, Zensus 2022) und höchstens 25 % der Kosten, anteilig nach Tagen; den Unterschied teilen sich die übrigen nach ihren Anteilen. Übersteigen die Mindestbeträge die Kosten, behält das Zentrum den Unterschied. Decken die Höchstbeträge die Kosten nicht, wird nicht verteilt. Für Gutschriften gelten keine Grenzen. Wer nicht Mitglied ist, zahlt 75,50 € je Einheit (Stunden; B 2); das wird vor der Verteilung abgezogen. Mit einem Überschuss wird nicht verteilt.',
    en: 'The cost is shared up to €10,000.00 a month by hours booked and above that by hours booked. For the part by hours booked: if nobody has weight the centre carries the cost. For the part by hours booked: if nobody has weight it is shared by cases. If the cost is below a fixed amount, nothing is shared. Ahausen bears €500.00 a year beforehand (from 1 Jan 2026 to 30 Jun 2026; B 1). Each member bears at least €0.25 a year for each inhabitant (on 31 Dec 2024, Zensus 2022) and at most 25 % of the cost, in part by days; the others share the difference by their shares. If the minimums exceed the cost, the centre keeps the difference. If the maximums do not cover the cost, nothing is shared. Credits have no limits. Who is no member pays €75.50 a unit (hours; B 2); this is deducted before the sharing. With a surplus nothing is shared.',
  });
  expect(both({ ...equal, nobody: { kind: 'centre' } }).de).toBe(
    'Die Kosten werden ganz zu gleichen Teilen verteilt. Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen. Hat niemand einen Wert, trägt das Zentrum die Kosten.',
  );
});

test("an agreement's own limits", () => {
  const limits = {
    party: 'b',
    validity: { from: civilDate('2026-01-01'), to: null },
    resolution: 'Vereinbarung 3, § 4',
    min: null,
    max: { kind: 'amount' as const, cents: cents(2_500_000), per: 'year' as const },
  };
  expect(partyLimitsSentence(limits, 'de', NAMES)).toBe('Bedorf trägt höchstens 25.000,00 € im Jahr (ab 01.01.2026; Vereinbarung 3, § 4).');
});
