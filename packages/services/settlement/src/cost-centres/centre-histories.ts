// SPDX-License-Identifier: EUPL-1.2
import { type HistoryEntry, recordHistory } from '@platform/audit';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** What was done with a support cost centre. */
export const costCentreHistory = query({
  name: 'settlement.costCentreHistory',
  action: 'settlement.readPools',
  input: z.object({ centreId: idInput<'CostCentreId'>() }),
  run: async (reads, { input, actor, permitted }): Promise<readonly HistoryEntry[]> => {
    const { rows } = await sql<{ id: string }>`
      select centre.id from cost_centre as centre
      where centre.id = ${input.centreId}::uuid and ${permitted({ tenantId: 'centre.tenant_id' })}`.execute(reads);
    if (rows.length === 0) return [];
    const viewer = { side: actor.body.side };
    return recordHistory(reads, { tenantId: actor.centreId, subjectType: 'costCentre', subjectId: input.centreId, viewer });
  },
});

/** Who has changed the services and the method, and what from what; in the order in which it was done. */
export const costCentreChanges = query({
  name: 'settlement.costCentreChanges',
  action: 'settlement.readPools',
  input: z.object({}),
  run: async (reads, { actor }): Promise<readonly HistoryEntry[]> => {
    const about = { tenantId: actor.centreId, subjectId: actor.centreId, viewer: { side: actor.body.side } };
    const services = await recordHistory(reads, { ...about, subjectType: 'costCentreServices' });
    const methods = await recordHistory(reads, { ...about, subjectType: 'costCentreMethod' });
    return [...services, ...methods].sort((a, b) => (BigInt(a.sequence) < BigInt(b.sequence) ? -1 : 1));
  },
});
