// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { tooLong } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { endRequest } from './end-request.ts';
import { REASON_LIMIT } from './request.ts';

export type WithdrawRequestRefusalCode = RequestStatusRefusalCode | 'TOO_LONG';

/** The member no longer wants it; a reason is welcome, not asked for. Time booked so far stays measured. */
export const withdrawRequest: Decide<RequestState, { readonly reason: string | null }, RequestDecision, WithdrawRequestRefusalCode> = (
  state,
  { reason },
  circumstances,
) => {
  const wrong = refuseRequestStatus(state.request, 'withdraw') ?? tooLong('reason', reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const text = reason?.trim() ?? '';
  return ok(endRequest(state, { status: 'withdrawn', event: 'withdrawn', text, message: 'RequestWithdrawn.v1' }, circumstances));
};
