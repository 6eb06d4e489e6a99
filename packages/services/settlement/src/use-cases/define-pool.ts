// SPDX-License-Identifier: EUPL-1.2
import { type DefinePoolRefusal, definePool as define } from '@domain/settlement';
import { err } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { useCase } from '../use-case.ts';

export const definePool = useCase({
  name: 'settlement.definePool',
  action: 'settlement.changePools',
  input: z.object({ serviceFamilyCode: textInput(60), name: textInput(120, 0), keyId: idInput<'KeyId'>() }),
  ofAll: true,
  refusals: everyCode<DefinePoolRefusal>()('NAME_MISSING', 'POOL_NAME_TAKEN', 'POOL_WITHOUT_KEY', 'KEY_OF_OTHER_FAMILY'),
  load: async ({ pools, keys, gates, statements }, { actor, at, today }) => {
    const { centreId, associationId } = actor;
    // One after the other, so that a name is taken once.
    await gates.post([{ tenantId: centreId, month: today.slice(0, 7) as never }]);
    return {
      centreId,
      associationId,
      at,
      pools: await pools.allPools(centreId),
      keys: await keys.versionsOf({ tenantId: centreId }),
      families: await familyNames(statements, centreId),
    };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'pool' }),
  decide: (state, input, circumstances) => {
    const pool = define(state, input, circumstances);
    return pool.ok ? pool : err(withFamilyNames(pool.error, state.families));
  },
  save: ({ pools }, pool, { centreId, associationId, at }) => pools.addPool(centreId, associationId, pool, at),
  record: (pool) => ({ type: 'pool', id: pool.id, content: pool, messages: [{ name: 'PoolDefined.v1', payload: { poolId: pool.id } }] }),
  outcome: ({ id }) => ({ poolId: id }),
});
