// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, splitLargestRemainder, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterCorrection, correctYear, type SettledMember } from './correct-year.ts';
import { type ActualLine, type AdvanceLine, type MemberYear, type SettleYearInput, settleYear } from './settle-year.ts';
import { codeOf } from './testing/year-scene.ts';

const actual = (lineId: string, amount: number | bigint, poolId: string | null = lineId): ActualLine => ({
  lineId,
  label: { de: `Topf ${lineId}`, en: `Pool ${lineId}` },
  poolId,
  amountCents: cents(amount),
  basis: { de: '§ 12', en: '§ 12' },
});
const advance = (number: number, due: number, paid: number): AdvanceLine => ({
  number,
  dueOn: civilDate(`2026-0${number}-15`),
  dueCents: cents(due),
  paidCents: cents(paid),
});
const member = (name: string, lines: readonly ActualLine[], advances: readonly AdvanceLine[] = []): MemberYear => ({
  tenantId: name,
  ags: `05 ${name}`,
  memberName: name,
  lines,
  advances,
});
const input: SettleYearInput = {
  year: 2026,
  asOf: civilDate('2027-03-31'),
  pools: [
    { poolId: 'a', poolName: 'Pool a', totalCents: cents(1_000) },
    { poolId: 'b', poolName: 'Pool b', totalCents: cents(500) },
  ],
  members: [
    member('lindenau', [actual('a', 600), actual('b', 500)], [advance(1, 500, 500), advance(2, 500, 300)]),
    member('ahlbach', [actual('a', 400), actual('direct', 90, null)], [advance(1, 600, 600)]),
    member('even', [], []),
  ],
};

describe('the settlement of a year', () => {
  test('keeps apart what is newly assessed and what is in arrears', () => {
    const settlement = unwrap(settleYear(input));
    expect(
      settlement.members.map((one) => [one.memberName, one.assessedCents, one.arrearsCents, one.remainderCents, one.direction]),
    ).toEqual([
      ['ahlbach', -110n, 0n, -110n, 'toGetBack'],
      ['even', 0n, 0n, 0n, 'even'],
      ['lindenau', 100n, 200n, 300n, 'toPay'],
    ]);
    expect(settlement).toMatchObject({
      poolsCents: 1_500n,
      otherCents: 90n,
      advancesDueCents: 1_600n,
      advancesPaidCents: 1_400n,
      remainderCents: 190n,
    });
    expect(settlement.members[0]?.steps.at(-1)).toEqual({
      code: 'SETTLEMENT_TO_GET_BACK',
      params: { member: 'ahlbach', year: 2026, actual: '4.90', due: '6.00', paid: '6.00', remainder: '1.10' },
    });
  });

  const [lindenau, ahlbach] = input.members as [MemberYear, MemberYear];
  test.each([
    [[], 'NO_MEMBERS members'],
    [[lindenau, lindenau], 'DUPLICATE_MEMBER members.1'],
    [[member('x', [actual('a', 1), actual('a', 1)])], 'DUPLICATE_LINE members.0.lines'],
    [[member('x', [{ ...actual('a', 1), basis: { de: ' ', en: '' } }])], 'CHARGE_WITHOUT_BASIS members.0.lines'],
    [[member('x', [actual('z', 1)])], 'LINE_OF_UNKNOWN_POOL members.0.lines'],
    [[lindenau], 'SETTLEMENT_SUM_DIFFERS pools.0.total'],
    [[lindenau, ahlbach], 'accepted'],
  ])('is refused: %#', (members, code) => {
    expect(codeOf(settleYear({ ...input, members }))).toBe(code);
  });
  test('names the pool whose shares differ, and by how much', () => {
    expect(settleYear({ ...input, members: [lindenau] })).toMatchObject({
      error: { params: { pool: 'Pool a', total: '10.00', shared: '6.00', difference: '4.00' } },
    });
  });

  const weights = fc.array(fc.nat(9_000), { minLength: 1, maxLength: 8 }).filter((list) => list.some(Boolean));
  const scene = fc.record({
    weights,
    totals: fc.array(fc.integer({ min: -9_999, max: 9_999_999 }), { maxLength: 4 }),
    paid: fc.array(fc.nat(999_999)),
  });
  const sharesOf = (totals: readonly number[], list: readonly number[]): ActualLine[][] => {
    const lines: ActualLine[][] = list.map(() => []);
    for (const [pool, total] of totals.entries()) {
      const parts = list.map((weight, index) => ({ party: String(index), tieKey: String(index), weight: BigInt(weight) }));
      for (const { party, amountCents } of unwrap(splitLargestRemainder(cents(total), parts)).parts)
        lines[Number(party)]?.push(actual(`p${pool}`, amountCents));
    }
    return lines;
  };
  test('adds up to the pools less the advances, whatever the order', () => {
    fc.assert(
      fc.property(scene, ({ weights: list, totals, paid }) => {
        const members = sharesOf(totals, list).map((lines, index) =>
          member(`m${index}`, lines, paid[index] === undefined ? [] : [advance(1, 500, paid[index])]),
        );
        const pools = totals.map((total, index) => ({ poolId: `p${index}`, poolName: `Pool ${index}`, totalCents: cents(total) }));
        const settlement = unwrap(settleYear({ ...input, pools, members }));
        expect(settlement.remainderCents).toBe(settlement.poolsCents - settlement.advancesPaidCents);
        for (const one of settlement.members) expect(one.assessedCents + one.arrearsCents).toBe(one.remainderCents);
        expect(settleYear({ ...input, pools, members: [...members].reverse() })).toEqual({ ok: true, value: settlement });
      }),
    );
  });

  const lineSets = fc.array(
    fc.tuple(fc.constantFrom('m0', 'm1', 'm2'), fc.constantFrom('p0', 'p1', 'p2'), fc.integer({ min: -500, max: 500 })),
    {
      maxLength: 12,
    },
  );
  const settled = (list: readonly [string, string, number][]): SettledMember[] => {
    const found = new Map<string, Map<string, ActualLine>>();
    for (const [who, pool, amount] of list) found.set(who, (found.get(who) ?? new Map()).set(pool, actual(pool, amount)));
    return [...found].map(([who, lines]) => member(who, [...lines.values()]));
  };
  test('a correction is the difference and nothing else', () => {
    fc.assert(
      fc.property(lineSets, lineSets, (old, now) => {
        const [before, after] = [settled(old), settled(now)];
        const correction = unwrap(correctYear(2023, before, after, 'metric corrected'));
        expect(correction.deltaCents).toBe(correction.afterCents - correction.beforeCents);
        expect(sumCents(correction.members.map(({ deltaCents }) => deltaCents))).toBe(correction.deltaCents);
        for (const one of correction.members) {
          expect(one.lines.length).toBeGreaterThan(0);
          expect(one.lines.every(({ deltaCents }) => deltaCents !== 0n)).toBe(true);
          expect(sumCents(one.lines.map(({ deltaCents }) => deltaCents))).toBe(one.deltaCents);
        }
        expect(correctYear(2023, [...before].reverse(), [...after].reverse(), 'metric corrected')).toEqual({ ok: true, value: correction });
        expect(unwrap(correctYear(2023, after, after, 'nothing')).members).toEqual([]);
        // Whoever corrects again starts from what the first correction left.
        expect(unwrap(correctYear(2023, afterCorrection(before, correction), after, 'again')).members).toEqual([]);
      }),
    );
  });
});

describe('a correction', () => {
  const before = [member('lindenau', [actual('a', 600), actual('b', 100)]), member('ahlbach', [actual('a', 400)])];
  const after = [
    member('lindenau', [actual('a', 550), actual('c', 100)]),
    member('ahlbach', [actual('a', 400)]),
    member('new', [actual('a', 50)]),
  ];

  test('gives deltas by member and line', () => {
    const correction = unwrap(correctYear(2023, before, after, ' court of 3 May '));
    expect(correction).toMatchObject({ reason: 'court of 3 May', beforeCents: 1_100n, afterCents: 1_100n, deltaCents: 0n });
    expect(
      correction.members.map(({ memberName, deltaCents, direction, lines }) => [
        memberName,
        deltaCents,
        direction,
        lines.map(({ lineId, beforeCents, afterCents, deltaCents: delta }) => [lineId, beforeCents, afterCents, delta]),
      ]),
    ).toEqual([
      [
        'lindenau',
        -50n,
        'toGetBack',
        [
          ['a', 600n, 550n, -50n],
          ['b', 100n, null, -100n],
          ['c', null, 100n, 100n],
        ],
      ],
      ['new', 50n, 'toPay', [['a', null, 50n, 50n]]],
    ]);
  });

  test.each([
    [before, after, ' ', 'REASON_MISSING reason'],
    [[...before, ...before], after, 'x', 'DUPLICATE_MEMBER before.2'],
    [before, [member('x', [actual('a', 1), actual('a', 2)])], 'x', 'DUPLICATE_LINE after.0.lines'],
  ])('is refused: %#', (old, now, reason, code) => {
    expect(codeOf(correctYear(2023, old, now, reason))).toBe(code);
  });
});
