// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { checkReason } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { endRequest } from './end-request.ts';
import { REASON_LIMIT } from './request.ts';

export type DeclineRequestRefusalCode = RequestStatusRefusalCode | 'REASON_MISSING' | 'TOO_LONG';

/** The centre does not take the request on, and says why to the member. */
export const declineRequest: Decide<RequestState, { readonly reason: string }, RequestDecision, DeclineRequestRefusalCode> = (
  state,
  { reason },
  circumstances,
) => {
  const wrong = refuseRequestStatus(state.request, 'decline') ?? checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  return ok(
    endRequest(state, { status: 'declined', event: 'declined', text: reason.trim(), message: 'RequestDeclined.v1' }, circumstances),
  );
};
