// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { layOut } from './flow-layout.ts';
import { type Flows, flowGraph } from './flow-model.ts';

const words = {
  ...{ staff: 'Personal', material: 'Sachkosten', overhead: 'Gemeinkosten', support: 'Umlage', charges: 'Direktkosten' },
  ...{ income: 'Andere Erträge', centre: 'Zentrum', nonMembers: 'Nichtmitglieder' },
  ...{ otherMembers: (count: number) => `weitere ${count}`, otherPools: (count: number) => `weitere ${count} Töpfe` },
};
const euro = (cents: bigint): string =>
  `${cents < 0n ? '-' : ''}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, '0')}`;
const pool = (poolId: string, staff: bigint, income: bigint, centre: bigint): Flows['pools'][number] => ({
  ...{ poolId, poolName: `Topf ${poolId}`, staff: euro(staff), material: '0.00', overhead: '0.00', support: '0.00' },
  ...{ income: euro(-income), carriedByCentre: euro(centre), incomeFromNonMembers: '0.00' },
});

/** The same amounts on every run. */
function amounts(seed: number): (below: number) => bigint {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return BigInt(state % below);
  };
}

test('what enters every node leaves it, whatever the amounts, and no pool is lost among the others', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const next = amounts(seed);
    const given = Array.from({ length: (seed % 30) + 1 }, () => ({
      shares: Array.from({ length: (seed % 4) + 1 }, () => next(10_000_000)),
      income: next(999),
      centre: next(999),
    }));
    const pools = given.map(({ shares, income, centre }, index) =>
      pool(String(index), shares.reduce((sum, cents) => sum + cents, 0n) + income + centre, income, centre),
    );
    const flows = given.flatMap(({ shares }, index) =>
      shares.map((cents, place) => ({ poolId: String(index), memberId: place === 3 ? null : `m${place}`, amount: euro(cents) })),
    );
    const members = [0, 1, 2].map((place) => ({ tenantId: `m${place}`, memberName: `Stadt ${place}`, amount: '0.00' }));
    const { nodes, links } = flowGraph({ total: '0.00', others: 5, pools, members, flows }, words);
    const sum = (id: string, end: 'from' | 'to'): bigint =>
      links.filter((link) => link[end] === id).reduce((all, { cents }) => all + cents, 0n);
    const middle = nodes.filter(({ layer }) => layer === 1);
    for (const { id } of middle) expect(sum(id, 'from')).toBe(sum(id, 'to'));
    expect(middle.length).toBeLessThanOrEqual(13);
    const column = (layer: number): bigint => nodes.filter((node) => node.layer === layer).reduce((all, { cents }) => all + cents, 0n);
    expect([column(1), column(2)]).toEqual([column(0), column(0)]);
  }
});

test('nodes of a column lie under each other, bands inside their nodes', () => {
  const flows: Flows = {
    ...{
      total: '100.00',
      others: 2,
      pools: [pool('a', 10_000n, 0n, 0n)],
      members: [{ tenantId: 'm', memberName: 'Köln', amount: '75.00' }],
    },
    flows: [
      { poolId: 'a', memberId: 'm', amount: '75.00' },
      { poolId: 'a', memberId: null, amount: '25.00' },
    ],
  };
  const drawing = layOut(flowGraph(flows, words), { width: 900, nodeWidth: 14, gap: 10, height: 400, leastHeight: 4 });
  const [koeln, others] = drawing.nodes.filter(({ layer }) => layer === 2);
  expect([koeln?.height, others?.height]).toEqual([300, 100]);
  expect(others?.y).toBe(310);
  expect(others?.name).toBe('weitere 2');
  expect(drawing.links.map(({ thickness }) => thickness)).toEqual([400, 300, 100]);
});
