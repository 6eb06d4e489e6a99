// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { poolTotals, sumParts } from './sum-parts.ts';

const proof = {
  ...{ pools: '1000.00', support: '71.58', otherIncome: '-6.75' },
  ...{ directCharges: '20.00', incomeFromNonMembers: '3.00', carriedByCentre: '1.50' },
};

test('the parts of a run’s sum close, whatever takes off', () => {
  const parts = sumParts(proof);
  expect(parts.reduce((sum, { cents }) => sum + cents, 0n)).toBe(108_033n);
  expect(parts.map(({ cents }) => cents)).toEqual([100_000n, 7_158n, -675n, 2_000n, -300n, -150n]);
});

test('a run without support cost centres and income names what it has', () => {
  const none = { support: '0.00', otherIncome: '0.00', directCharges: '0.00', incomeFromNonMembers: '0.00', carriedByCentre: '0.00' };
  expect(sumParts({ ...proof, ...none })).toEqual([
    { name: 'proofPools', cents: 100_000n },
    { name: 'proofCharges', cents: 0n },
  ]);
});

test('the kinds of cost of all pools add up to their amount', () => {
  const row = { staff: '10.00', material: '2.00', overhead: '1.00', support: '4.00', income: '-3.00', amount: '14.00' };
  const { amount, costEntries, leftoverCents, ...kinds } = poolTotals([
    { ...row, costEntries: 2, leftoverCents: 1 },
    { ...row, costEntries: 3, leftoverCents: 0 },
  ]);
  expect([amount, costEntries, leftoverCents]).toEqual([2_800n, 5, 1]);
  expect(Object.values(kinds).reduce((sum, one) => sum + one, 0n)).toBe(amount);
});
