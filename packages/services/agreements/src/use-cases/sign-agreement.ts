// SPDX-License-Identifier: EUPL-1.2
import { signAgreement as decideSigning, type SignAgreementCode } from '@domain/agreements';
import { err, ok } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { withFamilyNames } from '../family-names.ts';
import { fieldChanges } from '../field-changes.ts';
import { citationRefusal, type KeyCode } from '../key-rules.ts';
import { lockAgreement, useCase } from '../use-case.ts';

export const signAgreement = useCase({
  name: 'agreements.signAgreement',
  action: 'agreements.sign',
  input: z.object({ agreementId: idInput<'AgreementId'>(), concludedOn: dateInput, expectedVersion: versionInput }),
  refusals: everyCode<SignAgreementCode | KeyCode>()(
    'NOT_A_DRAFT',
    ...(['NUMBER_MISSING', 'NUMBER_TOO_LONG', 'NUMBER_TAKEN', 'TITLE_MISSING', 'TITLE_TOO_LONG', 'FORM_UNKNOWN'] as const),
    ...(['DATES_REVERSED', 'NOTICE_MONTHS_WRONG', 'FAMILY_UNKNOWN', 'FAMILY_TWICE', 'KEY_OF_OTHER_FAMILY'] as const),
    ...(['KEY_CITED_TWICE', 'KEY_VERSION_WRONG', 'VAT_CODE_UNKNOWN', 'VAT_RATE_WRONG', 'VAT_DATES_REVERSED', 'VAT_OVERLAP'] as const),
    ...(['COST_CLAUSE_TOO_LONG', 'COST_TERMS_TOO_MANY', 'COST_TERM_FAMILY', 'COST_TERM_VALUE', 'COST_TERM_DATES_REVERSED'] as const),
    ...(['COST_TERM_TWICE', 'COST_TERM_MINIMUM_ABOVE_MAXIMUM'] as const),
    ...(['COST_CLAUSE_MISSING', 'COST_CLAUSE_VAGUE', 'COST_TERM_WITHOUT_RESOLUTION'] as const),
    ...(['NO_DATES', 'NO_SERVICE', 'NO_KEY_CITED', 'CLAUSE_MISSING', 'CLAUSE_NAMES_NO_SECTION', 'NO_VAT_TREATMENT', 'VAT_GAP'] as const),
    ...(['VAT_BASIS_MISSING', 'DATA_PROCESSING_MISSING', 'DATA_PROCESSING_INCOMPLETE'] as const),
    ...(['CONCLUDED_IN_THE_FUTURE', 'OUTSIDE_MEMBERSHIP', 'OVERLAPS_OTHER_AGREEMENT', 'KEY_UNKNOWN', 'KEY_FITS_OTHER_FAMILY'] as const),
  ),
  load: async ({ agreements, vatPositions, findKeys }, { input }) => {
    const found = await lockAgreement(agreements, input.agreementId);
    const membership = found && (await agreements.findMembership(found.agreement.tenantId));
    const positions = await vatPositions.listPositions();
    return found && membership && { ...found, membership, vatPositions: positions, keys: await findKeys(found.agreement.keyCitations) };
  },
  row: ({ agreement }) => ({ tenantId: agreement.tenantId, type: 'agreement', id: agreement.id, version: agreement.version }),
  decide: (state, input, circumstances) => {
    const signed = decideSigning(state, input, circumstances);
    if (!signed.ok) return err(withFamilyNames(signed.error, state.families));
    const { agreement } = signed.value;
    const unknown = citationRefusal(agreement.keyCitations, state.keys);
    if (unknown) return err(withFamilyNames(unknown, state.families));
    return ok({ agreement, changes: fieldChanges(state.agreement, agreement), termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, termsId, at }) => agreements.saveAgreement(agreement, termsId, at),
  record: ({ agreement, changes }) => ({
    type: 'agreement',
    id: agreement.id,
    content: { agreement, changes },
    messages: [{ name: 'AgreementSigned.v1', payload: { agreementId: agreement.id, serviceFamilyCodes: agreement.serviceFamilyCodes } }],
  }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
