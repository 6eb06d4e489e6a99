// SPDX-License-Identifier: EUPL-1.2
import { type ChangeDraftCode, changeDraft as decideChange } from '@domain/agreements';
import { err, ok } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { contentFields, contentOf } from '../agreement-input.ts';
import { withFamilyNames } from '../family-names.ts';
import { fieldChanges } from '../field-changes.ts';
import { citationRefusal, type KeyCode } from '../key-rules.ts';
import { lockAgreement, useCase } from '../use-case.ts';

/** Replaces the whole content of a draft. */
export const changeDraft = useCase({
  name: 'agreements.changeDraft',
  action: 'agreements.draft',
  input: z.object({ agreementId: idInput<'AgreementId'>(), expectedVersion: versionInput, ...contentFields }),
  refusals: everyCode<ChangeDraftCode | KeyCode>()(
    'NOT_A_DRAFT',
    ...(['NUMBER_MISSING', 'NUMBER_TOO_LONG', 'NUMBER_TAKEN', 'TITLE_MISSING', 'TITLE_TOO_LONG', 'FORM_UNKNOWN'] as const),
    ...(['DATES_REVERSED', 'NOTICE_MONTHS_WRONG', 'FAMILY_UNKNOWN', 'FAMILY_TWICE', 'KEY_OF_OTHER_FAMILY'] as const),
    ...(['KEY_CITED_TWICE', 'KEY_VERSION_WRONG', 'VAT_CODE_UNKNOWN', 'VAT_RATE_WRONG', 'VAT_DATES_REVERSED', 'VAT_OVERLAP'] as const),
    ...(['COST_CLAUSE_TOO_LONG', 'COST_TERMS_TOO_MANY', 'COST_TERM_FAMILY', 'COST_TERM_VALUE', 'COST_TERM_DATES_REVERSED'] as const),
    ...(['COST_TERM_TWICE', 'COST_TERM_MINIMUM_ABOVE_MAXIMUM'] as const),
    ...(['NOTHING_CHANGES', 'KEY_UNKNOWN', 'KEY_FITS_OTHER_FAMILY'] as const),
  ),
  load: async ({ agreements, findKeys }, { input }) => {
    const found = await lockAgreement(agreements, input.agreementId);
    return found && { ...found, keys: await findKeys(contentOf(input).keyCitations) };
  },
  row: ({ agreement }) => ({ tenantId: agreement.tenantId, type: 'agreement', id: agreement.id, version: agreement.version }),
  decide: (state, input, circumstances) => {
    const content = contentOf(input);
    const changed = decideChange(state, content, circumstances);
    if (!changed.ok) return err(withFamilyNames(changed.error, state.families));
    const unknown = citationRefusal(content.keyCitations, state.keys);
    if (unknown) return err(withFamilyNames(unknown, state.families));
    const { agreement } = changed.value;
    const changes = fieldChanges(state.agreement, agreement);
    return ok({ agreement, changes, termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, termsId, at }) => agreements.saveAgreement(agreement, termsId, at),
  record: ({ agreement, changes }) => ({ type: 'agreement', id: agreement.id, content: { audience: 'centre', agreement, changes } }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
