// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import { type CarryOver, carryOverOf } from '@domain/treasury';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { carryOversOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

type Code = 'POOL_UNKNOWN' | 'BASIS_MISSING' | 'PERIOD_INVALID' | 'CARRY_OVER_TWICE' | 'NOTHING_LEFT';

/** What a closed calculation period leaves to be balanced: income + balanced − cost (§ 6 Abs. 2 KAG NRW). */
export const recordCarryOver = useCase({
  name: 'treasury.recordCarryOver',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ poolId: idInput<'PoolId'>().optional(), periodFrom: dateInput, periodTo: dateInput },
    ...{ income: amountInput, cost: amountInput, balanced: amountInput, document: textInput(200, 0) },
  }),
  ofAll: true,
  refusals: ['POOL_UNKNOWN', 'BASIS_MISSING', 'PERIOD_INVALID', 'CARRY_OVER_TWICE', 'NOTHING_LEFT'] as readonly Code[],
  load: async ({ reads, ports, accounts }, { actor, at }) => {
    await accounts.lock([actor.centreId]);
    const pools = await ports.get(settlementResultsPort).pools(reads);
    return { ...enteredBy(actor, at), pools, carryOvers: (await carryOversOf(reads)).carryOvers };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'carryOver' }),
  decide: ({ pools, carryOvers }, input, { today, newId }): Result<CarryOver, Refusal<Code>> => {
    const { periodFrom, periodTo, income, cost, balanced } = input;
    const poolId = input.poolId ?? null;
    const pool = pools.find((one) => one.poolId === poolId);
    if (poolId !== null && !pool) return err(refusal('POOL_UNKNOWN', { field: 'poolId' }));
    if (input.document === '') return err(refusal('BASIS_MISSING', { field: 'document' }));
    if (periodTo < periodFrom) return err(refusal('PERIOD_INVALID', { field: 'periodTo', params: { from: periodFrom, to: periodTo } }));
    const poolName = pool?.name ?? 'Verband insgesamt';
    if (carryOvers.some((one) => one.poolId === poolId && one.periodFrom === periodFrom && one.periodTo === periodTo))
      return err(refusal('CARRY_OVER_TWICE', { params: { pool: poolName, date: periodTo } }));
    const period = { poolId, poolName, periodFrom, periodTo, incomeCents: income, costCents: cost, balancedCents: balanced };
    const found = carryOverOf(period, { id: newId(), runId: input.document }, today);
    return found ? ok(found) : err(refusal('NOTHING_LEFT', { field: 'income', params: { to: periodTo } }));
  },
  save: ({ centre }, carryOver, by) => centre.addCarryOvers([carryOver], null, by),
  record: (carryOver) => ({ type: 'carryOver', id: carryOver.id, content: carryOver }),
  outcome: ({ id }) => ({ carryOverId: id }),
});
