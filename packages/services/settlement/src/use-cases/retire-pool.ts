// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** A retired pool takes no new costs; what was posted is settled all the same. */
export const retirePool = useCase({
  name: 'settlement.retirePool',
  action: 'settlement.changePools',
  input: z.object({ poolId: idInput<'PoolId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: ['POOL_RETIRED'],
  load: async ({ pools }, { input, actor }) => {
    const pool = await pools.lockPool(actor.centreId, input.poolId);
    return pool && { centreId: actor.centreId, pool };
  },
  row: ({ centreId, pool }) => ({ tenantId: centreId, type: 'pool', id: pool.id, version: pool.version }),
  decide: ({ pool }) => (pool.active ? ok({ id: pool.id }) : err(refusal('POOL_RETIRED', { params: { pool: pool.name } }))),
  save: ({ pools }, { id }, { centreId }) => pools.retirePool(centreId, id),
  record: ({ id }) => ({ type: 'pool', id, content: { changes: [{ field: 'active', from: true, to: false }] } }),
  outcome: ({ id }) => ({ poolId: id }),
});
