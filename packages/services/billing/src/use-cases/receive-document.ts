// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { choiceInput, idInput } from '@platform/use-case';
import { z } from 'zod';
import type { Receipt } from '../repositories/objection-repository.ts';
import { useCase } from '../use-case.ts';

export const RECEIPT_KINDS = ['opened', 'pdf', 'xml', 'confirmed'] as const;

interface Received {
  readonly documentId: string;
  readonly receipts: readonly Receipt[];
}

/**
 * Somebody of the member opens an issued document, takes a file of it, or confirms its receipt. The first time of each stays; whoever takes
 * a file has opened the document.
 */
export const receiveDocument = useCase({
  name: 'billing.receiveDocument',
  action: 'billing.receiveDocuments',
  input: z.object({ documentId: idInput<'DocumentId'>(), kind: choiceInput('ReceiptKind', RECEIPT_KINDS) }),
  refusals: ['NOT_A_PERSON', 'DOCUMENT_NOT_ISSUED'],
  load: async ({ writes, documents, objections }, { input, actor, at }) => {
    await writes.$queryRaw`select 1 as locked from billing_document where id = ${input.documentId}::uuid for share`;
    const document = await documents.find(input.documentId);
    return document && { document, at, associationId: actor.associationId, known: await objections.receipts(document.id) };
  },
  row: ({ document: { tenantId, id } }) => ({ tenantId, type: 'billingDocument', id }),
  decide: ({ document, known, at }, { kind }, { by, newId }): Result<Received, Refusal<'NOT_A_PERSON' | 'DOCUMENT_NOT_ISSUED'>> => {
    if (by.userId === null) return err(refusal('NOT_A_PERSON'));
    if (document.status !== 'issued') return err(refusal('DOCUMENT_NOT_ISSUED'));
    const kinds = [...new Set(['opened' as const, kind])].filter((one) => !known.includes(one));
    const of = { tenantId: document.tenantId, documentId: document.id, at, by: by.accountId, byUser: by.userId };
    return ok({ documentId: document.id, receipts: kinds.map((one) => ({ ...of, id: newId(), kind: one })) });
  },
  save: ({ objections }, { receipts }, { associationId }) => objections.addReceipts(associationId, receipts),
  // Opened once more, nothing happens.
  record: ({ documentId, receipts }) =>
    receipts.map(({ kind, at }) => ({
      type: 'billingDocument',
      id: documentId,
      content: { receipt: kind, at, changes: [{ field: `receipt.${kind}`, from: null, to: at }] },
      messages: kind === 'opened' ? [{ name: 'DocumentReceived.v1' as const, payload: { documentId } }] : [],
    })),
  outcome: ({ documentId }) => ({ documentId }),
});
