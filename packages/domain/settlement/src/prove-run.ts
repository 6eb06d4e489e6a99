// SPDX-License-Identifier: EUPL-1.2
import { cents, sumCents } from '@kernel/core';
import type { CorrectedUse } from './corrections.ts';
import { SHARED_KINDS } from './pool.ts';
import { byText } from './reading.ts';
import { countEntries, type KindAmounts, type RunInput, type RunMember } from './run-input.ts';
import type { MemberTotal, PoolAllocation, ProofRemainder, RunProof } from './run-result.ts';
import { TIE_RULE } from './split.ts';
import { countedSum } from './support-costs.ts';

const sumKinds = (kinds: readonly KindAmounts[]): KindAmounts =>
  Object.fromEntries(SHARED_KINDS.map((kind) => [kind, sumCents(kinds.map((amounts) => amounts[kind]))])) as KindAmounts;

/** What each member bears, by AGS. */
export function totalsOf(
  members: readonly RunMember[],
  allocations: readonly PoolAllocation[],
  charges: RunInput['directCharges'],
): MemberTotal[] {
  const shares = allocations.flatMap(({ poolId, shares: all }) => all.map((share) => ({ poolId, share })));
  const sharesOf = Map.groupBy(shares, ({ share }) => share.tenantId);
  const chargesOf = Map.groupBy(charges, ({ tenantId }) => tenantId);
  return members
    .map(({ tenantId, ags, name }): MemberTotal => {
      const own = sharesOf.get(tenantId) ?? [];
      const byPool = Map.groupBy(own, ({ poolId }) => poolId);
      const poolsCents = sumCents(own.map(({ share }) => share.amountCents));
      const directChargesCents = sumCents((chargesOf.get(tenantId) ?? []).map(({ amountCents }) => amountCents));
      return {
        tenantId,
        ags,
        memberName: name,
        byPool: [...byPool].map(([poolId, items]) => ({ poolId, amountCents: sumCents(items.map(({ share }) => share.amountCents)) })),
        byKind: sumKinds(own.map(({ share }) => share.byKind)),
        poolsCents,
        directChargesCents,
        totalCents: cents(poolsCents + directChargesCents),
      };
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}

function remaindersOf({ poolId, months, shares }: PoolAllocation): ProofRemainder[] {
  return shares
    .flatMap(({ tenantId, remainder, rank, roundingCents }) =>
      rank === null ? [] : [{ poolId, from: months.from, tenantId, remainder, rank, roundingCents }],
    )
    .sort((a, b) => a.rank - b.rank);
}

/** Sums from the inputs on one side, from the statements on the other. */
export function proofOf(
  input: RunInput,
  { carried }: CorrectedUse,
  allocations: readonly PoolAllocation[],
  totals: readonly MemberTotal[],
): RunProof {
  const costs = input.pools.flatMap((pool) => pool.costs);
  const poolsCents = countedSum(costs.filter(({ kind }) => kind !== 'income'));
  const otherIncomeCents = countedSum(costs.filter(({ kind }) => kind === 'income'));
  const supportCents = countedSum((input.costCentres?.centres ?? []).flatMap((centre) => centre.costs));
  const incomeFromNonMembersCents = sumCents(allocations.map((allocation) => allocation.incomeFromNonMembersCents));
  const carriedByCentreCents = sumCents(allocations.map((allocation) => allocation.carriedByCentreCents));
  const directChargesCents = sumCents(input.directCharges.map(({ amountCents }) => amountCents));
  const statementsCents = sumCents(totals.map(({ totalCents }) => totalCents));
  const toShare = poolsCents + supportCents + otherIncomeCents + directChargesCents;
  return {
    poolsCents,
    supportCents,
    otherIncomeCents,
    directChargesCents,
    incomeFromNonMembersCents,
    carriedByCentreCents,
    statementsCents,
    differenceCents: cents(toShare - incomeFromNonMembersCents - carriedByCentreCents - statementsCents),
    roundingCents: allocations.reduce((sum, { leftoverCents }) => sum + leftoverCents, 0),
    tieRule: TIE_RULE,
    counts: {
      members: input.members.length,
      pools: input.pools.length,
      allocations: allocations.length,
      costEntries: countEntries(costs),
      centres: input.costCentres?.centres.length ?? 0,
      directCharges: input.directCharges.length,
      readings: input.readings.reduce((sum, total) => sum + total.readings, 0),
      lateReadings: input.readings.reduce((sum, total) => sum + total.late, 0),
    },
    carried,
    remainders: allocations.flatMap(remaindersOf),
  };
}
