// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, err, type Instant, ok, type Refusal, type Result, refusal, type UserId } from '@kernel/core';
import type { CatalogueService } from './catalogue.ts';
import { type AnswerRefusalCode, checkAnswers } from './check-answers.ts';
import { textOrNull, tooLong } from './check-text.ts';
import { deskMessage, effects, type RequestDecision } from './desk-decision.ts';
import type { RequestId } from './desk-ids.ts';
import type { Answer } from './form-field.ts';
import { checkStanding, findAgreement, type MemberStanding, type StandingRefusalCode } from './member-standing.ts';
import { COST_REFERENCE_LIMIT, type Request, type RequestChannel, SUBJECT_LIMIT } from './request.ts';
import { clockNotStarted, startClock } from './request-clock.ts';
import { eventEntry } from './request-entry.ts';
import { taskForRequest } from './task.ts';

/** What a request is taken in against. */
export interface TakeInState {
  readonly service: CatalogueService;
  readonly member: MemberStanding;
  /** Drawn before; gaps do no harm. */
  readonly number: string;
}

export interface TakeInInput {
  readonly subject: string;
  readonly answers: Readonly<Record<string, Answer | null | undefined>>;
  readonly costUnit: string | null;
  readonly orderNumber: string | null;
}

export type TakeInRefusalCode = 'SERVICE_INACTIVE' | StandingRefusalCode | 'SUBJECT_MISSING' | 'TOO_LONG' | AnswerRefusalCode;

interface Origin {
  readonly channel: RequestChannel;
  readonly requesterUserId: UserId | null;
  readonly onBehalfOf: string | null;
  readonly receivedAt: Instant;
}

function checkFields(state: TakeInState, input: TakeInInput): Refusal<TakeInRefusalCode> | null {
  if (input.subject.trim() === '') return refusal('SUBJECT_MISSING', { field: 'subject' });
  return (
    tooLong('subject', input.subject.trim(), SUBJECT_LIMIT) ??
    checkAnswers(state.service.fields, input.answers).refusals[0] ??
    tooLong('costUnit', input.costUnit, COST_REFERENCE_LIMIT) ??
    tooLong('orderNumber', input.orderNumber, COST_REFERENCE_LIMIT)
  );
}

/** What submitting and recording have in common: the checks in their order, and the request as it begins. */
export function takeIn(
  state: TakeInState,
  input: TakeInInput,
  origin: Origin,
  circumstances: Circumstances,
): Result<RequestDecision, Refusal<TakeInRefusalCode>> {
  const { service, member } = state;
  if (!service.active) return err(refusal('SERVICE_INACTIVE', { field: 'serviceId', params: { service: service.name.de } }));
  const wrong = checkStanding(member, service, circumstances.today) ?? checkFields(state, input);
  if (wrong) return err(wrong);

  const approval = member.wantsApproval;
  const request: Request = {
    id: circumstances.newId() as RequestId,
    tenantId: member.tenantId,
    number: state.number,
    serviceId: service.id,
    familyCode: service.familyCode,
    subject: input.subject.trim(),
    answers: checkAnswers(service.fields, input.answers).answers,
    channel: origin.channel,
    requesterUserId: origin.requesterUserId,
    onBehalfOf: origin.onBehalfOf,
    costUnit: textOrNull(input.costUnit),
    orderNumber: textOrNull(input.orderNumber),
    status: approval ? 'awaitingApproval' : 'open',
    priority: 'normal',
    ...(approval ? clockNotStarted(service.targetWorkingDays) : startClock(service.targetWorkingDays, origin.receivedAt, member.calendar)),
    agreementId: findAgreement(member.agreements, service.familyCode, circumstances.today)?.agreementId ?? null,
    duplicateOf: null,
    reopenCount: 0,
    receivedAt: origin.receivedAt,
    closedAt: null,
    closingCostObject: null,
    closingReason: null,
    countedVersion: null,
    version: 1,
  };
  return ok({
    request,
    ...effects({
      entries: [eventEntry(request, circumstances, origin.channel === 'portal' ? 'submitted' : 'recorded')],
      tasks: approval ? [] : [taskForRequest(request, circumstances)],
      messages: [deskMessage(approval ? 'RequestAwaitsApproval.v1' : 'RequestSubmitted.v1', request.tenantId, { requestId: request.id })],
    }),
  });
}
