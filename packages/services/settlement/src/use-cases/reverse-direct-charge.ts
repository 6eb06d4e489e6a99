// SPDX-License-Identifier: EUPL-1.2
import { type ReverseDirectChargeRefusal, reverseDirectCharge as reverse } from '@domain/settlement';
import { monthOf, type TenantId } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

export const reverseDirectCharge = useCase({
  name: 'settlement.reverseDirectCharge',
  action: 'settlement.enterCosts',
  input: z.object({ chargeId: idInput<'DirectChargeId'>(), occurredOn: dateInput, reason: textInput(200, 0), ...forCorrectionField }),
  refusals: everyCode<ReverseDirectChargeRefusal>()(
    'REASON_MISSING',
    'IS_A_REVERSAL',
    'ALREADY_REVERSED',
    'DATE_BEFORE_ENTRY',
    'DATE_IN_FUTURE',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ charges, gates }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const before = await charges.findCharge(input.chargeId);
    if (!before) return null;
    const tenantId = before.charge.tenantId as TenantId;
    // The gate of the charge's own month lets one reversal in at a time.
    await gates.post([
      { tenantId, month: monthOf(before.charge.occurredOn) },
      { tenantId, month: monthOf(input.occurredOn) },
    ]);
    const found = (await charges.findCharge(input.chargeId)) ?? before;
    return { associationId, posted: { at, accountId }, tenantId, ...found, frozenMonths: await gates.frozenMonths(centreId) };
  },
  row: ({ tenantId, charge }) => ({ tenantId, type: 'directCharge', id: charge.id }),
  decide: (state, input, circumstances) => reverse(state, input, circumstances),
  save: ({ charges }, charge, { associationId, agreementId, posted }) => charges.addCharge(associationId, agreementId, charge, posted),
  record: (charge) => ({ type: 'directCharge', id: charge.id, content: charge }),
  outcome: ({ id }) => ({ chargeId: id }),
});
