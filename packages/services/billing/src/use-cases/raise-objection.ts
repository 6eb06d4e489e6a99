// SPDX-License-Identifier: EUPL-1.2
import { OBJECTION_LIMIT, type RaiseObjectionRefusal, raiseObjection as raise } from '@domain/billing';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** A member objects to one line of a draft. */
export const raiseObjection = useCase({
  name: 'billing.raiseObjection',
  action: 'billing.objectToDrafts',
  input: z.object({ documentId: idInput<'DocumentId'>(), lineKey: z.string().min(1).max(200), text: textInput(OBJECTION_LIMIT, 0) }),
  refusals: everyCode<RaiseObjectionRefusal>()(
    'NOT_A_PERSON',
    'DOCUMENT_NOT_ANNOUNCED',
    'LEGAL_REMEDY_APPLIES',
    'NO_OBJECTION_PERIOD',
    'OBJECTION_PERIOD_OVER',
    'TEXT_MISSING',
    'LINE_NOT_FOUND',
    'OBJECTION_OPEN',
  ),
  load: async ({ documents, objections, writes }, { input, actor }) => {
    await writes.$queryRaw`select 1 as locked from billing_document where id = ${input.documentId}::uuid for update`;
    const document = await documents.find(input.documentId);
    if (!document) return null;
    const { id, ...draft } = document;
    return { associationId: actor.associationId, draft: { ...draft, documentId: id, openLines: await objections.openLines(id) } };
  },
  row: ({ draft }) => ({ tenantId: draft.tenantId, type: 'objection' }),
  decide: ({ draft }, { lineKey, text }, circumstances) => raise(draft, { lineKey, text }, circumstances),
  save: ({ objections }, objection, { associationId }) => objections.add(associationId, objection),
  record: (objection) => ({
    type: 'objection',
    id: objection.id,
    content: objection,
    messages: [{ name: 'ObjectionRaised.v1', payload: { objectionId: objection.id, documentId: objection.documentId } }],
  }),
  outcome: ({ id, documentId }) => ({ objectionId: id, documentId }),
});
