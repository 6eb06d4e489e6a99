// SPDX-License-Identifier: EUPL-1.2
import type { PoolName, PostedCost, ReleasedRun, ReleasedShare, SettledPool, SettlementResults } from '@contracts/settlement';
import type { CivilMonth } from '@kernel/core';
import { cents } from '@kernel/core';
import { sql } from 'kysely';

/** Sums come as texts, since a write's own reads give no whole numbers of 64 bits. */
type InText<Row> = { readonly [Key in keyof Row]: Key extends 'amountCents' | 'totalCents' ? string : Row[Key] };

/** Shares of a correction are those that are right, not differences: of a run and its corrections the last one says all. */
const IS_LAST_OF_CHAIN = sql`not exists (select from settlement_run as later where later.tenant_id = run.tenant_id
  and later.status = 'released' and later.corrects_run_id = coalesce(run.corrects_run_id, run.id)
  and (later.correction ->> 'number')::int > coalesce((run.correction ->> 'number')::int, 0))`;

type SettledPoolInText = {
  readonly [Key in keyof SettledPool]: Key extends 'reimbursedCents' | 'supportCents' ? string : SettledPool[Key];
};

/**
 * Statements of a correction are differences, so all of them add up; its allocations are the recomputation, so the last one says all. Lines
 * of nothing have no agreement.
 */
const settledPools = (from: CivilMonth, to: CivilMonth) => sql<SettledPoolInText>`
  with run as materialized (select * from settlement_run where status = 'released' and period_to >= ${from} and period_from <= ${to}),
  part as (
    select line.value ->> 'poolId' as pool_id, line.value -> 'months' ->> 'from' as month_from, line.value -> 'months' ->> 'to' as month_to,
      (line.value ->> 'amountCents')::bigint as reimbursed, 0::bigint as support
    from run join statement on statement.run_id = run.id cross join lateral jsonb_array_elements(statement.lines) as line
    where line.value ->> 'kind' = 'pool' and coalesce(line.value -> 'agreement' ->> 'form', 'serviceContract') <> 'statutes'
    union all
    select one.value ->> 'poolId', one.value -> 'months' ->> 'from', one.value -> 'months' ->> 'to',
      coalesce((one.value ->> 'incomeFromNonMembersCents')::bigint, 0), coalesce((one.value -> 'byKind' ->> 'support')::bigint, 0)
    from run cross join lateral jsonb_array_elements(run.allocations) as one where ${IS_LAST_OF_CHAIN})
  select part.pool_id as "poolId", pool.name as "poolName", part.month_from as "from", part.month_to as "to",
    sum(part.reimbursed)::text as "reimbursedCents", sum(part.support)::text as "supportCents"
  from part join pool on pool.id = part.pool_id::uuid
  group by part.pool_id, pool.name, part.month_from, part.month_to
  having sum(part.reimbursed) <> 0 or sum(part.support) <> 0
  order by part.pool_id, part.month_from`;

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
  async settledPools(reads, from, to) {
    const { rows } = await settledPools(from, to).execute(reads);
    return rows.map(({ reimbursedCents, supportCents, ...row }) => ({
      ...{ ...row, reimbursedCents: cents(BigInt(reimbursedCents)), supportCents: cents(BigInt(supportCents)) },
    }));
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
