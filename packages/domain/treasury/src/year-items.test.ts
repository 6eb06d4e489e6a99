// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, sumCents, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { changePlan, DEFAULT_INSTALMENT_DATES, planInstalments } from './instalments.ts';
import { allocatePayment } from './payment-allocation.ts';
import { provisionalLevy } from './provisional-levy.ts';
import { settleYear } from './settle-year.ts';
import { budget, line, movement, on } from './testing/year-scene.ts';
import { advanceLines, carryOverOf, dueItems, settlementItem } from './year-items.ts';

const input = { tenantId: 'lindenau', year: 2026, levyCents: cents(100_000), dates: DEFAULT_INSTALMENT_DATES, joinedOn: null };
const plan = unwrap(planInstalments({ plans: [] }, input, on('2025-12-15')));
const given = { id: 's1', label: 'Settlement', dueOn: civilDate('2027-04-30'), basis: '§ 12' };

test('claims are what is due, and the same after a change of the plan', () => {
  const change = { reason: 'supplementaryBudget', levyCents: cents(30_000), leavesOn: null, extraDueOn: null } as const;
  const changed = unwrap(changePlan({ plan, plans: [plan] }, change, on('2026-06-01')));
  const due = dueItems(plan, civilDate('2026-06-01'), 'Advance', '§ 12');
  expect(due.map(({ id, dueOn, amountCents }) => [id, dueOn, amountCents])).toEqual([
    ['instalment:lindenau:2026:1', '2026-02-16', 25_000n],
    ['instalment:lindenau:2026:2', '2026-05-15', 25_000n],
  ]);
  // What became nothing is no claim.
  expect(dueItems(changed, civilDate('2026-12-31'), 'Advance', '§ 12')).toEqual(due);
  expect(dueItems(plan, civilDate('2026-12-31'), 'Advance', '§ 12')).toHaveLength(4);
});

test('what a correction took off an instalment was not due', () => {
  const reduction = movement('reduction', 'instalment:lindenau:2026:1', '2026-03-01', 4_000);
  const lines = advanceLines(plan, [reduction], [], civilDate('2026-12-31'));
  expect(lines.map(({ number, dueCents, paidCents }) => [number, dueCents, paidCents])).toEqual([
    [1, 21_000n, 0n],
    [2, 25_000n, 0n],
    [3, 25_000n, 0n],
    [4, 25_000n, 0n],
  ]);
});

describe('a year from the budget to the settlement', () => {
  const weights = [3n, 2n, 1n];
  const shares = weights.map((weight, index) => ({ tenantId: `t${index}`, ags: `0${index}`, memberName: `Member ${index}`, weight }));
  const lists = [{ poolId: null, measure: 'Einwohner am 31.12.2025', clause: '§ 12', resolution: 'VV 12/2025', shares }];
  const levy = unwrap(provisionalLevy(budget([line('a', 'staff', 100_000)]), lists));
  const asOf = civilDate('2027-03-31');
  const members = levy.members.map(({ tenantId, ags, memberName, totalCents }, index) => {
    const own = unwrap(planInstalments({ plans: [] }, { ...input, tenantId, levyCents: totalCents }, on('2025-12-15')));
    const items = dueItems(own, asOf, 'Advance', '§ 12');
    // The last member pays too little.
    const paid = index === 2 ? 10_000n : totalCents;
    const payment = { id: `p${index}`, tenantId, on: civilDate('2026-12-01'), amountCents: cents(paid), namedItemIds: [] };
    const { movements } = unwrap(allocatePayment({ items, movements: [], deferrals: [] }, payment, 'publicLaw'));
    const lines = [
      {
        lineId: 'a',
        label: { de: 'a', en: 'a' },
        poolId: 'a',
        amountCents: cents(totalCents - (index === 0 ? 600n : 0n)),
        basis: { de: '§ 12', en: '§ 12' },
      },
    ];
    return { tenantId, ags, memberName, lines, advances: advanceLines(own, movements, [], asOf) };
  });
  const settlement = unwrap(
    settleYear({ year: 2026, asOf, pools: [{ poolId: 'a', poolName: 'Pool a', totalCents: cents(99_400) }], members }),
  );

  test('comes out to the cent', () => {
    expect(levy.members.map(({ totalCents }) => totalCents)).toEqual([50_000n, 33_333n, 16_667n]);
    expect(
      settlement.members.map(({ assessedCents, arrearsCents, remainderCents }) => [assessedCents, arrearsCents, remainderCents]),
    ).toEqual([
      [-600n, 0n, -600n],
      [0n, 0n, 0n],
      [0n, 6_667n, 6_667n],
    ]);
    expect(settlement.remainderCents).toBe(99_400n - sumCents(settlement.members.map(({ advancesPaidCents }) => advancesPaidCents)));
  });

  test('makes a claim of what is newly assessed, or a credit', () => {
    const [first, second] = settlement.members;
    expect(settlementItem(first!, given)).toEqual({ item: null, creditCents: 600n });
    expect(settlementItem(second!, given)).toEqual({ item: null, creditCents: 0n });
    expect(settlementItem({ ...second!, assessedCents: cents(70) }, given)).toMatchObject({
      item: { id: 's1', kind: 'settlement', label: 'Settlement 2026', amountCents: 70n },
      creditCents: 0n,
    });
  });
});

test('a period that is over leaves what its income and its costs differ by', () => {
  const period = { poolId: 'a', poolName: 'Pool a', periodFrom: civilDate('2026-01-01'), periodTo: civilDate('2026-12-31') };
  const run = { id: 'c1', runId: 'r1' };
  const left = (income: number, cost: number, balanced: number, today = '2027-01-01') =>
    carryOverOf({ ...period, incomeCents: cents(income), costCents: cents(cost), balancedCents: cents(balanced) }, run, civilDate(today));
  expect(left(1_000, 900, 0)).toMatchObject({ id: 'c1', amountCents: 100n, origin: { kind: 'run', runId: 'r1' } });
  expect(left(1_000, 900, -150)?.amountCents).toBe(-50n);
  expect(left(1_000, 1_050, 50)).toBeNull();
  expect(left(1_000, 900, 0, '2026-12-31')).toBeNull();
});
