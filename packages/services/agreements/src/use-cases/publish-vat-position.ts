// SPDX-License-Identifier: EUPL-1.2
import {
  AGREEMENT_FORMS,
  type PublishVatPositionCode,
  publishVatPosition as publish,
  VAT_CODES,
  VAT_POSITION_KINDS,
} from '@domain/agreements';
import { err, ok } from '@kernel/core';
import { choiceInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { withFamilyNames } from '../family-names.ts';
import { useCase } from '../use-case.ts';

/** Says how services are taxed from a day on, for agreements that say nothing of their own. */
export const publishVatPosition = useCase({
  name: 'agreements.publishVatPosition',
  action: 'agreements.publishVat',
  input: z.object({
    kind: choiceInput('VatPositionKind', VAT_POSITION_KINDS),
    form: choiceInput('AgreementForm', AGREEMENT_FORMS).nullish(),
    serviceFamilyCode: textInput(60).nullish(),
    code: choiceInput('VatCode', VAT_CODES),
    ratePermille: z.int().min(0).max(1_000),
    basis: textInput(200, 0),
    resolution: textInput(300, 0),
    validFrom: dateInput,
    validTo: dateInput.nullish(),
    /** The position that was wrong. */
    replaces: idInput<'VatPositionId'>().nullish(),
  }),
  ofAll: true,
  refusals: everyCode<PublishVatPositionCode>()(
    ...(['VAT_CODE_UNKNOWN', 'VAT_RATE_WRONG', 'VAT_BASIS_MISSING', 'VAT_RESOLUTION_MISSING', 'VAT_DATES_REVERSED'] as const),
    ...(['FAMILY_UNKNOWN', 'VAT_POSITION_UNKNOWN', 'VAT_OVERLAP'] as const),
  ),
  load: async ({ agreements, vatPositions }, { actor }) => ({
    home: { centreId: actor.centreId, associationId: actor.associationId },
    positions: await vatPositions.lockPositions(actor.centreId),
    ...(await agreements.listFamilies()),
  }),
  row: ({ home }) => ({ tenantId: home.centreId, type: 'vatPosition' }),
  decide: (state, input, circumstances) => {
    const { form, serviceFamilyCode, validTo, replaces, ...plain } = input;
    const given = { ...plain, form: form ?? null, serviceFamilyCode: serviceFamilyCode ?? null, validTo: validTo ?? null };
    const decision = publish(state, { ...given, replaces: replaces ?? null }, circumstances);
    if (!decision.ok) return err(withFamilyNames(decision.error, state.families));
    return ok({ decision: decision.value, by: circumstances.by.userId, at: circumstances.at });
  },
  save: ({ vatPositions }, { decision, by, at }, { home }) => vatPositions.save({ ...home, by, at }, decision),
  record: ({ decision }) => ({ type: 'vatPosition', id: decision.published?.id ?? '', content: decision }),
  outcome: ({ decision }) => ({ positionId: decision.published?.id ?? '' }),
});
