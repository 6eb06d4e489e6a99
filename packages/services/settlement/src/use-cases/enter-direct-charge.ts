// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import { tenancyPort } from '@contracts/tenancy';
import { type EnterDirectChargeRefusal, enterDirectCharge as enter } from '@domain/settlement';
import { err, monthOf } from '@kernel/core';
import { amountInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { basisOn } from '../run-citations.ts';
import { useCase } from '../use-case.ts';
import { forCorrectionField } from './for-correction-field.ts';

export const enterDirectCharge = useCase({
  name: 'settlement.enterDirectCharge',
  action: 'settlement.enterCosts',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    serviceFamilyCode: textInput(60),
    occurredOn: dateInput,
    amount: amountInput,
    label: textInput(200, 0),
    ...forCorrectionField,
  }),
  refusals: everyCode<EnterDirectChargeRefusal>()(
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'DATE_IN_FUTURE',
    'DATE_BEFORE_MEMBERSHIP',
    'CHARGE_WITHOUT_BASIS',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async ({ charges, gates, ports, statements }, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const member = await charges.findMember(input.tenantId, centreId);
    if (!member) return null;
    await gates.post([{ tenantId: input.tenantId, month: monthOf(input.occurredOn) }]);
    const day = { from: input.occurredOn, to: input.occurredOn };
    const basis = basisOn(await ports.get(agreementsPort).citationsIn(statements, day, at), input, input.occurredOn);
    return {
      associationId,
      posted: { at, accountId },
      tenantId: member.tenantId,
      agreementId: basis?.agreementId ?? null,
      basis,
      memberSince: (await ports.get(tenancyPort).beginnings(statements)).memberSince.get(input.tenantId) ?? null,
      families: await familyNames(statements, centreId),
      frozenMonths: await gates.frozenMonths(centreId),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'directCharge' }),
  decide: (state, { amount, ...input }, circumstances) => {
    const charge = enter(state, { ...input, amountCents: amount, sourceRef: null }, circumstances);
    return charge.ok ? charge : err(withFamilyNames(charge.error, state.families));
  },
  save: ({ charges }, charge, { associationId, agreementId, posted }) => charges.addCharge(associationId, agreementId, charge, posted),
  record: (charge) => ({ type: 'directCharge', id: charge.id, content: charge }),
  outcome: ({ id }) => ({ chargeId: id }),
});
