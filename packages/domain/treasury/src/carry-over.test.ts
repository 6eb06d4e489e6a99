// SPDX-License-Identifier: EUPL-1.2
import { cents, checkFigures, civilDate, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Balancing, type BalancingRule, balanceYear, type CarryOver, carryOverView, KAG_BALANCING_YEARS } from './carry-over.ts';
import { codeOf } from './testing/year-scene.ts';

const kag: BalancingRule = { kind: 'kag' };
const carry = (year: number, amount: number, change: Partial<CarryOver> = {}): CarryOver => ({
  id: `${change.poolId ?? 'a'} ${year}${amount > 0 ? '+' : '-'}`,
  poolId: 'a',
  poolName: 'Pool a',
  periodFrom: civilDate(`${year}-01-01`),
  periodTo: civilDate(`${year}-12-31`),
  amountCents: cents(amount),
  origin: { kind: 'run', runId: `run ${year}` },
  ...change,
});
const used = (carryOverId: string, year: number, amount: number): Balancing => ({ carryOverId, year, amountCents: cents(amount) });

describe('the balancing period', () => {
  test('is held without a gap', () => {
    expect(checkFigures(KAG_BALANCING_YEARS).ok).toBe(true);
  });

  test.each([
    [2002, 3, 2005],
    [2011, 3, 2014],
    [2012, 4, 2016],
    [2022, 4, 2026],
  ])('of %s is %s years, to %s', (year, years, lastYear) => {
    const [state] = unwrap(carryOverView([carry(year, 100)], [], year + 1, kag)).states;
    expect(state?.lastYear).toBe(lastYear);
    expect((state?.lastYear ?? 0) - year).toBe(years);
    expect(state?.source).toContain('§ 6 Abs. 2 Satz 3 KAG NRW');
  });

  test('by the statutes is what they say', () => {
    const rule: BalancingRule = { kind: 'statutes', years: 2, clause: '§ 14 (3) of the statutes' };
    const view = unwrap(carryOverView([carry(2023, -100)], [], 2025, rule));
    expect(view.states[0]).toMatchObject({ lastYear: 2025, status: 'lastYear', duty: 'should', source: '§ 14 (3) of the statutes' });
  });
});

describe('carry-overs', () => {
  const overs = [
    carry(2024, -300),
    carry(2021, 100),
    carry(2022, 500),
    carry(2023, -200, { origin: { kind: 'opening', document: 'Annual accounts 2023' } }),
    carry(2024, 900, { poolId: 'b', poolName: 'Pool b' }),
    carry(2025, 50, { poolId: null, poolName: 'Association' }),
    carry(2026, 999),
  ];
  const view = unwrap(carryOverView(overs, [used('a 2022+', 2025, 200), used('a 2021+', 2023, 100)], 2026, kag));

  test('stand oldest first, with what is left of them and until when', () => {
    expect(view.states.map(({ carryOver: { id }, status, openCents, lastYear }) => [id, status, openCents, lastYear])).toEqual([
      ['a 2021+', 'balanced', 0n, 2025],
      ['a 2022+', 'lastYear', 300n, 2026],
      ['a 2023-', 'open', -200n, 2027],
      ['a 2024-', 'open', -300n, 2028],
      ['b 2024+', 'open', 900n, 2028],
      ['a 2025+', 'open', 50n, 2029],
    ]);
    expect(view.expiring.map(({ carryOver }) => carryOver.id)).toEqual(['a 2022+']);
    expect(view.pools.map(({ poolId, surplusCents, deficitCents }) => [poolId, surplusCents, deficitCents])).toEqual([
      [null, 50n, 0n],
      ['a', 300n, -500n],
      ['b', 900n, 0n],
    ]);
    expect(view.total).toMatchObject({ surplusCents: 1_250n, deficitCents: -500n, expiredSurplusCents: 0n });
  });

  test('that were not balanced in time are named', () => {
    const late = unwrap(carryOverView(overs, [used('a 2022+', 2025, 200)], 2028, kag));
    expect(late.expired.map(({ carryOver: { id }, duty, openCents }) => [id, duty, openCents])).toEqual([
      ['a 2021+', 'must', 100n],
      ['a 2022+', 'must', 300n],
      ['a 2023-', 'should', -200n],
    ]);
    expect(late.total).toMatchObject({ expiredSurplusCents: 400n, expiredDeficitCents: -200n });
  });

  test('are used up oldest first', () => {
    const more = [...overs, carry(2025, 70)].filter(({ poolId }) => poolId !== null);
    expect(unwrap(balanceYear(more, [], kag, { poolId: 'a', year: 2026, surplusCents: cents(550), deficitCents: cents(250) }))).toEqual([
      used('a 2022+', 2026, 500),
      used('a 2025+', 2026, 50),
      used('a 2023-', 2026, -200),
      used('a 2024-', 2026, -50),
    ]);
  });

  const want = { poolId: 'a', year: 2026, surplusCents: cents(0), deficitCents: cents(0) };
  test.each([
    [{ surplusCents: cents(-1) }, 'NEGATIVE_BALANCING surplus'],
    [{ deficitCents: cents(-1) }, 'NEGATIVE_BALANCING deficit'],
    // That of 2021 has expired.
    [{ surplusCents: cents(501) }, 'MORE_THAN_OPEN surplus'],
    [{ deficitCents: cents(501) }, 'MORE_THAN_OPEN deficit'],
    [{ poolId: 'z', surplusCents: cents(1) }, 'MORE_THAN_OPEN surplus'],
    [{}, 'accepted'],
  ])('are balanced or not: %#', (change, code) => {
    expect(codeOf(balanceYear(overs, [], kag, { ...want, ...change }))).toBe(code);
  });

  const opening = { kind: 'opening', document: ' ' } as const;
  test.each([
    [overs, [], { kind: 'statutes', years: 0, clause: 'x' }, 'BALANCING_YEARS_INVALID years'],
    [overs, [], { kind: 'statutes', years: 2, clause: ' ' }, 'BASIS_MISSING clause'],
    [[carry(2024, 1), carry(2024, 1)], [], kag, 'CARRY_OVER_TWICE carryOvers.1'],
    [[carry(2024, 0)], [], kag, 'ZERO_AMOUNT carryOvers.0.amount'],
    [[carry(2024, 1, { periodTo: civilDate('2023-12-31') })], [], kag, 'PERIOD_INVALID carryOvers.0.periodTo'],
    [[carry(2024, 1, { origin: opening })], [], kag, 'BASIS_MISSING carryOvers.0.document'],
    [[carry(1998, -1)], [], kag, 'BALANCING_YEARS_UNKNOWN periodTo'],
    [overs, [used('nothing', 2026, 1)], kag, 'BALANCING_OF_UNKNOWN balancings'],
    [overs, [used('a 2021+', 2026, 1)], kag, 'BALANCING_OUT_OF_TIME balancings'],
    [overs, [used('a 2022+', 2022, 1)], kag, 'BALANCING_OUT_OF_TIME balancings'],
    [overs, [used('a 2022+', 2026, 501)], kag, 'BALANCED_TOO_MUCH balancings'],
    [overs, [used('a 2022+', 2026, -1)], kag, 'BALANCED_TOO_MUCH balancings'],
  ] as const)('are refused: %#', (given, balancings, rule, code) => {
    expect(codeOf(carryOverView(given, balancings, 2026, rule))).toBe(code);
  });

  const years = fc.uniqueArray(fc.integer({ min: 2012, max: 2025 }), { maxLength: 10 });
  const some = fc
    .tuple(years, fc.infiniteStream(fc.integer({ min: -9_000, max: 9_000 }).filter((value) => value !== 0)))
    .map(([list, amounts]) => list.map((year) => carry(year, amounts.next().value ?? 1)));
  test('lose no cent, year after year, and the order of the input plays no part', () => {
    fc.assert(
      fc.property(some, fc.array(fc.nat(9_000), { minLength: 12, maxLength: 12 }), (list, wishes) => {
        let balancings: readonly Balancing[] = [];
        for (let year = 2014; year <= 2026; year += 1) {
          const before = unwrap(carryOverView(list, balancings, year, kag));
          const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
          const wish = BigInt(wishes[year % 12] ?? 0);
          const surplusCents = cents(least(wish, before.total.surplusCents));
          const deficitCents = cents(least(wish, -before.total.deficitCents));
          const made = unwrap(balanceYear(list, balancings, kag, { poolId: 'a', year, surplusCents, deficitCents }));
          expect(sumCents(made.map(({ amountCents }) => amountCents))).toBe(surplusCents - deficitCents);
          balancings = [...balancings, ...made];
          const after = unwrap(carryOverView([...list].reverse(), [...balancings].reverse(), year, kag));
          expect(after).toEqual(unwrap(carryOverView(list, balancings, year, kag)));
          const { surplusCents: s, deficitCents: d, expiredSurplusCents: es, expiredDeficitCents: ed } = after.total;
          const whole = sumCents(after.states.map(({ carryOver }) => carryOver.amountCents));
          expect(s + d + es + ed + sumCents(balancings.map(({ amountCents }) => amountCents))).toBe(whole);
        }
      }),
    );
  });
});
