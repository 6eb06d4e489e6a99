// SPDX-License-Identifier: EUPL-1.2
import { sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepSentence } from './messages/index.ts';
import { explainMemberLevy, provisionalLevy, type ShareList } from './provisional-levy.ts';
import { budget, codeOf, income, line } from './testing/year-scene.ts';

const list = (weights: readonly (number | bigint)[], poolId: string | null = null): ShareList => ({
  poolId,
  measure: 'Einwohner am 31.12.2025',
  clause: '§ 12 (2)',
  resolution: 'VV 12/2025',
  shares: weights.map((weight, index) => ({
    tenantId: `t${index}`,
    ags: `0536200${index}`,
    memberName: `Member ${index}`,
    weight: BigInt(weight),
  })),
});

const ORDER = { measure: 'Einwohner am 31.12.2025', clause: '§ 12 (2)', resolution: 'VV 12/2025' };

describe('the provisional levy', () => {
  test('is expenses less other income, shared pool by pool', () => {
    const plan = budget(
      [line('a', 'staff', 60_000), line('a', 'material', 10_000), line('b', 'staff', 30_001)],
      [income('Grant', 'a', 20_000)],
    );
    const levy = unwrap(provisionalLevy(plan, [list([1, 1, 1]), list([2, 1, 0], 'b')]));
    expect(levy).toMatchObject({ expensesCents: 100_001n, incomeCents: 20_000n, levyCents: 80_001n, surplusCents: 0n, approved: false });
    expect(levy.pools.map(({ levyCents }) => levyCents)).toEqual([50_000n, 30_001n]);
    expect(levy.members.map(({ totalCents }) => totalCents)).toEqual([36_668n, 26_667n, 16_666n]);
    expect(explainMemberLevy(levy, [list([1, 1, 1]), list([2, 1, 0], 'b')], 't0')).toEqual([
      {
        code: 'LEVY_SHARE',
        params: { pool: 'Pool a', ...ORDER, levy: '500.00', weight: '1/1', of: '3/1', rounding: '0.01', amount: '166.67' },
      },
      {
        code: 'LEVY_SHARE',
        params: { pool: 'Pool b', ...ORDER, levy: '300.01', weight: '2/1', of: '3/1', rounding: '0.01', amount: '200.01' },
      },
      { code: 'LEVY_MEMBER', params: { member: 'Member 0', year: 2026, amount: '366.68' } },
    ]);
    expect(explainMemberLevy(levy, [list([1])], 'nobody')).toEqual([]);
  });

  test('lets general income, and what one pool has too much, lower the others', () => {
    const plan = budget(
      [line('a', 'staff', 30_000), line('b', 'staff', 10_000), line('c', 'staff', 5_000)],
      [income('Interest', null, 1_000), income('Fees', 'c', 8_000)],
    );
    const levy = unwrap(provisionalLevy(plan, [list([1])]));
    // 3,000 left of c and 1,000 of interest go three to one.
    expect(levy.pools.map(({ generalIncomeCents, surplusCents, levyCents }) => [generalIncomeCents, surplusCents, levyCents])).toEqual([
      [3_000n, 0n, 27_000n],
      [1_000n, 0n, 9_000n],
      [0n, 3_000n, 0n],
    ]);
    expect(levy.levyCents).toBe(36_000n);
    // What nobody is charged for is told once.
    const told = explainMemberLevy(levy, [list([1])], 't0');
    expect(told.map(({ code }) => code)).toEqual(['LEVY_SHARE', 'LEVY_SHARE', 'LEVY_COVERED', 'LEVY_MEMBER']);
    expect(told.map((one) => stepSentence(one).de).slice(0, 3)).toEqual([
      '„Pool a“ (verteilt nach: Einwohner am 31.12.2025; § 12 (2); VV 12/2025): 270,00 € × 1 von 1, Ausgleichscent 0,00 € = 270,00 €',
      '„Pool b“ (verteilt nach: Einwohner am 31.12.2025; § 12 (2); VV 12/2025): 90,00 € × 1 von 1, Ausgleichscent 0,00 € = 90,00 €',
      'Keine Umlage, durch Erträge gedeckt: „Pool c“',
    ]);
  });

  test('is nothing where the income covers all, and says what is left', () => {
    const levy = unwrap(provisionalLevy(budget([line('a', 'staff', 100)], [income('Grant', null, 130)]), [list([0, 0])]));
    expect(levy).toMatchObject({ levyCents: 0n, surplusCents: 30n });
    expect(levy.members.map(({ totalCents }) => totalCents)).toEqual([0n, 0n]);
  });

  test.each([
    [budget([line('a', 'staff', 1)], [], { status: 'discarded' }), [list([1])], 'BUDGET_DISCARDED budget'],
    [budget([line('a', 'staff', 1)]), [list([1], 'a'), list([1], 'a')], 'SHARES_TWICE shares.1'],
    [budget([line('a', 'staff', 1)]), [list([1], 'b')], 'SHARES_MISSING shares'],
    [budget([line('a', 'staff', 1)]), [{ ...list([1]), clause: ' ' }], 'CHARGE_WITHOUT_BASIS shares.0.clause'],
    [budget([line('a', 'staff', 1)]), [{ ...list([1]), resolution: '' }], 'CHARGE_WITHOUT_BASIS shares.0.clause'],
    [budget([line('a', 'staff', 1)]), [{ ...list([1]), measure: '' }], 'MEASURE_MISSING shares.0.measure'],
    [budget([line('a', 'staff', 1)]), [list([])], 'NO_PARTIES shares'],
    [budget([line('a', 'staff', 1)]), [list([0])], 'NO_WEIGHT shares'],
    [budget([line('a', 'staff', 1)]), [list([-1])], 'NEGATIVE_WEIGHT shares'],
  ] as const)('is refused: %#', (plan, lists, code) => {
    expect(codeOf(provisionalLevy(plan, lists))).toBe(code);
  });

  const pools = ['a', 'b', 'c', 'd'];
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  const scene = fc.record({
    costs: fc.array(amount, { minLength: 4, maxLength: 4 }),
    incomes: fc.array(fc.tuple(fc.constantFrom(...pools, null), fc.integer({ min: 1, max: 9_000_000 })), { maxLength: 5 }),
    weights: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 7 }).filter((weights) => weights.some(Boolean)),
  });
  test('loses no cent, whatever the order', () => {
    fc.assert(
      fc.property(scene, ({ costs, incomes, weights }) => {
        const lines = costs.map((cost, index) => line(pools[index] ?? '', 'staff', cost));
        const entries = incomes.map(([poolId, value], index) => income(`i${index}`, poolId, value));
        const levy = unwrap(provisionalLevy(budget(lines, entries), [list(weights)]));
        const whole = sumCents(costs.map(BigInt)) - sumCents(incomes.map(([, value]) => BigInt(value)));
        expect(levy.levyCents - levy.surplusCents).toBe(whole);
        expect(sumCents(levy.pools.map(({ levyCents }) => levyCents))).toBe(levy.levyCents);
        expect(sumCents(levy.members.map(({ totalCents }) => totalCents))).toBe(levy.levyCents);
        const turned = { ...list(weights), shares: [...list(weights).shares].reverse() };
        expect(provisionalLevy(budget([...lines].reverse(), [...entries].reverse()), [turned])).toEqual({ ok: true, value: levy });
      }),
    );
  });
});
