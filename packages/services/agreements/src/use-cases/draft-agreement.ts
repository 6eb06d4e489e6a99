// SPDX-License-Identifier: EUPL-1.2
import { type ContentCode, draftAgreement as decideDraft } from '@domain/agreements';
import { err, ok } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { contentFields, contentOf } from '../agreement-input.ts';
import { withFamilyNames } from '../family-names.ts';
import { citationRefusal, type KeyCode } from '../key-rules.ts';
import { useCase } from '../use-case.ts';

const DRAFT_CODES = everyCode<ContentCode | KeyCode>()(
  ...(['NUMBER_MISSING', 'NUMBER_TOO_LONG', 'NUMBER_TAKEN', 'TITLE_MISSING', 'TITLE_TOO_LONG', 'FORM_UNKNOWN'] as const),
  ...(['DATES_REVERSED', 'NOTICE_MONTHS_WRONG', 'FAMILY_UNKNOWN', 'FAMILY_TWICE', 'KEY_OF_OTHER_FAMILY'] as const),
  ...(['KEY_CITED_TWICE', 'KEY_VERSION_WRONG', 'VAT_CODE_UNKNOWN', 'VAT_RATE_WRONG', 'VAT_DATES_REVERSED', 'VAT_OVERLAP'] as const),
  ...(['COST_CLAUSE_TOO_LONG', 'COST_TERMS_TOO_MANY', 'COST_TERM_FAMILY', 'COST_TERM_VALUE', 'COST_TERM_DATES_REVERSED'] as const),
  ...(['COST_TERM_TWICE', 'COST_TERM_MINIMUM_ABOVE_MAXIMUM'] as const),
  ...(['KEY_UNKNOWN', 'KEY_FITS_OTHER_FAMILY'] as const),
);

export const draftAgreement = useCase({
  name: 'agreements.draftAgreement',
  action: 'agreements.draft',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    ...contentFields,
    /** What was calculated for it; the centre's alone, and kept as it was. */
    note: textInput(4000, 0).default(''),
  }),
  refusals: DRAFT_CODES,
  load: async ({ agreements, findKeys }, { input }) => {
    if (!(await agreements.findMembership(input.tenantId))) return null;
    await agreements.lockMember(input.tenantId);
    return {
      others: await agreements.listAgreements(input.tenantId),
      ...(await agreements.listFamilies()),
      keys: await findKeys(contentOf(input).keyCitations),
    };
  },
  row: (_state, { tenantId }) => ({ tenantId, type: 'agreement' }),
  decide: (state, input, circumstances) => {
    const content = contentOf(input);
    const drafted = decideDraft(state, { ...content, tenantId: input.tenantId }, circumstances);
    if (!drafted.ok) return err(withFamilyNames(drafted.error, state.families));
    const unknown = citationRefusal(content.keyCitations, state.keys);
    if (unknown) return err(withFamilyNames(unknown, state.families));
    return ok({ agreement: drafted.value.agreement, note: input.note, termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, note, termsId, at }) => agreements.insertAgreement({ ...agreement, note }, termsId, at),
  record: ({ agreement, note }) => ({
    type: 'agreement',
    id: agreement.id,
    content: { audience: 'centre', agreement, ...(note === '' ? {} : { note }) },
  }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
