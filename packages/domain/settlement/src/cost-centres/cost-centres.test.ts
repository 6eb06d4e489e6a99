// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  cents,
  compareFractions,
  fraction,
  multiplyFractions,
  sumCents,
  sumFractions,
  unwrap,
  ZERO_FRACTION,
} from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateCentres } from './allocate-centres.ts';
import { solveExactly } from './linear-system.ts';
import { CENTRE_METHODS, stepOrder } from './methods.ts';
import type { CentrePlan, CostCentre } from './plan.ts';

const support = (id: string, euros: number): CostCentre => ({ id, name: `${id} GmbH`, kind: 'support', amountCents: cents(euros * 100) });
const final = (id: string, euros = 0): CostCentre => ({ id, name: `${id} GmbH`, kind: 'final', amountCents: cents(euros * 100) });
const flows = (from: string, quantities: Readonly<Record<string, number>>): CentrePlan['flows'] =>
  Object.entries(quantities).map(([to, quantity]) => ({ from, to, quantity: fraction(quantity) }));
const euros = (plan: CentrePlan, method: (typeof CENTRE_METHODS)[number]): Record<string, number> =>
  Object.fromEntries(unwrap(allocateCentres(plan, method)).finals.map(({ id, amountCents }) => [id, Number(amountCents) / 100]));
const refused = (plan: CentrePlan, method: (typeof CENTRE_METHODS)[number]): unknown => {
  const result = allocateCentres(plan, method);
  return result.ok ? null : result.error.map(({ code, params }) => [code, params?.['centre'] ?? params?.['centres'] ?? null]);
};

/** Two support and two producing departments; Horngren, Datar, Rajan: Cost Accounting, the case 'Castleford Engineering'. */
const castleford: CentrePlan = {
  centres: [
    support('maintenance', 6_300_000),
    support('information', 1_452_150),
    final('machining', 4_000_000),
    final('assembly', 2_000_000),
  ],
  flows: [
    ...flows('maintenance', { information: 1_600, machining: 2_400, assembly: 4_000 }),
    ...flows('information', { maintenance: 200, machining: 1_600, assembly: 200 }),
  ],
};

describe('textbook cases', () => {
  test.each([
    { method: 'direct', machining: 7_653_300, assembly: 6_098_850 },
    { method: 'step-down', machining: 8_300_800, assembly: 5_451_350 },
    { method: 'reciprocal', machining: 8_187_025, assembly: 5_565_125 },
  ] as const)('Castleford, $method', ({ method, machining, assembly }) => {
    expect(euros({ ...castleford, order: ['maintenance', 'information'] }, method)).toEqual({ assembly, machining });
  });

  test('the reciprocal cost of each support department is 6,576,750 and 2,767,500', () => {
    const { support: closed } = unwrap(allocateCentres(castleford, 'reciprocal'));
    expect(Object.fromEntries(closed.map(({ id, burdened }) => [id, burdened]))).toEqual({
      maintenance: fraction(657_675_000),
      information: fraction(276_750_000),
    });
  });

  test('the other order of the steps gives another result, and the order by least received services is found', () => {
    // Information takes 1,260,000 from maintenance, maintenance 145,215 from information: maintenance goes first.
    expect(stepOrder(castleford)).toEqual(['maintenance', 'information']);
    expect(euros(castleford, 'step-down')).toEqual(euros({ ...castleford, order: ['maintenance', 'information'] }, 'step-down'));
    // Information first: 145,215 to maintenance; 6,445,215 by 3 : 5 gives .625 and .375;
    // information's 1,161,720 and 145,215 go to the final ones. Two equal remainders: the larger amount gets the cent.
    expect(euros({ ...castleford, order: ['information', 'maintenance'] }, 'step-down')).toEqual({
      machining: 7_578_675.63,
      assembly: 6_173_474.37,
    });
  });

  test('three centres that all serve each other, solved by hand', () => {
    // a = 100 + b/2 + c/2, b = 100 + a/4, c = 100 + a/4: a = 800/3 … and everything reaches the one final centre.
    const plan: CentrePlan = {
      centres: [support('a', 100), support('b', 100), support('c', 100), final('town')],
      flows: [...flows('a', { b: 1, c: 1, town: 2 }), ...flows('b', { a: 1, town: 1 }), ...flows('c', { a: 1, town: 1 })],
    };
    const { support: closed, finals } = unwrap(allocateCentres(plan, 'reciprocal'));
    expect(closed.map(({ burdened }) => burdened)).toEqual([fraction(80_000, 3), fraction(50_000, 3), fraction(50_000, 3)]);
    expect(finals).toMatchObject([{ amountCents: 30_000n }]);
  });
});

describe('own use', () => {
  const plan: CentrePlan = {
    centres: [support('power', 900), final('north'), final('south')],
    flows: flows('power', { power: 10, north: 30, south: 60 }),
  };
  test.each(CENTRE_METHODS)('changes nothing of what the others bear: %s', (method) => {
    expect(euros(plan, method)).toEqual({ north: 300, south: 600 });
  });
  test('stands in the reciprocal cost', () => {
    expect(unwrap(allocateCentres(plan, 'reciprocal')).support).toMatchObject([{ burdened: fraction(100_000) }]);
  });
});

describe('rounding', () => {
  test('once, at the end: largest remainder, then the larger amount, then the id', () => {
    const plan: CentrePlan = {
      centres: [{ ...support('it', 0), amountCents: cents(100) }, final('a'), final('b'), final('c', 10)],
      flows: flows('it', { a: 1, b: 1, c: 1 }),
    };
    expect(euros(plan, 'direct')).toEqual({ a: 0.33, b: 0.33, c: 10.34 });
  });
  test('income above cost is passed on as well', () => {
    const plan: CentrePlan = {
      centres: [{ ...support('it', 0), amountCents: cents(-100) }, final('a'), final('b'), final('c')],
      flows: flows('it', { a: 1, b: 1, c: 1 }),
    };
    const { finals, totalCents } = unwrap(allocateCentres(plan, 'direct'));
    expect(totalCents).toBe(-100n);
    expect(sumCents(finals.map(({ amountCents }) => amountCents))).toBe(-100n);
  });
});

describe('refusals', () => {
  const closed: CentrePlan = {
    centres: [support('a', 100), support('b', 0), support('c', 0), final('town')],
    flows: [...flows('a', { b: 1, town: 1 }), ...flows('b', { c: 1 }), ...flows('c', { b: 1 })],
  };
  test('centres that serve only each other are named', () => {
    expect(refused(closed, 'reciprocal')).toEqual([['SINGULAR_SYSTEM', 'b GmbH, c GmbH']]);
  });
  test('but not where no cost ever comes to them', () => {
    const idle = { ...closed, flows: closed.flows.filter(({ from, to }) => from !== 'a' || to === 'town') };
    expect(refused(idle, 'reciprocal')).toBeNull();
    expect(euros(idle, 'reciprocal')).toEqual({ town: 100 });
  });
  test('a support centre that nobody uses', () => {
    const plan: CentrePlan = { centres: [support('a', 100), final('town')], flows: [] };
    expect(refused(plan, 'direct')).toEqual([['SUPPORT_WITHOUT_RECIPIENT', 'a GmbH']]);
    expect(refused(plan, 'step-down')).toEqual([['SUPPORT_WITHOUT_RECIPIENT', 'a GmbH']]);
    expect(refused(plan, 'reciprocal')).toEqual([['SINGULAR_SYSTEM', 'a GmbH']]);
  });
  test('in steps, a last centre that served only those before it', () => {
    const plan: CentrePlan = {
      centres: [support('a', 100), support('b', 50), final('town')],
      flows: [...flows('a', { b: 1, town: 1 }), ...flows('b', { a: 1 })],
      order: ['a', 'b'],
    };
    expect(refused(plan, 'step-down')).toEqual([['SUPPORT_WITHOUT_RECIPIENT', 'b GmbH']]);
    expect(euros(plan, 'reciprocal')).toEqual({ town: 150 });
  });
  test.each([
    ['NO_FINAL_CENTRE', { centres: [support('a', 1)], flows: [] }],
    ['DUPLICATE_CENTRE', { centres: [final('a'), final('a')], flows: [] }],
    ['UNKNOWN_CENTRE', { centres: [support('a', 0), final('t')], flows: flows('a', { x: 1 }) }],
    ['FLOW_FROM_FINAL', { centres: [final('s'), final('t')], flows: flows('s', { t: 1 }) }],
    ['NEGATIVE_QUANTITY', { centres: [support('a', 0), final('t')], flows: flows('a', { t: -1 }) }],
    ['DUPLICATE_FLOW', { centres: [support('a', 0), final('t')], flows: [...flows('a', { t: 1 }), ...flows('a', { t: 2 })] }],
    ['ORDER_UNKNOWN', { centres: [support('a', 0), final('t')], flows: [], order: ['a', 'a'] }],
    ['ORDER_INCOMPLETE', { centres: [support('a', 0), final('t')], flows: [], order: [] }],
  ] as const)('%s', (code, plan) => {
    expect(allocateCentres(plan, 'direct')).toMatchObject({ ok: false, error: [{ code }] });
  });
});

const arbitraryPlan = fc
  .record({ support: fc.integer({ min: 0, max: 6 }), finals: fc.integer({ min: 1, max: 4 }) })
  .chain(({ support: givers, finals }) => {
    const ids = [...Array(givers).keys()].map((n) => `s${n}`);
    const ends = [...Array(finals).keys()].map((n) => `t${n}`);
    const all = [...ids, ...ends];
    return fc
      .record({
        costs: fc.array(fc.integer({ min: -500_000, max: 5_000_000 }), { minLength: all.length, maxLength: all.length }),
        quantities: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: givers * all.length, maxLength: givers * all.length }),
        shuffle: fc.integer({ min: 0, max: 1_000 }),
      })
      .map(({ costs, quantities, shuffle }): { plan: CentrePlan; shuffled: CentrePlan } => {
        const centres = all.map(
          (id, index): CostCentre => ({
            id,
            name: id,
            kind: index < givers ? 'support' : 'final',
            amountCents: cents(costs[index] ?? 0),
          }),
        );
        const given = ids.flatMap((from, row) =>
          all.map((to, column) => ({ from, to, quantity: fraction(quantities[row * all.length + column] ?? 0) })),
        );
        // Each support centre serves at least one final centre, so that every method has a result.
        const plan = {
          centres,
          flows: given.map((flow) => (flow.to === 't0' ? { ...flow, quantity: addFractions(flow.quantity, fraction(1)) } : flow)),
        };
        const turn = <T>(items: readonly T[]): T[] => items.map((_, index) => items[(index + shuffle) % items.length] as T);
        return { plan, shuffled: { centres: turn(plan.centres), flows: turn(plan.flows) } };
      });
  });

describe.each(CENTRE_METHODS)('any plan, %s', (method) => {
  test('no cent is lost, each amount lies within a cent of its exact value, and the order of the input plays no part', () => {
    fc.assert(
      fc.property(arbitraryPlan, ({ plan, shuffled }) => {
        const result = unwrap(allocateCentres(plan, method));
        expect(sumCents(result.finals.map(({ amountCents }) => amountCents))).toBe(result.totalCents);
        for (const { exact, amountCents } of result.finals) {
          const off = addFractions(fraction(amountCents), multiplyFractions(exact, fraction(-1)));
          expect(compareFractions(off, fraction(1))).toBe(-1);
          expect(compareFractions(off, fraction(-1))).toBe(1);
        }
        expect(allocateCentres(shuffled, method)).toEqual({ ok: true, value: result });
      }),
      { numRuns: 200 },
    );
  });

  test('what a support centre passes on is what it was burdened with', () => {
    fc.assert(
      fc.property(arbitraryPlan, ({ plan }) => {
        const { support: closed, transfers } = unwrap(allocateCentres(plan, method));
        for (const { id, burdened } of closed) {
          const passed = sumFractions(transfers.filter(({ from }) => from === id).map(({ amount }) => amount));
          expect(compareFractions(passed, burdened)).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('exact solving', () => {
  test('rows are exchanged where a pivot is zero', () => {
    const rows = [
      [ZERO_FRACTION, fraction(1)],
      [fraction(2), fraction(1, 3)],
    ];
    expect(solveExactly(rows, [fraction(3), fraction(5)])).toEqual([fraction(2), fraction(3)]);
  });
  test('a singular system has no answer', () => {
    const rows = [
      [fraction(1), fraction(2)],
      [fraction(2), fraction(4)],
    ];
    expect(solveExactly(rows, [fraction(1), fraction(1)])).toBeNull();
  });
  test('40 centres that all serve each other are exact: what is put in comes out', () => {
    const size = 40;
    const rows = [...Array(size).keys()].map((row) =>
      [...Array(size).keys()].map((column) => (row === column ? fraction(1) : fraction(-1 - ((row * 7 + column * 3) % 5), 1000))),
    );
    const right = rows.map((_, index) => fraction(index * 100));
    const solution = solveExactly(rows, right) ?? [];
    for (const [index, row] of rows.entries()) {
      expect(sumFractions(row.map((value, column) => multiplyFractions(value, solution[column] ?? ZERO_FRACTION)))).toEqual(right[index]);
    }
  });
});
