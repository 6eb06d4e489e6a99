// SPDX-License-Identifier: EUPL-1.2
import { type AnswerObjectionRefusal, answerObjection as answer, OBJECTION_LIMIT } from '@domain/billing';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

export const answerObjection = useCase({
  name: 'billing.answerObjection',
  action: 'billing.answerObjections',
  input: z.object({
    objectionId: idInput<'ObjectionId'>(),
    accepted: z.boolean(),
    answer: textInput(OBJECTION_LIMIT, 0),
    expectedVersion: versionInput,
  }),
  refusals: everyCode<AnswerObjectionRefusal>()('OBJECTION_NOT_RAISED', 'NOT_A_PERSON', 'ANSWER_MISSING'),
  load: ({ objections }, { input }) => objections.lock(input.objectionId),
  row: ({ objection: { tenantId, id }, version }) => ({ tenantId: tenantId as TenantId, type: 'objection', id, version }),
  decide: ({ objection }, { accepted, answer: text }, circumstances) => answer(objection, { accepted, answer: text }, circumstances),
  save: ({ objections }, objection) => objections.save(objection),
  record: (objection, { objection: before }) => ({
    type: 'objection',
    id: objection.id,
    content: { answer: objection.answer, changes: [{ field: 'status', from: before.status, to: objection.status }] },
    messages: [{ name: 'ObjectionAnswered.v1', payload: { objectionId: objection.id, documentId: objection.documentId } }],
  }),
  outcome: ({ id, documentId }) => ({ objectionId: id, documentId }),
});
