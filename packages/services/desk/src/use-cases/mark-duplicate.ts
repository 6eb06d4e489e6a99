// SPDX-License-Identifier: EUPL-1.2
import { markDuplicate as decide, type MarkDuplicateRefusalCode, type RequestId } from '@domain/desk';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { codes, lockRequestScene, requestUseCase } from '../desk-use-case.ts';

export const markDuplicate = requestUseCase({
  name: 'desk.markDuplicate',
  action: 'desk.processRequest',
  input: z.object({ requestId: idInput<'RequestId'>(), originalId: idInput<'RequestId'>(), expectedVersion: versionInput }),
  refusals: codes<MarkDuplicateRefusalCode>()('NOT_IN_THIS_STATUS', 'DUPLICATE_OF_ITSELF', 'ORIGINAL_NOT_FOUND', 'DUPLICATE_CHAIN'),
  load: async (repositories, context) => {
    const { requestId, originalId } = context.input as { requestId: RequestId; originalId: RequestId };
    // Both in the order of their ids: two people who mark them against each other wait instead of locking each other out.
    const ids = [requestId, originalId].sort();
    for (const id of ids) await repositories.requests.lockRequest(id);
    const scene = await lockRequestScene(repositories, context, requestId);
    if (!scene) return null;
    const original = await repositories.requests.findRequest(originalId);
    return { ...scene, original, hasDuplicates: await repositories.requests.hasDuplicates(scene.request) };
  },
  decide: (state, input, circumstances) => decide(state, { originalId: input.originalId as RequestId }, circumstances),
});
