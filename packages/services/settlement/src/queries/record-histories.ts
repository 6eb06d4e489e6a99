// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { type HistoryEntry, recordHistory } from '@platform/audit';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const TABLES = { allocationKey: 'allocation_key', pool: 'pool', settlementRun: 'settlement_run' } as const;

/** What was done with a record of the centre, for whoever may read the record itself. */
async function historyOf(
  reads: Reads,
  { actor, permitted }: QueryContext<unknown>,
  type: keyof typeof TABLES,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<{ tenantId: string }>`
    select it.tenant_id as "tenantId" from ${sql.table(TABLES[type])} as it
    where it.id = ${id}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  const [row] = rows;
  if (!row) return [];
  const viewer = { side: actor.body.side };
  return recordHistory(reads, { tenantId: row.tenantId as TenantId, subjectType: type, subjectId: id, viewer });
}

export const keyHistory = query({
  name: 'settlement.keyHistory',
  action: 'settlement.readKeys',
  input: z.object({ keyId: idInput() }),
  run: (reads, context) => historyOf(reads, context, 'allocationKey', context.input.keyId),
});

export const poolHistory = query({
  name: 'settlement.poolHistory',
  action: 'settlement.readPools',
  input: z.object({ poolId: idInput() }),
  run: (reads, context) => historyOf(reads, context, 'pool', context.input.poolId),
});

export const runHistory = query({
  name: 'settlement.runHistory',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: (reads, context) => historyOf(reads, context, 'settlementRun', context.input.runId),
});
