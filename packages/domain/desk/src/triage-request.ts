// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import type { CatalogueService } from './catalogue.ts';
import type { RequestDecision } from './desk-decision.ts';
import type { ServiceId } from './desk-ids.ts';
import { checkStanding, findAgreement, type MemberStanding, type StandingRefusalCode } from './member-standing.ts';
import type { Request, RequestPriority } from './request.ts';
import { clockDueOn, clockWithTarget, type RequestClock } from './request-clock.ts';
import { eventEntry } from './request-entry.ts';
import { isUnfinished, nextTask, type Task } from './task.ts';

export interface TriageRequestState extends Omit<RequestState, 'calendar'> {
  readonly member: MemberStanding;
  /** The service that the request is to get; null where it keeps its own. */
  readonly service: CatalogueService | null;
}
/** What is null stays as it is. */
export interface TriageRequestInput {
  readonly priority: RequestPriority | null;
  /** A day agreed on with the member, in place of the target. */
  readonly dueOn: CivilDate | null;
  readonly serviceId: ServiceId | null;
}
export type TriageRequestRefusalCode = RequestStatusRefusalCode | ServiceChangeRefusalCode | 'DUE_IN_PAST' | 'NOTHING_CHANGED';
export type ServiceChangeRefusalCode = 'SERVICE_INACTIVE' | StandingRefusalCode;

/** Whether a request may get another service: it must be offered, and the member must be entitled to it. */
export function checkServiceChange(
  service: CatalogueService,
  member: MemberStanding,
  on: CivilDate,
): Refusal<ServiceChangeRefusalCode> | null {
  return service.active
    ? checkStanding(member, service, on)
    : refusal('SERVICE_INACTIVE', { field: 'serviceId', params: { service: service.name.de } });
}

/** The fields of a request that come from its service. */
export const serviceFields = (
  service: CatalogueService,
  member: MemberStanding,
  on: CivilDate,
): Pick<Request, 'serviceId' | 'familyCode' | 'agreementId'> => ({
  serviceId: service.id,
  familyCode: service.familyCode,
  agreementId: findAgreement(member.agreements, service.familyCode, on)?.agreementId ?? null,
});

/** Unfinished tasks of another family, moved to the family of the request and given back to its queue. */
const tasksInFamily = (tasks: readonly Task[], familyCode: string): Task[] =>
  tasks
    .filter((task) => isUnfinished(task) && task.familyCode !== familyCode)
    .map((task) => nextTask(task, { familyCode, status: 'open', assigneeUserId: null, snoozedUntil: null }));

/**
 * Sorts a request: how urgent, by when, which service it really is. With another service the due time is counted anew by that
 * service's target from the first start of the clock, unless a day was agreed on.
 */
export const triageRequest: Decide<TriageRequestState, TriageRequestInput, RequestDecision, TriageRequestRefusalCode> = (
  state,
  input,
  circumstances,
) => {
  const { request: before, member } = state;
  const { at, today } = circumstances;
  const forbidden = refuseRequestStatus(before, 'triage');
  if (forbidden) return err(forbidden);
  const service =
    state.service !== null && state.service.id === input.serviceId && state.service.id !== before.serviceId ? state.service : null;
  const notAllowed = service && checkServiceChange(service, member, today);
  if (notAllowed) return err(notAllowed);
  if (input.dueOn !== null && input.dueOn < today) return err(refusal('DUE_IN_PAST', { field: 'dueOn', params: { today } }));

  let clock: RequestClock = before;
  if (service) clock = clockWithTarget(clock, service.targetWorkingDays, at, member.calendar);
  if (input.dueOn !== null) clock = clockDueOn(clock, input.dueOn, at, member.calendar);
  if (!service && clock.dueAt === before.dueAt && (input.priority ?? before.priority) === before.priority)
    return err(refusal('NOTHING_CHANGED'));
  const request = nextRequest(before, {
    targetWorkingDays: clock.targetWorkingDays,
    clockPausedAt: clock.clockPausedAt,
    pausedMinutes: clock.pausedMinutes,
    dueAt: clock.dueAt,
    priority: input.priority ?? before.priority,
    ...(service ? serviceFields(service, member, today) : {}),
  });
  const entries = [eventEntry(request, circumstances, 'triaged', { audience: 'centre' })];
  return ok(amendRequest(state, request, { entries, tasks: tasksInFamily(state.tasks, request.familyCode), message: 'RequestTriaged.v1' }));
};
