// SPDX-License-Identifier: EUPL-1.2
import type { PoolName, PostedCost, ReleasedRun, ReleasedShare, SettlementResults } from '@contracts/settlement';
import type { CivilMonth } from '@kernel/core';
import { cents } from '@kernel/core';
import { sql } from 'kysely';

/** Sums come as texts, since a write's own reads give no whole numbers of 64 bits. */
type InText<Row> = { readonly [Key in keyof Row]: Key extends 'amountCents' | 'totalCents' ? string : Row[Key] };

/** Shares of a correction are those that are right, not differences: of a run and its corrections the last one says all. */
const IS_LAST_OF_CHAIN = sql`not exists (select from settlement_run as later where later.tenant_id = run.tenant_id
  and later.status = 'released' and later.corrects_run_id = coalesce(run.corrects_run_id, run.id)
  and (later.correction ->> 'number')::int > coalesce((run.correction ->> 'number')::int, 0))`;

export const settlementResults: SettlementResults = {
  async pools(reads) {
    const { rows } = await sql<PoolName>`
      select id as "poolId", name, service_family_code as "serviceFamilyCode", active from pool order by lower(name), id`.execute(reads);
    return rows;
  },
  async postedCosts(reads, from, to) {
    const { rows } = await sql<InText<PostedCost>>`
      select cost.pool_id as "poolId", pool.name as "poolName", cost.month, cost.kind, sum(cost.amount_cents)::text as "amountCents"
      from pool_cost as cost join pool on pool.tenant_id = cost.tenant_id and pool.id = cost.pool_id
      where cost.month between ${from} and ${to}
      group by cost.pool_id, pool.name, cost.month, cost.kind order by cost.pool_id, cost.month, cost.kind`.execute(reads);
    return rows.map((row) => {
      const amount = BigInt(row.amountCents);
      return { ...row, amountCents: cents(row.kind === 'income' ? -amount : amount) };
    });
  },
  async frozenThrough(reads) {
    const { rows } = await sql<{ month: CivilMonth | null }>`
      select max(period_to) as month from settlement_run where status = 'released'`.execute(reads);
    return rows[0]?.month ?? null;
  },
  async releasedShares(reads, from, to) {
    const { rows } = await sql<InText<ReleasedShare>>`
      select share.pool_id as "poolId", pool.name as "poolName", share.member_id as "tenantId", coalesce(member.ags, '') as ags,
        member.name as "memberName", sum(share.amount_cents)::text as "amountCents"
      from run_share as share
      join settlement_run as run on run.tenant_id = share.tenant_id and run.id = share.run_id and run.status = 'released'
      join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id
      join tenant as member on member.id = share.member_id
      where run.period_from >= ${from} and run.period_to <= ${to} and ${IS_LAST_OF_CHAIN}
      group by share.pool_id, pool.name, share.member_id, member.ags, member.name order by pool.name, share.pool_id, member.ags`.execute(
      reads,
    );
    return rows.map((row) => ({ ...row, amountCents: cents(BigInt(row.amountCents)) }));
  },
  async releasedRuns(reads) {
    const { rows } = await sql<InText<ReleasedRun>>`
      select id as "runId", period_from as "from", period_to as "to", total_cents::text as "totalCents" from settlement_run
      where status = 'released' order by period_to desc, period_from desc, id`.execute(reads);
    return rows.map((row) => ({ ...row, totalCents: cents(BigInt(row.totalCents)) }));
  },
};
