// SPDX-License-Identifier: EUPL-1.2
import type { RequestId } from '@domain/desk';
import { err, ok, refusal } from '@kernel/core';
import { choiceInput, idInput } from '@platform/use-case';
import { z } from 'zod';
import { lockRequestScene, requestRow, useCase } from '../desk-use-case.ts';
import type { RequestFile } from '../repositories/file-repository.ts';

/** Puts a stored file beside a request, for both sides or for one's own alone. */
export const attachFile = useCase({
  name: 'desk.attachFile',
  action: 'desk.attachFile',
  input: z.object({
    requestId: idInput<'RequestId'>(),
    fileId: idInput<'FileId'>(),
    visibleTo: choiceInput('FileVisibility', ['both', 'ownSide']),
  }),
  refusals: ['FILE_NOT_FOUND', 'FILE_FOR_OWN_SIDE', 'FILE_ATTACHED_ALREADY'],
  load: async (repositories, context) => {
    const { requestId, fileId } = context.input;
    const scene = await lockRequestScene(repositories, context, requestId as RequestId);
    if (!scene) return null;
    const { tenantId, id } = scene.request;
    const [stored, attached] = [
      await repositories.files.findStored(tenantId, fileId),
      await repositories.files.isAttached(tenantId, id, fileId),
    ];
    return { ...scene, stored, attached };
  },
  row: requestRow,
  decide: ({ request, stored, attached }, input, { by, at, newId }) => {
    const field = 'fileId';
    if (!stored) return err(refusal('FILE_NOT_FOUND', { field }));
    const side = by.side === 'member' ? 'member' : 'centre';
    const audience = input.visibleTo === 'both' ? 'both' : side;
    // A refusal stands in the audit, which the other side may read: no name of a file that is not for it.
    if (audience === 'both' && stored.audience !== 'both') return err(refusal('FILE_FOR_OWN_SIDE', { field }));
    if (attached) return err(refusal('FILE_ATTACHED_ALREADY', { field }));
    const file: RequestFile = {
      id: newId(),
      tenantId: request.tenantId,
      requestId: request.id,
      fileId: stored.id,
      name: stored.name,
      audience,
      side: by.side,
      at,
    };
    return ok(file);
  },
  save: (repositories, file, { saving }) => repositories.files.addFile(file, saving),
  record: (file) => ({
    type: 'request',
    id: file.requestId,
    content: { file: file.audience === 'member' ? { ...file, name: '' } : file, audience: file.audience },
    messages: [{ name: 'RequestFileAttached.v1', payload: { requestId: file.requestId, fileId: file.fileId } }],
  }),
  outcome: ({ requestId }) => ({ requestId }),
});
