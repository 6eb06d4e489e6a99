// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, monthOf } from '@kernel/core';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** Which months are frozen, and with which month the next run must begin. */
export const settlementMonths = query({
  name: 'settlement.months',
  action: 'settlement.readRuns',
  input: z.object({}),
  run: async (reads, { actor, today }) => {
    const { rows } = await sql<{ month: CivilMonth; run_id: string; frozen_at: string }>`
      select gate.month, gate.frozen_by_run as run_id, gate.frozen_at from reading_gate as gate
      where gate.tenant_id = ${actor.centreId}::uuid and gate.frozen_by_run is not null order by gate.month desc limit 60`.execute(reads);
    const { rows: earliest } = await sql<{ month: CivilMonth | null }>`
      select least((select min(month) from pool_cost), (select to_char(min(occurred_on), 'YYYY-MM') from direct_charge),
        (select to_char(min(occurred_on), 'YYYY-MM') from reading where tenant_id <> ${actor.centreId}::uuid)) as month`.execute(reads);
    const last = rows[0]?.month ?? null;
    return {
      frozenThrough: last,
      nextMonth: last === null ? (earliest[0]?.month ?? monthOf(today)) : addMonths(last, 1),
      currentMonth: monthOf(today),
      months: rows.map((row) => ({ month: row.month, runId: row.run_id, frozenAt: row.frozen_at })),
    };
  },
});
