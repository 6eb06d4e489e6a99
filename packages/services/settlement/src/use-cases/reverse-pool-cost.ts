// SPDX-License-Identifier: EUPL-1.2
import { type ReversePoolCostRefusal, reversePoolCost as reverse } from '@domain/settlement';
import { everyCode, idInput, monthInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

export const reversePoolCost = useCase({
  name: 'settlement.reversePoolCost',
  action: 'settlement.enterCosts',
  input: z.object({ costId: idInput<'PoolCostId'>(), month: monthInput, reason: textInput(200, 0), ...forCorrectionField }),
  ofAll: true,
  refusals: everyCode<ReversePoolCostRefusal>()(
    'REASON_MISSING',
    'IS_A_REVERSAL',
    'ALREADY_REVERSED',
    'MONTH_BEFORE_ENTRY',
    'MONTH_IN_FUTURE',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ pools, gates }, { input, actor, at }) => {
    const { centreId, accountId } = actor;
    const before = await pools.findCost(centreId, input.costId);
    if (!before) return null;
    await pools.lockPool(centreId, before.cost.poolId);
    await gates.post([{ tenantId: centreId, month: input.month }]);
    const found = (await pools.findCost(centreId, input.costId)) ?? before;
    return { centreId, posted: { at, accountId }, ...found, frozenMonths: await gates.frozenMonths(centreId) };
  },
  row: ({ centreId, cost }) => ({ tenantId: centreId, type: 'poolCost', id: cost.id }),
  decide: (state, input, circumstances) => reverse(state, input, circumstances),
  save: ({ pools }, cost, { centreId, posted }) => pools.addCosts(centreId, [cost], posted),
  record: (cost) => ({ type: 'poolCost', id: cost.id, content: cost }),
  outcome: ({ id, poolId, month }) => ({ costId: id, poolId, month }),
});
