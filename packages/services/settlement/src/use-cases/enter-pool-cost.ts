// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { COST_KINDS, type EnterPoolCostRefusal, enterPoolCost as enter } from '@domain/settlement';
import { err, refusal } from '@kernel/core';
import { amountInput, choiceInput, everyCode, idInput, monthInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

const costKindInput = choiceInput('CostKind', COST_KINDS);

export const enterPoolCost = useCase({
  name: 'settlement.enterPoolCost',
  action: 'settlement.enterCosts',
  input: z.object({
    poolId: idInput<'PoolId'>(),
    month: monthInput,
    kind: costKindInput,
    amount: amountInput,
    label: textInput(200, 0),
    voucher: textInput(60, 0).optional(),
    ...forCorrectionField,
  }),
  ofAll: true,
  refusals: everyCode<EnterPoolCostRefusal | 'POOL_RETIRED'>()(
    'POOL_RETIRED',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'INCOME_BELOW_ZERO',
    'MONTH_IN_FUTURE',
    'MONTH_BEFORE_ASSOCIATION',
    'POOL_WITHOUT_KEY',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ pools, keys, gates, ports, statements }, { input, actor, at }) => {
    const { centreId, accountId } = actor;
    const pool = await pools.lockPool(centreId, input.poolId);
    if (!pool) return null;
    await gates.post([{ tenantId: centreId, month: input.month }]);
    return {
      centreId,
      posted: { at, accountId },
      pool,
      keyVersions: await keys.versionsOf({ tenantId: centreId, keyId: pool.keyId }),
      foundedOn: (await ports.get(tenancyPort).beginnings(statements)).foundedOn,
      frozenMonths: await gates.frozenMonths(centreId),
    };
  },
  row: ({ centreId, pool }) => ({ tenantId: centreId, type: 'pool', id: pool.id }),
  decide: (state, { amount, voucher, ...input }, circumstances) =>
    state.pool.active
      ? enter(state, { ...input, amountCents: amount, voucher: voucher ?? null }, circumstances)
      : err(refusal('POOL_RETIRED', { field: 'poolId', params: { pool: state.pool.name } })),
  save: ({ pools }, cost, { centreId, posted }) => pools.addCosts(centreId, [cost], posted),
  record: (cost) => ({ type: 'poolCost', id: cost.id, content: cost }),
  outcome: ({ id, poolId, month }) => ({ costId: id, poolId, month }),
});
