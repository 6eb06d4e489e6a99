// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { idInput, monthInput, query } from '@platform/use-case';
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

/** Support cost centres with the sums of their costs in each month of the span. */
export const listCostCentres = query({
  name: 'settlement.listCostCentres',
  action: 'settlement.readPools',
  input: z.object({
    monthFrom: monthInput,
    monthTo: monthInput,
    includeRetired: z.boolean().default(false),
    centreId: idInput<'CostCentreId'>().optional(),
  }),
  run: async (reads, { input, permitted }) => {
    const { monthFrom, monthTo, includeRetired, centreId = null } = input;
    const { rows } = await sql<{ id: string; name: string; active: boolean; version: number; months: MonthJson[] }>`
      select centre.id, centre.name, centre.active, centre.version,
        coalesce((select jsonb_agg(jsonb_build_object('month', sums.month, 'staff', sums.staff::text, 'material', sums.material::text,
            'overhead', sums.overhead::text, 'income', sums.income::text, 'entries', sums.entries) order by sums.month)
          from (select cost.month, coalesce(sum(cost.amount_cents) filter (where cost.kind = 'staff'), 0) as staff,
              coalesce(sum(cost.amount_cents) filter (where cost.kind = 'material'), 0) as material,
              coalesce(sum(cost.amount_cents) filter (where cost.kind = 'overhead'), 0) as overhead,
              coalesce(-sum(cost.amount_cents) filter (where cost.kind = 'income'), 0) as income, count(*)::int as entries
            from cost_centre_cost as cost
            where cost.tenant_id = centre.tenant_id and cost.centre_id = centre.id and cost.month between ${monthFrom} and ${monthTo}
            group by cost.month) as sums), '[]') as months
      from cost_centre as centre
      where ${permitted({ tenantId: 'centre.tenant_id' })} and (centre.active or ${includeRetired})
        and (${centreId}::uuid is null or centre.id = ${centreId})
      order by centre.name, centre.id`.execute(reads);
    return rows.map((row) => {
      const months = row.months.map(({ month, entries, ...kinds }) => {
        const [staff, material, overhead] = [BigInt(kinds.staff), BigInt(kinds.material), BigInt(kinds.overhead)];
        // Other income takes off the cost.
        const income = BigInt(kinds.income);
        return { month, entries, staff, material, overhead, income, total: staff + material + overhead + income };
      });
      return { ...row, months, total: months.reduce((sum, { total }) => sum + total, 0n) };
    });
  },
});

export type CostCentreRow = Awaited<ReturnType<typeof listCostCentres.run>>[number];

const EVER = { monthFrom: '1900-01' as CivilMonth, monthTo: '9999-12' as CivilMonth, includeRetired: true };

export const findCostCentre = query({
  name: 'settlement.findCostCentre',
  action: 'settlement.readPools',
  input: z.object({ centreId: idInput<'CostCentreId'>() }),
  run: async (reads, context): Promise<CostCentreRow | null> =>
    (await listCostCentres.run(reads, { ...context, input: { ...EVER, ...context.input } }))[0] ?? null,
});
