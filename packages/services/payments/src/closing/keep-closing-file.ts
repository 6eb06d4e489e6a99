// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { fileBook } from '@platform/files';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { closingUseCase } from './closing-use-case.ts';

/** Names the paper of a closed day, which lies encrypted already; what is there stays. */
export const keepClosingFile = closingUseCase({
  name: 'payments.keepClosingFile',
  action: 'payments.print',
  input: z.object({
    closingId: idInput<'DayClosingId'>(),
    file: z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      fileName: z.string().max(200),
      mediaType: z.string().max(200),
      sizeBytes: z.int().min(1),
    }),
  }),
  refusals: ['CLOSING_STATUS'],
  load: async ({ closings }, { input: { closingId }, at }) => {
    const stored = await closings.lockClosing(closingId);
    return stored && { stored, at };
  },
  row: ({ stored: { tenantId, id } }) => ({ tenantId, type: 'dayClosing', id }),
  decide: ({ stored }, { file }, { by, newId }) => {
    // A person has no paper to bring: it is made by the house alone.
    if (by.side !== 'service' || stored.status !== 'closed') return err(refusal('CLOSING_STATUS', { params: { status: stored.status } }));
    return ok({ fileId: newId(), file, kept: stored.pdfHash !== null });
  },
  save: async ({ writes, closings }, { fileId, file, kept }, { stored, at }) => {
    if (kept) return;
    const row = {
      ...file,
      id: fileId,
      tenantId: stored.tenantId,
      audience: 'both' as const,
      scanState: 'unscanned',
      uploadedBy: null,
      createdAt: at,
    };
    await fileBook(writes).append([row]);
    await closings.keepPdf(stored, fileId, file.sha256);
  },
  record: ({ file, kept }, { stored }) =>
    kept
      ? []
      : [{ type: 'dayClosing', id: stored.id, content: { pdf: file.sha256, changes: [{ field: 'pdf', from: null, to: file.sha256 }] } }],
  outcome: (_kept, { stored }) => ({ closingId: stored.id }),
});
