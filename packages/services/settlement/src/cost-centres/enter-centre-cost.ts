// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import {
  COST_KINDS,
  type EnterCostCentreCostRefusal,
  enterCostCentreCost as enter,
  type ReversePoolCostRefusal,
  reverseCostCentreCost as reverse,
} from '@domain/settlement';
import { amountInput, choiceInput, everyCode, idInput, monthInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { forCorrectionField } from '../use-cases/for-correction-field.ts';
import { centreUseCase } from './centre-use-case.ts';

export const enterCostCentreCost = centreUseCase({
  name: 'settlement.enterCostCentreCost',
  action: 'settlement.enterCosts',
  input: z.object({
    centreId: idInput<'CostCentreId'>(),
    month: monthInput,
    kind: choiceInput('CostKind', COST_KINDS),
    amount: amountInput,
    label: textInput(200, 0),
    voucher: textInput(60, 0).optional(),
    ...forCorrectionField,
  }),
  ofAll: true,
  refusals: everyCode<EnterCostCentreCostRefusal>()(
    'COST_CENTRE_RETIRED',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'INCOME_BELOW_ZERO',
    'MONTH_IN_FUTURE',
    'MONTH_BEFORE_ASSOCIATION',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ centres, gates, ports, statements }, { input, actor, at }) => {
    const { centreId: tenantId, accountId } = actor;
    const centre = await centres.lockCentre(tenantId, input.centreId);
    if (!centre) return null;
    await gates.post([{ tenantId, month: input.month }]);
    return {
      tenantId,
      centre,
      posted: { at, accountId },
      foundedOn: (await ports.get(tenancyPort).beginnings(statements)).foundedOn,
      frozenMonths: await gates.frozenMonths(tenantId),
    };
  },
  row: ({ tenantId, centre }) => ({ tenantId, type: 'costCentre', id: centre.id }),
  decide: (state, { amount, voucher, ...input }, circumstances) =>
    enter(state, { ...input, amountCents: amount, voucher: voucher ?? null }, circumstances),
  save: ({ centres }, cost, { tenantId, posted }) => centres.addCosts(tenantId, [cost], posted),
  record: (cost) => ({ type: 'costCentreCost', id: cost.id, content: cost }),
  outcome: ({ id, centreId, month }) => ({ centreCostId: id, centreId, month }),
});

export const reverseCostCentreCost = centreUseCase({
  name: 'settlement.reverseCostCentreCost',
  action: 'settlement.enterCosts',
  input: z.object({ centreCostId: idInput<'CostCentreCostId'>(), month: monthInput, reason: textInput(200, 0), ...forCorrectionField }),
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
  load: async ({ centres, gates }, { input, actor, at }) => {
    const { centreId: tenantId, accountId } = actor;
    const before = await centres.findCost(tenantId, input.centreCostId);
    if (!before) return null;
    await centres.lockCentre(tenantId, before.cost.centreId);
    await gates.post([{ tenantId, month: input.month }]);
    const found = (await centres.findCost(tenantId, input.centreCostId)) ?? before;
    return { tenantId, posted: { at, accountId }, ...found, frozenMonths: await gates.frozenMonths(tenantId) };
  },
  row: ({ tenantId, cost }) => ({ tenantId, type: 'costCentreCost', id: cost.id }),
  decide: (state, input, circumstances) => reverse(state, input, circumstances),
  save: ({ centres }, cost, { tenantId, posted }) => centres.addCosts(tenantId, [cost], posted),
  record: (cost) => ({ type: 'costCentreCost', id: cost.id, content: cost }),
  outcome: ({ id, centreId, month }) => ({ centreCostId: id, centreId, month }),
});
