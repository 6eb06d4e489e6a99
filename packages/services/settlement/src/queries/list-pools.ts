// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface MonthJson {
  readonly month: CivilMonth;
  readonly staff: string;
  readonly material: string;
  readonly overhead: string;
  readonly income: string;
  readonly entries: number;
}

/** Pools with the sums of their costs in each month of the span: the matrix of costs. */
export const listPools = query({
  name: 'settlement.listPools',
  action: 'settlement.readPools',
  input: z.object({
    monthFrom: monthInput,
    monthTo: monthInput,
    includeRetired: z.boolean().default(false),
    poolId: z.uuid({ error: 'NOT_AN_ID' }).meta({ id: 'ID' }).optional(),
  }),
  run: async (reads, { input }) => {
    const { rows } = await sql<{
      id: string;
      service_family_code: string;
      name: string;
      key_id: string;
      key_name: string;
      active: boolean;
      version: number;
      months: MonthJson[];
    }>`
      select pool.id, pool.service_family_code, pool.name, pool.key_id, key.name as key_name, pool.active, pool.version,
        coalesce((select jsonb_agg(jsonb_build_object('month', sums.month, 'staff', sums.staff::text, 'material', sums.material::text,
            'overhead', sums.overhead::text, 'income', sums.income::text, 'entries', sums.entries) order by sums.month)
          from (select cost.month, coalesce(sum(cost.amount_cents) filter (where cost.kind = 'staff'), 0) as staff,
              coalesce(sum(cost.amount_cents) filter (where cost.kind = 'material'), 0) as material,
              coalesce(sum(cost.amount_cents) filter (where cost.kind = 'overhead'), 0) as overhead,
              coalesce(-sum(cost.amount_cents) filter (where cost.kind = 'income'), 0) as income, count(*)::int as entries
            from pool_cost as cost
            where cost.tenant_id = pool.tenant_id and cost.pool_id = pool.id and cost.month between ${input.monthFrom} and ${input.monthTo}
            group by cost.month) as sums), '[]') as months
      from pool join allocation_key as key on key.tenant_id = pool.tenant_id and key.id = pool.key_id
      where (pool.active or ${input.includeRetired}) and (${input.poolId ?? null}::uuid is null or pool.id = ${input.poolId ?? null})
      order by pool.service_family_code, pool.name, pool.id`.execute(reads);
    return rows.map((row) => {
      const months = row.months.map(({ month, entries, ...kinds }) => {
        const [staff, material, overhead] = [BigInt(kinds.staff), BigInt(kinds.material), BigInt(kinds.overhead)];
        // Other income takes off the cost.
        const income = BigInt(kinds.income);
        return { month, entries, staff, material, overhead, income, total: staff + material + overhead + income };
      });
      return {
        id: row.id,
        serviceFamilyCode: row.service_family_code,
        name: row.name,
        keyId: row.key_id,
        keyName: row.key_name,
        active: row.active,
        version: row.version,
        months,
        total: months.reduce((sum, { total }) => sum + total, 0n),
      };
    });
  },
});

export type PoolRow = Awaited<ReturnType<typeof listPools.run>>[number];

const EVER = { monthFrom: '1900-01' as CivilMonth, monthTo: '9999-12' as CivilMonth, includeRetired: true };

export const findPool = query({
  name: 'settlement.findPool',
  action: 'settlement.readPools',
  input: z.object({ poolId: z.uuid({ error: 'NOT_AN_ID' }).meta({ id: 'ID' }) }),
  run: async (reads, context): Promise<PoolRow | null> =>
    (await listPools.run(reads, { ...context, input: { ...EVER, ...context.input } }))[0] ?? null,
});
