// SPDX-License-Identifier: EUPL-1.2
import { ok } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Writes beside a document with a number why its files could not be made; the making can be ordered again. */
export const noteFault = useCase({
  name: 'billing.noteFault',
  action: 'billing.makeFiles',
  input: z.object({
    documentId: idInput<'DocumentId'>(),
    /** Of what could not be set; another number may have been drawn meanwhile. */
    contentHash: z.string().max(128),
    rule: z.string().max(80),
    de: z.string().max(1_000),
    en: z.string().max(1_000),
  }),
  refusals: [],
  load: async ({ documents }, { input }) => {
    const document = await documents.find(input.documentId);
    return document?.status === 'numbered' && document.contentHash === input.contentHash ? document : null;
  },
  row: ({ tenantId, id, version }) => ({ tenantId, type: 'billingDocument', id, version }),
  decide: ({ tenantId, id, number }, { rule, de, en }) => ok({ tenantId, id, number, findings: [{ rule, at: 'pdf', de, en }] }),
  save: ({ documents }, { tenantId, id, findings }) => documents.block({ tenantId, id }, findings),
  record: ({ id, number, findings }) => ({ type: 'billingDocument', id, content: { audience: 'centre', number, findings } }),
  outcome: ({ id }) => ({ documentId: id }),
});
