// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { choiceInput, dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { Remedy } from '../repositories/objection-repository.ts';
import { useCase } from '../use-case.ts';

export const REMEDY_KINDS = ['objection', 'action', 'withdrawal', 'decision'] as const;

type Code = 'DOCUMENT_NOT_ISSUED' | 'NOT_A_NOTICE' | 'DATE_IN_FUTURE' | 'DATE_BEFORE_ISSUE' | 'TEXT_MISSING';

/** Notes in the file of an issued notice that a formal remedy came in, was taken back or decided. */
export const noteRemedy = useCase({
  name: 'billing.noteRemedy',
  action: 'billing.noteRemedies',
  input: z.object({
    documentId: idInput<'DocumentId'>(),
    kind: choiceInput('RemedyKind', REMEDY_KINDS),
    on: dateInput,
    reference: textInput(120, 0),
    text: textInput(4_000, 0),
  }),
  refusals: ['DOCUMENT_NOT_ISSUED', 'NOT_A_NOTICE', 'DATE_IN_FUTURE', 'DATE_BEFORE_ISSUE', 'TEXT_MISSING'],
  load: async ({ documents }, { input, actor, at }) => {
    const document = await documents.find(input.documentId);
    return document && { document, at, associationId: actor.associationId };
  },
  row: ({ document: { tenantId, id } }) => ({ tenantId, type: 'billingDocument', id }),
  decide: ({ document, at }, input, { by, today, newId }): Result<Remedy, Refusal<Code>> => {
    const { status, content, issuedOn } = document;
    if (status !== 'issued') return err(refusal('DOCUMENT_NOT_ISSUED'));
    if (content.family !== 'notice') return err(refusal('NOT_A_NOTICE'));
    if (input.on > today) return err(refusal('DATE_IN_FUTURE', { field: 'on' }));
    if (issuedOn !== null && input.on < issuedOn) return err(refusal('DATE_BEFORE_ISSUE', { field: 'on', params: { issuedOn } }));
    if (input.text.trim() === '') return err(refusal('TEXT_MISSING', { field: 'text' }));
    const { kind, on, reference, text } = input;
    const of = { id: newId(), tenantId: document.tenantId, documentId: document.id };
    return ok({ ...of, kind, on, reference, text, enteredBy: by.accountId, enteredByUser: by.userId, at });
  },
  save: ({ objections }, remedy, { associationId }) => objections.addRemedy(associationId, remedy),
  record: ({ id: remedyId, documentId, kind, on, reference }) => ({
    type: 'billingDocument',
    id: documentId,
    content: { remedyId, kind, on, reference },
  }),
  outcome: ({ documentId }) => ({ documentId }),
});
