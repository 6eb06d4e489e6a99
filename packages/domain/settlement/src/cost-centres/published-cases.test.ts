// SPDX-License-Identifier: EUPL-1.2
import { cents, fraction, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { allocateCentres } from './allocate-centres.ts';
import type { CentreMethod } from './methods.ts';
import type { CentrePlan, CostCentre } from './plan.ts';

/*
 * Published cases of cost allocation, to the unit in which they were published. What the books call whole dollars are the cents here:
 * the smallest unit, which is given out by largest remainder where the division does not come out even.
 */
const centre = (kind: CostCentre['kind'], costs: Readonly<Record<string, number>>): CostCentre[] =>
  Object.entries(costs).map(([id, amount]) => ({ id, name: id, kind, amountCents: cents(amount) }));
const flows = (from: string, quantities: Readonly<Record<string, number>>): CentrePlan['flows'] =>
  Object.entries(quantities).map(([to, quantity]) => ({ from, to, quantity: fraction(quantity) }));
const finals = (plan: CentrePlan, method: CentreMethod): Record<string, number> =>
  Object.fromEntries(unwrap(allocateCentres(plan, method)).finals.map(({ id, amountCents }) => [id, Number(amountCents)]));

// Course handout to a chapter 15, example 2, 'Multiple Service Departments' (Course Hero, document 5929594): all three methods.
describe('maintenance and computing for two production departments', () => {
  const plan: CentrePlan = {
    centres: [...centre('support', { maintenance: 90_000, computing: 83_820 }), ...centre('final', { first: 200_000, second: 400_000 })],
    flows: [
      ...flows('maintenance', { computing: 5_000, first: 10_000, second: 35_000 }),
      ...flows('computing', { maintenance: 250, first: 350, second: 400 }),
    ],
    order: ['maintenance', 'computing'],
  };
  test.each([
    ['direct', 259_116, 514_704],
    ['step-down', 261_316, 512_504],
    ['reciprocal', 256_080, 517_740],
  ] as const)('%s', (method, first, second) => {
    expect(finals(plan, method)).toEqual({ first, second });
  });
  test('the equations give 113,800 for maintenance and 95,200 for computing', () => {
    const { support } = unwrap(allocateCentres(plan, 'reciprocal'));
    expect(support.map(({ id, burdened }) => [id, burdened])).toEqual([
      ['computing', fraction(95_200)],
      ['maintenance', fraction(113_800)],
    ]);
  });
});

// Horngren, Sundem, Burgstahler, Schatzberg: Introduction to Management Accounting, chapter 12, exhibit 12-31 (solutions; studylib 9472671).
describe('personnel and administration for the activities of two divisions', () => {
  const plan: CentrePlan = {
    centres: [
      ...centre('support', { personnel: 92_000, administration: 180_000 }),
      ...centre('final', { activity1: 60_000, activity2: 240_000, activity3: 400_000, activity4: 90_000, activity5: 110_000 }),
    ],
    flows: [
      ...flows('personnel', { administration: 5, activity1: 3, activity2: 12, activity3: 18, activity5: 8 }),
      ...flows('administration', { activity2: 240_000, activity3: 400_000 }),
    ],
    order: ['personnel', 'administration'],
  };
  test('direct: 401,159 and 770,841', () => {
    expect(finals(plan, 'direct')).toEqual({
      activity1: 66_732,
      activity2: 334_427,
      activity3: 552_890,
      activity4: 90_000,
      activity5: 127_951,
    });
  });
  test('step-down: 401,250 and 770,750', () => {
    expect(finals(plan, 'step-down')).toEqual({
      ...{ activity1: 66_000, activity2: 335_250, activity3: 554_750, activity4: 90_000, activity5: 126_000 },
    });
  });
});

/*
 * Hilton, Platt: Managerial Accounting, exercise 17-18, 'Step-Down Method of Service Department Cost Allocation; Bank', in the figures of two
 * editions. The departments that serve customers have no costs of their own in it.
 */
describe('human resources and computing of a bank', () => {
  const bank = (
    costs: { hr: number; computing: number },
    ofHr: Record<string, number>,
    ofComputing: Record<string, number>,
  ): CentrePlan => ({
    centres: [...centre('support', costs), ...centre('final', { deposit: 0, loan: 0 })],
    flows: [...flows('hr', ofHr), ...flows('computing', ofComputing)],
    order: ['hr', 'computing'],
  });
  test('step-down of 153,000 and 229,500', () => {
    const plan = bank({ hr: 153_000, computing: 229_500 }, { computing: 10, deposit: 60, loan: 30 }, { hr: 15, deposit: 50, loan: 35 });
    expect(finals(plan, 'step-down')).toEqual({ deposit: 235_800, loan: 146_700 });
  });
  test('step-down of 465,000 and 697,500', () => {
    const plan = bank({ hr: 465_000, computing: 697_500 }, { computing: 10, deposit: 70, loan: 20 }, { hr: 20, deposit: 50, loan: 30 });
    expect(finals(plan, 'step-down')).toEqual({ deposit: 790_500, loan: 372_000 });
  });
});
