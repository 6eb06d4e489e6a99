// SPDX-License-Identifier: EUPL-1.2
import { giveNotice as decideNotice, type GiveNoticeCode } from '@domain/agreements';
import { ok } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { fieldChanges } from '../field-changes.ts';
import { lockAgreement, useCase } from '../use-case.ts';

export const giveNotice = useCase({
  name: 'agreements.giveNotice',
  action: 'agreements.end',
  input: z.object({
    agreementId: idInput<'AgreementId'>(),
    noticeGivenOn: dateInput,
    endsOn: dateInput,
    forGoodCause: z.boolean().default(false),
    expectedVersion: versionInput,
  }),
  refusals: everyCode<GiveNoticeCode>()(
    ...(['NOT_ACTIVE', 'NOTICE_IN_THE_FUTURE', 'NOTICE_BEFORE_CONCLUSION', 'ENDS_BEFORE_NOTICE'] as const),
    ...(['ENDS_BEFORE_START', 'ENDS_AFTER_TERM', 'NOTICE_TOO_LATE'] as const),
  ),
  load: ({ agreements }, { input }) => lockAgreement(agreements, input.agreementId),
  row: ({ agreement }) => ({ tenantId: agreement.tenantId, type: 'agreement', id: agreement.id, version: agreement.version }),
  decide: (state, input, circumstances) => {
    const noticed = decideNotice(state, input, circumstances);
    if (!noticed.ok) return noticed;
    const { agreement } = noticed.value;
    const changes = fieldChanges(state.agreement, agreement);
    return ok({ agreement, changes, forGoodCause: input.forGoodCause, termsId: circumstances.newId(), at: circumstances.at });
  },
  save: ({ agreements }, { agreement, termsId, at }) => agreements.saveAgreement(agreement, termsId, at),
  record: ({ agreement, changes, forGoodCause }) => ({
    type: 'agreement',
    id: agreement.id,
    content: { changes, forGoodCause },
    messages: [{ name: 'AgreementNoticeGiven.v1', payload: { agreementId: agreement.id, endsOn: agreement.validity?.to ?? null } }],
  }),
  outcome: ({ agreement }) => ({ agreementId: agreement.id }),
});
