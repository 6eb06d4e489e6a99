// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Decide, daysBetween, err, invariant, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { checkReason } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { caseReversed } from './readings.ts';
import { REASON_LIMIT } from './request.ts';
import { startClock } from './request-clock.ts';
import { eventEntry } from './request-entry.ts';
import { taskForRequest } from './task.ts';

/** How often and how long a request may be taken up again; after that a new one is due. */
export interface ReopenRules {
  readonly maxReopens: number;
  readonly withinDays: number;
}
export const STANDARD_REOPEN_RULES: ReopenRules = { maxReopens: 5, withinDays: 90 };

export interface ReopenRequestState extends RequestState {
  readonly rules: ReopenRules;
}
export type ReopenRequestRefusalCode =
  | RequestStatusRefusalCode
  | 'REOPEN_BY_PERSON_ONLY'
  | 'REOPEN_LIMIT'
  | 'REOPEN_TOO_LATE'
  | 'REASON_MISSING'
  | 'TOO_LONG';

/**
 * Takes a closed request, or one that was wrongly marked as a duplicate, up again with a clock of its own and a task in the queue.
 * The counted case is taken back. Automatic mail never gets here.
 */
export const reopenRequest: Decide<ReopenRequestState, { readonly reason: string }, RequestDecision, ReopenRequestRefusalCode> = (
  state,
  { reason },
  circumstances,
) => {
  const { request: before, rules, calendar } = state;
  const forbidden = refuseRequestStatus(before, 'reopen');
  if (forbidden) return err(forbidden);
  if (circumstances.by.side === 'service') return err(refusal('REOPEN_BY_PERSON_ONLY'));
  if (before.reopenCount >= rules.maxReopens) return err(refusal('REOPEN_LIMIT', { params: { max: rules.maxReopens } }));
  invariant(before.closedAt !== null, 'a request that is over has an end');
  const closedOn = businessDayOf(before.closedAt);
  if (daysBetween(closedOn, circumstances.today) > rules.withinDays) {
    return err(refusal('REOPEN_TOO_LATE', { params: { closedOn, days: rules.withinDays } }));
  }
  const wrong = checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const request = nextRequest(before, {
    ...startClock(before.targetWorkingDays, circumstances.at, calendar),
    status: 'open',
    reopenCount: before.reopenCount + 1,
    duplicateOf: null,
    closedAt: null,
    closingCostObject: null,
    closingReason: null,
    countedVersion: null,
  });
  return ok(
    amendRequest(state, request, {
      entries: [eventEntry(request, circumstances, 'reopened', { text: reason.trim() })],
      tasks: [taskForRequest(request, circumstances)],
      readings: before.countedVersion === null ? [] : [caseReversed(before, request, closedOn)],
      message: 'RequestReopened.v1',
    }),
  );
};
