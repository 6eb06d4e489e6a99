// SPDX-License-Identifier: EUPL-1.2
import { idInput, query, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { StoredAllocation } from './list-runs.ts';

interface StoredTotal {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly byPool: readonly { readonly poolId: string; readonly amountCents: string }[];
  readonly directChargesCents: string;
  readonly totalCents: string;
}

export interface FlowPool {
  readonly poolId: string;
  readonly poolName: string;
  readonly staff: bigint;
  readonly material: bigint;
  readonly overhead: bigint;
  readonly support: bigint;
  /** Below zero. */
  readonly income: bigint;
  readonly carriedByCentre: bigint;
  readonly incomeFromNonMembers: bigint;
}

/** From a pool, or of the direct charges, to a member, or to all whose amounts are smaller. */
export interface Flow {
  /** null: direct charges. */
  readonly poolId: string | null;
  /** null: the others. */
  readonly memberId: string | null;
  readonly amount: bigint;
}

const sized = (value: bigint): bigint => (value < 0n ? -value : value);

/** Months and versions of a pool taken together. */
function poolsOf(allocations: readonly StoredAllocation[]): FlowPool[] {
  const pools = new Map<string, FlowPool>();
  for (const { poolId, poolName, byKind, carriedByCentreCents, incomeFromNonMembersCents } of allocations) {
    const before = pools.get(poolId);
    pools.set(poolId, {
      ...{ poolId, poolName },
      staff: (before?.staff ?? 0n) + BigInt(byKind.staff),
      material: (before?.material ?? 0n) + BigInt(byKind.material),
      overhead: (before?.overhead ?? 0n) + BigInt(byKind.overhead),
      support: (before?.support ?? 0n) + BigInt(byKind.support ?? '0'),
      income: (before?.income ?? 0n) + BigInt(byKind.income ?? '0'),
      carriedByCentre: (before?.carriedByCentre ?? 0n) + BigInt(carriedByCentreCents ?? '0'),
      incomeFromNonMembers: (before?.incomeFromNonMembers ?? 0n) + BigInt(incomeFromNonMembersCents ?? '0'),
    });
  }
  return [...pools.values()];
}

function flowsOf(totals: readonly StoredTotal[], named: ReadonlySet<string>): Flow[] {
  const flows = new Map<string, Flow>();
  const add = (poolId: string | null, tenantId: string, cents: string): void => {
    const memberId = named.has(tenantId) ? tenantId : null;
    const place = `${poolId} ${memberId}`;
    flows.set(place, { poolId, memberId, amount: (flows.get(place)?.amount ?? 0n) + BigInt(cents) });
  };
  for (const { tenantId, byPool, directChargesCents } of totals) {
    for (const { poolId, amountCents } of byPool) add(poolId, tenantId, amountCents);
    add(null, tenantId, directChargesCents);
  }
  return [...flows.values()].filter(({ amount }) => amount !== 0n);
}

/** Where the money of a run comes from and where it goes: kinds of cost → pools → members, the smallest members taken together. */
export const runFlows = query({
  name: 'settlement.runFlows',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>(), members: z.int().min(1).max(60).default(12) }),
  run: async (reads, { input, permitted, actor, book }) => {
    const { rows } = await sql<{ totals: readonly StoredTotal[]; allocations: readonly StoredAllocation[]; total_cents: bigint }>`
      select run.totals, run.allocations, run.total_cents from settlement_run as run
      where run.id = ${input.runId}::uuid and ${permitted({ tenantId: 'run.tenant_id' })}`.execute(reads);
    const [run] = rows;
    if (!run) return null;
    const bySize = [...run.totals].sort((a, b) => {
      const [one, other] = [sized(BigInt(a.totalCents)), sized(BigInt(b.totalCents))];
      return one < other ? 1 : one > other ? -1 : a.ags < b.ags ? -1 : 1;
    });
    const inCharge = tenantsInCharge({ actor, book }, 'settlement.readRuns');
    // Others than the reader's own members are never named.
    const own = bySize.filter(({ tenantId }) => inCharge.has(tenantId));
    // One that would stand alone among the others is named.
    const named = own.length === input.members + 1 ? own : own.slice(0, input.members);
    return {
      runId: input.runId as string,
      total: run.total_cents,
      pools: poolsOf(run.allocations),
      members: named.map(({ tenantId, memberName, totalCents }) => ({ tenantId, memberName, amount: BigInt(totalCents) })),
      others: bySize.length - named.length,
      flows: flowsOf(run.totals, new Set(named.map(({ tenantId }) => tenantId))),
    };
  },
});

export type RunFlows = NonNullable<Awaited<ReturnType<typeof runFlows.run>>>;
