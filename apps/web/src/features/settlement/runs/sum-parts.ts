// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire } from '../../../format/index.ts';
import { sumOf } from '../amounts.ts';
import type { Allocation, Run } from './run-documents.ts';

type Proof = Pick<Run['proof'], 'pools' | 'support' | 'otherIncome' | 'directCharges' | 'incomeFromNonMembers' | 'carriedByCentre'>;
type PartName = 'proofPools' | 'proofSupport' | 'proofIncome' | 'proofCharges' | 'proofNonMembers' | 'proofCentre';

interface SumPart {
  readonly name: PartName;
  /** With the sign that it counts by. */
  readonly cents: bigint;
}

/** What the members' sum is made of: all parts together are the sum. What a run has nothing of is left out, but for pools and charges. */
export function sumParts(proof: Proof): readonly SumPart[] {
  const parts: readonly SumPart[] = [
    { name: 'proofPools', cents: centsFromWire(proof.pools) },
    { name: 'proofSupport', cents: centsFromWire(proof.support) },
    { name: 'proofIncome', cents: centsFromWire(proof.otherIncome) },
    { name: 'proofCharges', cents: centsFromWire(proof.directCharges) },
    { name: 'proofNonMembers', cents: -centsFromWire(proof.incomeFromNonMembers) },
    { name: 'proofCentre', cents: -centsFromWire(proof.carriedByCentre) },
  ];
  return parts.filter(({ name, cents }) => cents !== 0n || name === 'proofPools' || name === 'proofCharges');
}

export type PoolSum = 'staff' | 'material' | 'overhead' | 'support' | 'income' | 'amount';
type PoolCounts = Pick<Allocation, 'costEntries' | 'leftoverCents'>;

/** All pools together; of each row as of the sums, the kinds of cost add up to the amount. */
export function poolTotals(
  rows: readonly (Readonly<Record<PoolSum, string>> & PoolCounts)[],
): Readonly<Record<PoolSum, bigint>> & PoolCounts {
  const sum = (id: PoolSum): bigint => sumOf(rows.map((row) => row[id]));
  const count = (id: keyof PoolCounts): number => rows.reduce((all, row) => all + row[id], 0);
  return {
    ...{ staff: sum('staff'), material: sum('material'), overhead: sum('overhead') },
    ...{ support: sum('support'), income: sum('income'), amount: sum('amount') },
    ...{ costEntries: count('costEntries'), leftoverCents: count('leftoverCents') },
  };
}
