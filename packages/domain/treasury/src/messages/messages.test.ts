// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, civilMonth, refusal, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { carryOverView } from '../carry-over.ts';
import { forecastYear } from '../forecast.ts';
import { changePlan, DEFAULT_INSTALMENT_DATES, planInstalments } from '../instalments.ts';
import { lateAmount } from '../late-amount.ts';
import { planAgainstActual } from '../plan-actual.ts';
import { budget, item, line, on } from '../testing/year-scene.ts';
import { step, type YearStep } from '../year-step.ts';
import { stepSentence, yearRefusalSentence } from './index.ts';
import { refusalsDe } from './refusals-de.ts';
import { refusalsEn } from './refusals-en.ts';
import { stepsDe } from './steps-de.ts';
import { stepsEn } from './steps-en.ts';

const german = (steps: readonly YearStep[]): string[] => steps.map((one) => stepSentence(one).de);

describe('every sentence', () => {
  const catalogues = { refusalsDe, refusalsEn, stepsDe, stepsEn };
  test.each(Object.entries(catalogues))('of %s stands by itself, with or without parameters', (_, catalogue) => {
    for (const [code, sentence] of Object.entries(catalogue)) {
      const text = sentence({});
      expect(text.length, code).toBeGreaterThan(1);
      expect(text, code).not.toMatch(/undefined|NaN|\[object/);
    }
  });
  test('of a refusal ends with a full stop', () => {
    for (const catalogue of [refusalsDe, refusalsEn]) for (const sentence of Object.values(catalogue)) expect(sentence({})).toMatch(/\.$/);
  });
});

test('a title with quotation marks of its own gets single ones within a sentence', () => {
  const label = 'Zinsen auf „Umlage 2026, 3. Rate“ bis 22.11.2026';
  expect(yearRefusalSentence(refusal('NOTHING_OPEN', { params: { label } }))).toEqual({
    de: 'Von „Zinsen auf ‚Umlage 2026, 3. Rate‘ bis 22.11.2026“ ist nichts mehr offen.',
    en: 'Nothing is open of “Zinsen auf ‚Umlage 2026, 3. Rate‘ bis 22.11.2026”.',
  });
  const twice = yearRefusalSentence(refusal('PURPOSE_UNKNOWN', { params: { purpose: 'x' } })).de;
  expect(twice).toMatch(/^„x“ .+„revenue:“.+„vat:“/);
  const unpaired = yearRefusalSentence(refusal('NOTHING_OPEN', { params: { label: 'Rate „drei' } })).de;
  expect(unpaired).toBe('Von „Rate „drei“ ist nichts mehr offen.');
});

test('refusals are said in both languages', () => {
  expect(yearRefusalSentence(refusal('BASE_RATE_UNKNOWN', { params: { half: 1, year: 2027 } }))).toEqual({
    de: 'Für das 1. Halbjahr 2027 ist kein Basiszinssatz bekannt gemacht oder hinterlegt.',
    en: 'No base rate has been announced or entered for half-year 1 of 2027.',
  });
  expect(yearRefusalSentence(refusal('NEGATIVE_PLAN', { params: { pool: 'Kasse', kind: 'staff' } })).de).toBe(
    'Geplante Aufwendungen sind nicht negativ („Kasse“, Personal). Erträge stehen für sich.',
  );
});

test('interest is explained span by span', () => {
  const rule = { kind: 'contract', claim: 'payment', arisenOn: civilDate('2026-01-02'), dayCount: 'act/365', clause: '§ 5' } as const;
  const claim = { item: item('a', 1_000_000, '2026-05-15'), movements: [], deferrals: [] };
  const { steps } = unwrap(lateAmount(rule, claim, { after: null, to: civilDate('2026-05-25') }));
  expect(german(steps)).toEqual([
    '16.05.2026 bis 25.05.2026: 10.000,00 € × 10,27 % × 10/365 = 2.813,698630… Cent (§ 288 Abs. 2 BGB in der Fassung des Gesetzes vom 22.07.2014, BGBl. I S. 1218; § 247 BGB; Deutsche Bundesbank, Bekanntmachung des Basiszinssatzes zum 01.07.2025)',
    '„Claim a“: zusammen 2.813,698630… Cent, einmal gerundet 28,14 € (§ 5)',
  ]);
});

test('a plan, its change and a carry-over are explained', () => {
  const input = { tenantId: 't', year: 2026, levyCents: cents(100_001), dates: DEFAULT_INSTALMENT_DATES, joinedOn: null };
  const plan = unwrap(planInstalments({ plans: [] }, input, on('2025-12-15')));
  expect(german(plan.steps).slice(0, 2)).toEqual([
    'Abschläge 2026: 1.000,01 € in 4 Teilen',
    '1. Abschlag: 250,01 €, fällig am 16.02.2026 (bestimmt: 15.02.2026)',
  ]);
  const change = { reason: 'supplementaryBudget', levyCents: cents(20_000), leavesOn: null, extraDueOn: null } as const;
  const changed = unwrap(changePlan({ plan, plans: [plan] }, change, on('2026-03-01')));
  expect(changed.steps.slice(0, 3).map((one) => stepSentence(one).en)).toEqual([
    'Instalments 2026, changed on 2026-03-01: €1,000.01 → €200.00',
    'Instalments that are due already (1) stay: €250.01. The rest of −€50.01 is spread over 3 dates.',
    'More was due already than is owed now: credit €50.01',
  ]);
  const over = {
    id: 'x',
    poolId: 'a',
    poolName: 'Kasse',
    periodFrom: civilDate('2022-01-01'),
    periodTo: civilDate('2022-12-31'),
    amountCents: cents(12_345),
    origin: { kind: 'opening', document: 'Jahresabschluss 2022' },
  } as const;
  expect(german(unwrap(carryOverView([over], [], 2026, { kind: 'kag' })).steps)).toEqual([
    'Überdeckung „Kasse“ 01.01.2022 bis 31.12.2022: 123,45 €, ausgeglichen 0,00 €, übrig 123,45 €; auszugleichen bis 2026 (läuft mit diesem Jahr ab; § 6 Abs. 2 Satz 3 KAG NRW in der Fassung des Gesetzes vom 13.12.2011, GV. NRW. S. 687)',
  ]);
});

test('a forecast prints its formula and its months', () => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-05'].map((month) => ({ month: civilMonth(month), state: 'final' as const }));
  const costs = months.map(({ month }) => ({ poolId: 'a', poolName: 'Pool a', kind: 'staff' as const, month, amountCents: cents(1_100) }));
  const comparison = unwrap(planAgainstActual({ budget: budget([line('a', 'staff', 12_000)]), costs, months }));
  expect(german(forecastYear(comparison, []).rows[0]?.steps ?? [])).toEqual([
    '„Pool a“, Personal: Ist 01/2026–03/2026, 05/2026 44,00 € + Plan für 04/2026, 06/2026–12/2026 80,00 € × (44,00 € / Plan derselben Monate 40,00 € = 1,1) = 132,00 €',
  ]);
});

test('a parameter that is no number is shown as it is', () => {
  expect(stepSentence(step('PAYMENT', { amount: 'much', date: 'today' })).de).toBe('Zahlung much, Wertstellung today');
});
