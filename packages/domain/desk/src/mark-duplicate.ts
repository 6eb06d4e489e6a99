// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import type { RequestDecision } from './desk-decision.ts';
import type { RequestId } from './desk-ids.ts';
import { endRequest } from './end-request.ts';
import type { Request } from './request.ts';

export interface MarkDuplicateState extends RequestState {
  /** The request that stays; null where none was found. */
  readonly original: Request | null;
  /** Whether other requests are marked as duplicates of this one. */
  readonly hasDuplicates: boolean;
}
export type MarkDuplicateRefusalCode = RequestStatusRefusalCode | 'DUPLICATE_OF_ITSELF' | 'ORIGINAL_NOT_FOUND' | 'DUPLICATE_CHAIN';

/** Points at the request that stays. Nothing moves: time, files and entries remain where they are and count there. */
export const markDuplicate: Decide<MarkDuplicateState, { readonly originalId: RequestId }, RequestDecision, MarkDuplicateRefusalCode> = (
  state,
  { originalId },
  circumstances,
) => {
  const { request, original } = state;
  const forbidden = refuseRequestStatus(request, 'markDuplicate');
  if (forbidden) return err(forbidden);
  const at = { field: 'originalId' };
  if (originalId === request.id) return err(refusal('DUPLICATE_OF_ITSELF', at));
  if (original === null || original.id !== originalId || original.tenantId !== request.tenantId)
    return err(refusal('ORIGINAL_NOT_FOUND', at));
  if (original.duplicateOf !== null || state.hasDuplicates)
    return err(refusal('DUPLICATE_CHAIN', { ...at, params: { number: original.number } }));
  return ok(
    endRequest(
      state,
      {
        status: 'duplicate',
        patch: { duplicateOf: original.id },
        event: 'markedDuplicate',
        text: original.number,
        message: 'RequestMarkedDuplicate.v1',
      },
      circumstances,
    ),
  );
};
