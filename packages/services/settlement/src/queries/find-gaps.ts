// SPDX-License-Identifier: EUPL-1.2
import { deskPort } from '@contracts/desk';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { periodFields } from '../use-cases/save-run.ts';

/** What a period may still lack. None of it hinders a run; whoever makes or releases one should know of it. */
export const findGaps = query({
  name: 'settlement.findGaps',
  action: 'settlement.readRuns',
  input: z.object(periodFields),
  run: async (reads, { input, ports }) => {
    const { signed, open } = await ports.get(deskPort).unconfirmedMonths(reads, { from: input.periodFrom, to: input.periodTo });
    const { rows } = await sql<{ name: string }>`
      select pool.name from pool where pool.active and not exists (
        select 1 from pool_cost as cost where cost.tenant_id = pool.tenant_id and cost.pool_id = pool.id
          and cost.month between ${input.periodFrom} and ${input.periodTo})
      order by pool.name`.execute(reads);
    return { monthsSigned: signed, monthsOpen: open, poolsWithoutCosts: rows.map(({ name }) => name) };
  },
});

export type SettlementGaps = Awaited<ReturnType<typeof findGaps.run>>;
