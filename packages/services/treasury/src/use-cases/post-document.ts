// SPDX-License-Identifier: EUPL-1.2
import { documentsPort } from '@contracts/billing';
import { type PostDocumentDecision, postDocument as post } from '@domain/treasury';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { enteredBy, useCase } from '../use-case.ts';

/** An issued notice or invoice becomes a claim or a credit; one that has been posted already changes nothing. */
export const postDocument = useCase({
  name: 'treasury.postDocument',
  action: 'treasury.postDocuments',
  input: z.object({ tenantId: idInput<'TenantId'>(), documentId: idInput<'DocumentId'>() }),
  refusals: [] as readonly never[],
  load: async ({ reads, ports, accounts }, { input, actor, at }) => {
    const { tenantId, documentId } = input;
    if (!(await accounts.isMember(tenantId, actor.centreId))) return null;
    await accounts.lock([tenantId]);
    const document = await ports.get(documentsPort).findIssued(reads, tenantId, documentId);
    return document && { ...enteredBy(actor, at), tenantId, document, posted: await accounts.isPosted(tenantId, documentId) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'openItem' }),
  decide: ({ document }, _input, circumstances) => post({}, { document }, circumstances),
  save: async (
    { accounts },
    { item, credit, ordersInstalments, replacements }: PostDocumentDecision,
    { tenantId, document, posted, ...by },
  ) => {
    if (posted) return;
    const { documentId, number, issuedOn } = document;
    await accounts.addDocument(document, by.at);
    if (ordersInstalments) await accounts.nameDocument(tenantId, document);
    await accounts.replaceInstalments(tenantId, replacements, by.at);
    if (item) await accounts.addItems([{ ...item, documentId, documentNumber: number }], by);
    if (credit) await accounts.addCredits([{ ...credit, tenantId, kind: 'document', arisenOn: issuedOn, documentId }], by);
  },
  record: ({ item, credit, document, replacements }) => ({
    ...{ type: 'openItem', id: item?.id ?? document.documentId, content: { item, credit, document, replacements } },
  }),
  outcome: ({ document }) => ({ documentId: document.documentId }),
});
