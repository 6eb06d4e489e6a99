// SPDX-License-Identifier: EUPL-1.2
import { endAgreement as decideEnd, type EndAgreementCode } from '@domain/agreements';
import { ok } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { fieldChanges } from '../field-changes.ts';
import { lockAgreement, useCase } from '../use-case.ts';

export const endAgreement = useCase({
  name: 'agreements.endAgreement',
  action: 'agreements.end',
  input: z.object({
    agreementId: idInput<'AgreementId'>(),
    /** The last day, where both sides end it by consent; absent where its term has run out. */
    endsOn: dateInput.optional(),
    expectedVersion: versionInput,
  }),
  refusals: everyCode<EndAgreementCode>()(
    ...(['NOT_RUNNING', 'NO_END_DATE', 'STILL_RUNNING', 'ENDS_IN_THE_FUTURE', 'ENDS_BEFORE_START', 'ENDS_AFTER_TERM'] as const),
  ),
  load: ({ agreements }, { input }) => lockAgreement(agreements, input.agreementId),
  row: ({ agreement }) => ({ tenantId: agreement.tenantId, type: 'agreement', id: agreement.id, version: agreement.version }),
  decide: (state, input, circumstances) => {
    const ended = decideEnd(state, { endsOn: input.endsOn ?? null }, circumstances);
    if (!ended.ok) return ended;
    const { agreement } = ended.value;
    return ok({ agreement, changes: fieldChanges(state.agreement, agreement), termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, termsId, at }) => agreements.saveAgreement(agreement, termsId, at),
  record: ({ agreement, changes }) => ({
    type: 'agreement',
    id: agreement.id,
    content: { changes },
    messages: [{ name: 'AgreementEnded.v1', payload: { agreementId: agreement.id, endedOn: agreement.validity?.to ?? null } }],
  }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
