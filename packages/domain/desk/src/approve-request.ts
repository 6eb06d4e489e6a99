// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import type { CatalogueService } from './catalogue.ts';
import type { RequestDecision } from './desk-decision.ts';
import { checkStanding, findAgreement, type MemberStanding, type StandingRefusalCode } from './member-standing.ts';
import type { Request } from './request.ts';
import { startClock } from './request-clock.ts';
import { eventEntry } from './request-entry.ts';
import { taskForRequest } from './task.ts';

export interface ApproveRequestState {
  readonly request: Request;
  readonly service: CatalogueService;
  readonly member: MemberStanding;
}
export type ApproveRequestRefusalCode = RequestStatusRefusalCode | 'SAME_PERSON' | StandingRefusalCode;

/** A second person of the member lets the request go to the centre; only now it is an order, so standing is checked again. */
export const approveRequest: Decide<ApproveRequestState, Record<never, never>, RequestDecision, ApproveRequestRefusalCode> = (
  { request: before, service, member },
  _input,
  circumstances,
) => {
  const forbidden = refuseRequestStatus(before, 'approve');
  if (forbidden) return err(forbidden);
  if (before.requesterUserId !== null && before.requesterUserId === circumstances.by.userId) return err(refusal('SAME_PERSON'));
  const standing = checkStanding(member, service, circumstances.today);
  if (standing) return err(standing);
  const request = nextRequest(before, {
    status: 'open',
    ...startClock(before.targetWorkingDays, circumstances.at, member.calendar),
    agreementId: findAgreement(member.agreements, before.familyCode, circumstances.today)?.agreementId ?? null,
  });
  return ok(
    amendRequest({ request: before, tasks: [] }, request, {
      entries: [eventEntry(request, circumstances, 'approved')],
      tasks: [taskForRequest(request, circumstances)],
      message: 'RequestApproved.v1',
    }),
  );
};
