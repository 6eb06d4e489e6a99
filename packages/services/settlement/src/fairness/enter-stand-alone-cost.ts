// SPDX-License-Identifier: EUPL-1.2
import { type EnterStandAloneCostRefusal, enterStandAloneCost as enter } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, bindUseCase, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { standAloneRepository } from './stand-alone-repository.ts';

const useCase = bindUseCase((writes) => ({
  costs: standAloneRepository(writes),
  isMember: async (tenantId: string, centreId: string) =>
    (await writes.tenant.count({ where: { tenantId: centreId, id: tenantId, kind: 'member' } })) > 0,
}));

/** What a year alone would cost a member: entered by itself or by the centre, with its source; known anew it goes before what was known. */
export const enterStandAloneCost = useCase({
  name: 'settlement.enterStandAloneCost',
  action: 'settlement.enterStandAloneCosts',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    /** Without it: all services together. */
    serviceFamilyCode: textInput(60).optional(),
    yearlyAmount: amountInput,
    validFrom: dateInput,
    source: textInput(200, 0),
  }),
  refusals: everyCode<EnterStandAloneCostRefusal>()(
    'SERVICE_UNKNOWN',
    'STAND_ALONE_AMOUNT',
    'SOURCE_MISSING',
    'DATE_IN_FUTURE',
    'NOTHING_CHANGES',
  ),
  load: async ({ costs, isMember }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const { tenantId, validFrom, serviceFamilyCode = null } = input;
    if (!(await isMember(tenantId, centreId))) return null;
    const before = await costs.lockKnown({ tenantId, serviceFamilyCode, validFrom });
    return { tenantId, associationId, accountId, at, families: await costs.families(centreId), before };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'standAloneCost' }),
  decide: (state, { serviceFamilyCode = null, yearlyAmount, ...input }, circumstances) => {
    const decision = enter(state, { ...input, serviceFamilyCode, yearlyCents: yearlyAmount }, circumstances);
    return decision.ok ? ok({ ...decision.value, by: circumstances.by.userId }) : decision;
  },
  save: ({ costs }, { cost, before, by }, { associationId, accountId, at }) =>
    costs.save(associationId, { cost, before }, { at, accountId, userId: by }),
  record: ({ cost, before }) => ({
    type: 'standAloneCost',
    id: cost.id,
    content: { cost, changes: [{ field: 'yearlyCents', from: before?.yearlyCents ?? null, to: cost.yearlyCents }] },
  }),
  outcome: ({ cost }) => ({ costId: cost.id }),
});

type WithdrawRefusal = 'REASON_MISSING' | 'ALREADY_WITHDRAWN';

/** An amount that should not stand there; it stays readable as what was known until then. */
export const withdrawStandAloneCost = useCase({
  name: 'settlement.withdrawStandAloneCost',
  action: 'settlement.enterStandAloneCosts',
  input: z.object({ standAloneCostId: idInput<'StandAloneCostId'>(), reason: textInput(500, 0) }),
  refusals: everyCode<WithdrawRefusal>()('REASON_MISSING', 'ALREADY_WITHDRAWN'),
  load: async ({ costs }, { input, at }) => {
    const found = await costs.lockCost(input.standAloneCostId);
    return found && { ...found, at };
  },
  row: ({ cost: { tenantId, id } }) => ({ tenantId: tenantId as never, type: 'standAloneCost', id }),
  decide: ({ cost, isKnown }, { reason }): Result<{ cost: typeof cost; reason: string }, Refusal<WithdrawRefusal>> => {
    if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
    return isKnown ? ok({ cost, reason: reason.trim() }) : err(refusal('ALREADY_WITHDRAWN'));
  },
  save: async ({ costs }, { cost }, { at }) => void (await costs.close(cost.tenantId, cost.id, at)),
  record: ({ cost, reason }) => ({
    type: 'standAloneCost',
    id: cost.id,
    content: { cost, reason, changes: [{ field: 'yearlyCents', from: cost.yearlyCents, to: null }] },
  }),
  outcome: ({ cost }) => ({ costId: cost.id }),
});
