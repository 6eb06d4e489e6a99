// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { checkReason } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { REASON_LIMIT, type Request } from './request.ts';
import { eventEntry } from './request-entry.ts';

export type RejectApprovalRefusalCode = RequestStatusRefusalCode | 'SAME_PERSON' | 'REASON_MISSING' | 'TOO_LONG';

/** The member's approver says no; the reason stays inside the member. The requester withdraws instead. */
export const rejectApproval: Decide<Request, { readonly reason: string }, RequestDecision, RejectApprovalRefusalCode> = (
  before,
  { reason },
  circumstances,
) => {
  const forbidden = refuseRequestStatus(before, 'rejectApproval');
  if (forbidden) return err(forbidden);
  if (before.requesterUserId !== null && before.requesterUserId === circumstances.by.userId) return err(refusal('SAME_PERSON'));
  const wrong = checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const request = nextRequest(before, { status: 'declined', closedAt: circumstances.at });
  const entries = [eventEntry(request, circumstances, 'approvalRejected', { audience: 'member', text: reason.trim() })];
  return ok(amendRequest({ request: before, tasks: [] }, request, { entries, message: 'RequestDeclined.v1' }));
};
