// SPDX-License-Identifier: EUPL-1.2
import { cents, civilMonth, fraction, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthsOfYear } from './budget.ts';
import { COST_KINDS, type CostKind } from './cost-kind.ts';
import { forecastYear, type LastYearRow } from './forecast.ts';
import { type ActualCost, type MonthState, type PlanAgainstActual, type PlanAgainstActualInput, planAgainstActual } from './plan-actual.ts';
import { settledCosts } from './settled-amounts.ts';
import { budget, codeOf, income, line } from './testing/year-scene.ts';

const cost = (pool: string, kind: CostKind, month: number, amount: number): ActualCost => ({
  poolId: pool,
  poolName: `Pool ${pool}`,
  kind,
  month: civilMonth(`2026-${String(month).padStart(2, '0')}`),
  amountCents: cents(amount),
});
const states = (final: number, preliminary = 0): PlanAgainstActualInput['months'] =>
  monthsOfYear(2026).map((month, index): { month: typeof month; state: MonthState } => ({
    month,
    state: index < final ? 'final' : index < final + preliminary ? 'preliminary' : 'unknown',
  }));
const plan = budget([line('a', 'staff', 12_000), line('a', 'material', 1_200), line('b', 'staff', 24_000)]);
const compare = (costs: readonly ActualCost[], final: number, preliminary = 0): PlanAgainstActual =>
  unwrap(planAgainstActual({ budget: plan, costs, months: states(final, preliminary) }));

describe('plan against actual', () => {
  const costs = [cost('a', 'staff', 1, 1_100), cost('a', 'staff', 2, 900), cost('a', 'staff', 3, 1_300), cost('c', 'overhead', 2, 70)];
  const view = compare(costs, 2, 1);

  test('tells what is not known from what is zero', () => {
    const row = view.rows.find(({ poolId, kind }) => poolId === 'a' && kind === 'material')!;
    expect(row.months.slice(0, 4).map(({ state, actualCents, differenceCents }) => [state, actualCents, differenceCents])).toEqual([
      ['final', 0n, -100n],
      ['final', 0n, -100n],
      ['preliminary', 0n, -100n],
      ['unknown', null, null],
    ]);
    expect(compare([], 0).total).toMatchObject({ planCents: 37_200n, actualCents: null, differenceCents: null, degree: null });
  });

  test('sets the actual against the plan of the months that are known', () => {
    const row = view.rows.find(({ poolId, kind }) => poolId === 'a' && kind === 'staff')!;
    expect(row.year).toEqual({
      planCents: 12_000n,
      actualCents: 3_300n,
      planKnownCents: 3_000n,
      differenceCents: 300n,
      degree: fraction(11, 10),
    });
  });

  test('lists what was posted without a plan', () => {
    const row = view.rows.find(({ poolId }) => poolId === 'c')!;
    expect(row).toMatchObject({ unplanned: true, year: { planCents: 0n, actualCents: 70n, differenceCents: 70n, degree: null } });
    expect(view.rows.map(({ poolId, kind }) => `${poolId} ${kind}`)).toEqual(['a staff', 'a material', 'b staff', 'c overhead']);
    expect(view.unknownMonths).toHaveLength(9);
    expect([view.knownMonths, view.preliminaryMonths]).toEqual([['2026-01', '2026-02'], ['2026-03']]);
  });

  test('sets what was charged under agreements against the income that was planned, once a month is settled', () => {
    const settled = { poolId: 'a', poolName: 'Pool a', from: civilMonth('2026-01'), to: civilMonth('2026-03') };
    const charged = settledCosts([{ ...settled, reimbursedCents: cents(2_800), supportCents: cents(91) }]);
    expect(charged.map(({ kind, month, amountCents }) => [kind, month, amountCents])).toEqual([
      ['income', '2026-01', -934n],
      ['income', '2026-02', -933n],
      ['income', '2026-03', -933n],
      ['overhead', '2026-01', 31n],
      ['overhead', '2026-02', 30n],
      ['overhead', '2026-03', 30n],
    ]);
    const posted = [1, 2, 3, 4].flatMap((month) => [cost('a', 'staff', month, 1_000), cost('a', 'income', month, -50)]);
    const found = unwrap(
      planAgainstActual({
        budget: budget([line('a', 'staff', 12_000)], [income('Erstattungen', 'a', 12_000)]),
        ...{ costs: [...posted, ...charged], months: states(3, 1) },
      }),
    );
    expect(found.income).toMatchObject({ planCents: -12_000n, planKnownCents: -3_000n, actualCents: -2_950n, degree: fraction(59, 60) });
    expect(found.expenses).toMatchObject({ planKnownCents: 4_000n, actualCents: 4_091n });
    // Costs of four months against income of three would be no balance: the preliminary month counts on neither side.
    expect(found.total).toMatchObject({ planCents: 0n, planKnownCents: 0n, actualCents: 141n, differenceCents: 141n, degree: null });
    expect(found.pools[0]?.year).toEqual(found.total);
    expect(found.months.slice(2, 5).map(({ state, actualCents, planKnownCents }) => [state, actualCents, planKnownCents])).toEqual([
      ['final', 47n, 0n],
      ['preliminary', null, 0n],
      ['unknown', null, 0n],
    ]);
    const row = forecastYear(found, []).rows.find(({ kind }) => kind === 'income');
    expect(row).toMatchObject({ method: 'planRatio', actualCents: -2_950n, forecastCents: -11_800n });
  });

  test.each([
    [{ costs: [{ ...cost('a', 'staff', 1, 1), month: civilMonth('2025-12') }] }, 'COST_OUTSIDE_YEAR costs'],
    [{ months: [...states(3), { month: civilMonth('2026-03'), state: 'final' as const }] }, 'MONTH_TWICE months'],
    [{ costs: [cost('a', 'staff', 4, 1)] }, 'COST_IN_UNKNOWN_MONTH costs'],
    [{ months: [] }, 'COST_IN_UNKNOWN_MONTH costs'],
  ])('is refused: %#', (change, code) => {
    expect(codeOf(planAgainstActual({ budget: plan, costs, months: states(3), ...change }))).toBe(code);
  });

  const someCosts = fc.array(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(...COST_KINDS),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -1_000, max: 900_000 }),
      )
      .map(([pool, kind, month, amount]) => cost(pool, kind, month, amount)),
    { maxLength: 40 },
  );
  test('adds up by pool, kind and month, whatever the order of the costs', () => {
    fc.assert(
      fc.property(someCosts, fc.integer({ min: 0, max: 12 }), (list, final) => {
        const known = list.filter(({ month }) => Number(month.slice(5)) <= final);
        const result = compare(known, final);
        const sum = sumCents(known.map(({ amountCents }) => amountCents));
        const added = (parts: readonly { readonly actualCents: bigint | null }[]) =>
          sumCents(parts.map(({ actualCents }) => actualCents ?? 0n));
        expect(result.total.actualCents).toBe(final === 0 ? null : sum);
        expect(added(result.rows.map(({ year }) => year))).toBe(sum);
        expect(added(result.pools.map(({ year }) => year))).toBe(sum);
        expect(added(result.kinds.map(({ year }) => year))).toBe(sum);
        expect(added(result.months)).toBe(sum);
        expect(sumCents(result.months.map(({ planCents }) => planCents))).toBe(result.total.planCents);
        expect(compare([...known].reverse(), final)).toEqual(result);
      }),
    );
  });
});

describe('the forecast', () => {
  const quarter = [1, 2, 3].flatMap((month) => [cost('a', 'staff', month, 1_100), cost('b', 'staff', month, 1_000)]);
  const last = (months: readonly (number | null)[], pool = 'a'): LastYearRow => ({
    poolId: pool,
    kind: 'staff',
    months: months.map((month) => (month === null ? null : cents(month))),
  });
  const flat = (amount: number): number[] => Array.from({ length: 12 }, () => amount);

  test('takes last year where it is whole, else the plan, else the plan as it stands', () => {
    // Last year 1,000 a month and 2,000 in December: 3,300 + 10,000 × 1.1.
    const forecast = forecastYear(compare(quarter, 3), [last([...flat(1_000).slice(1), 2_000])]);
    expect(forecast.rows.map(({ poolId, kind, method, forecastCents }) => [poolId, kind, method, forecastCents])).toEqual([
      ['a', 'staff', 'trend', 14_300n],
      ['a', 'material', 'planRatio', 0n],
      ['b', 'staff', 'planRatio', 12_000n],
    ]);
    expect(forecast.rows[0]).toMatchObject({
      observedMonths: ['2026-01', '2026-02', '2026-03'],
      actualCents: 3_300n,
      restCents: 10_000n,
      ratio: fraction(11, 10),
      planCents: 12_000n,
      differenceCents: 2_300n,
    });
    expect(forecast.rows[0]?.forecastMonths).toHaveLength(9);
    expect(forecast).toMatchObject({ forecastCents: 26_300n, planCents: 37_200n });
    expect(forecast.pools.map(({ forecastCents }) => forecastCents)).toEqual([14_300n, 12_000n]);
  });

  test.each([
    [3, [...flat(1_000).slice(1), null], 'planRatio'],
    [3, flat(1_000).slice(1), 'planRatio'],
    [3, flat(0), 'planRatio'],
    [2, flat(1_000), 'plan'],
    [0, flat(1_000), 'plan'],
    [12, flat(1_000), 'actual'],
  ])('with %s final months and %j last year it goes by %s', (final, months, method) => {
    const known = quarter.filter(({ month }) => Number(month.slice(5)) <= final);
    expect(forecastYear(compare(known, final), [last(months)]).rows[0]?.method).toBe(method);
  });

  test('reads no ratio from credits that outweigh the costs', () => {
    const credits = quarter.map((one) => ({ ...one, amountCents: cents(-one.amountCents) }));
    for (const lastYear of [[], [last(flat(1_000))]]) {
      expect(forecastYear(compare(credits, 3), lastYear).rows[0]).toMatchObject({ method: 'plan', forecastCents: 5_700n });
    }
  });

  test('does not take a preliminary month for a final one', () => {
    const forecast = forecastYear(compare([...quarter, cost('a', 'staff', 4, 5)], 3, 1), []);
    expect(forecast.rows[0]).toMatchObject({ actualCents: 3_300n, forecastCents: 13_200n });
  });

  test('of what costs exactly as planned is the plan, and the rows add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 900 }), (final, times) => {
        const months = Array.from({ length: final }, (_, index) => index + 1);
        const asPlanned = months.flatMap((month) => [
          cost('a', 'staff', month, 1_000),
          cost('a', 'material', month, 100),
          cost('b', 'staff', month, 2_000),
        ]);
        const forecast = forecastYear(compare(asPlanned, final), []);
        expect(forecast.forecastCents).toBe(forecast.planCents);
        const dearer = forecastYear(
          compare(
            asPlanned.map((one) => ({ ...one, amountCents: cents(one.amountCents * BigInt(times)) })),
            final,
          ),
          [],
        );
        expect(sumCents(dearer.rows.map(({ forecastCents }) => forecastCents))).toBe(dearer.forecastCents);
        if (final >= 3) expect(dearer.forecastCents).toBe(BigInt(times) * forecast.planCents);
      }),
    );
  });
});
