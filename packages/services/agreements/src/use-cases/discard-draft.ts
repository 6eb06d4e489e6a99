// SPDX-License-Identifier: EUPL-1.2
import { discardDraft as decideDiscard } from '@domain/agreements';
import { ok } from '@kernel/core';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { fieldChanges } from '../field-changes.ts';
import { lockAgreement, useCase } from '../use-case.ts';

export const discardDraft = useCase({
  name: 'agreements.discardDraft',
  action: 'agreements.draft',
  input: z.object({ agreementId: idInput<'AgreementId'>(), expectedVersion: versionInput }),
  refusals: ['NOT_A_DRAFT'],
  load: ({ agreements }, { input }) => lockAgreement(agreements, input.agreementId),
  row: ({ agreement }) => ({ tenantId: agreement.tenantId, type: 'agreement', id: agreement.id, version: agreement.version }),
  decide: (state, _input, circumstances) => {
    const discarded = decideDiscard(state, {}, circumstances);
    if (!discarded.ok) return discarded;
    const { agreement } = discarded.value;
    return ok({ agreement, changes: fieldChanges(state.agreement, agreement), termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, termsId, at }) => agreements.saveAgreement(agreement, termsId, at),
  record: ({ agreement, changes }) => ({ type: 'agreement', id: agreement.id, content: { audience: 'centre', changes } }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
