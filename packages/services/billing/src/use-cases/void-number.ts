// SPDX-License-Identifier: EUPL-1.2
import type { DocumentContent } from '@domain/billing';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { useCase } from '../use-case.ts';

type Code = 'DOCUMENT_HANDED_OVER' | 'DOCUMENT_WITHOUT_NUMBER' | 'REASON_MISSING';

interface Voiding {
  readonly document: DocumentRecord;
  readonly content: DocumentContent;
  readonly reason: string;
}

/**
 * Gives up the number of a document that could not be made; the number stays in the list with the reason, the draft can be issued anew.
 * What a member has received is corrected by another document instead.
 */
export const voidNumber = useCase({
  name: 'billing.voidNumber',
  action: 'billing.issueRounds',
  input: z.object({ documentId: idInput<'DocumentId'>(), reason: textInput(500, 0), expectedVersion: versionInput }),
  stepUp: true,
  refusals: ['DOCUMENT_HANDED_OVER', 'DOCUMENT_WITHOUT_NUMBER', 'REASON_MISSING'],
  load: async ({ documents, rounds }, { input, actor, at }) => {
    const found = await documents.find(input.documentId);
    if (!found) return null;
    // The round first, as everybody who changes its documents does.
    await rounds.lockRound(actor.centreId, found.roundId);
    const document = await documents.find(input.documentId);
    return document && { document, at, centreId: actor.centreId, accountId: actor.accountId };
  },
  row: ({ document }) => ({ tenantId: document.tenantId, type: 'billingDocument', id: document.id, version: document.version }),
  decide: ({ document }, { reason }): Result<Voiding, Refusal<Code>> => {
    if (document.status === 'issued') return err(refusal('DOCUMENT_HANDED_OVER'));
    if (document.status !== 'numbered') return err(refusal('DOCUMENT_WITHOUT_NUMBER'));
    if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
    return ok({ document, content: { ...document.content, issue: null }, reason: reason.trim() });
  },
  alsoWrites: ({ centreId }) => [centreId],
  save: async ({ documents, numbers }, { document, content, reason }, { centreId, at, accountId }) => {
    await numbers.voidNumber(centreId, document.id, { at, by: accountId, reason });
    await documents.unnumber(document, content);
  },
  record: ({ document: { id, number }, reason }) => ({
    type: 'billingDocument',
    id,
    content: { number, reason, changes: [{ field: 'number', from: number, to: null }] },
    messages: [{ name: 'NumberVoided.v1', payload: { documentId: id } }],
  }),
  outcome: ({ document: { id } }) => ({ documentId: id }),
});
