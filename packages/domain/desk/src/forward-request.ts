// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import type { CatalogueService } from './catalogue.ts';
import { checkReason } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import type { MemberStanding } from './member-standing.ts';
import { REASON_LIMIT, type Request } from './request.ts';
import { eventEntry } from './request-entry.ts';
import { isUnfinished, nextTask, type Task, taskForRequest } from './task.ts';
import { checkServiceChange, type ServiceChangeRefusalCode, serviceFields } from './triage-request.ts';

export interface ForwardRequestState {
  readonly request: Request;
  readonly tasks: readonly Task[];
  readonly member: MemberStanding;
  /** The service to whose family the request goes. */
  readonly service: CatalogueService;
}
export type ForwardRequestRefusalCode =
  | RequestStatusRefusalCode
  | 'ALREADY_THERE'
  | ServiceChangeRefusalCode
  | 'REASON_MISSING'
  | 'TOO_LONG';

/**
 * Hands a request to another service or family of the centre. The due time that the member was told stays: handing over neither
 * restarts nor prolongs the clock. What was being done goes back to the queue, now of the other family.
 */
export const forwardRequest: Decide<ForwardRequestState, { readonly reason: string }, RequestDecision, ForwardRequestRefusalCode> = (
  state,
  { reason },
  circumstances,
) => {
  const { request: before, service, member } = state;
  const forbidden = refuseRequestStatus(before, 'forward');
  if (forbidden) return err(forbidden);
  if (service.id === before.serviceId) return err(refusal('ALREADY_THERE', { field: 'serviceId', params: { service: service.name.de } }));
  const wrong = checkServiceChange(service, member, circumstances.today) ?? checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const request = nextRequest(before, {
    ...serviceFields(service, member, circumstances.today),
    status: before.status === 'waiting' ? 'waiting' : 'open',
  });
  const moved = state.tasks
    .filter(isUnfinished)
    .map((task) => nextTask(task, { familyCode: request.familyCode, status: 'open', assigneeUserId: null, snoozedUntil: null }));
  return ok(
    amendRequest(state, request, {
      entries: [eventEntry(request, circumstances, 'forwarded', { audience: 'centre', text: reason.trim() })],
      tasks: moved.length > 0 ? moved : [taskForRequest(request, circumstances)],
      message: 'RequestForwarded.v1',
    }),
  );
};
