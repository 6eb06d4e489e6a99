// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type Decide, err, ok, refusal } from '@kernel/core';
import { amendRequest, nextRequest, type RequestState, type RequestStatusRefusalCode, refuseRequestStatus } from './amend-request.ts';
import { textOrNull, tooLong } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { caseClosed } from './readings.ts';
import { COST_REFERENCE_LIMIT, REASON_LIMIT } from './request.ts';
import { clockInStatus } from './request-clock.ts';
import { eventEntry } from './request-entry.ts';
import { cancelledTasks, isUnfinished, mayTask, nextTask, type Task } from './task.ts';

export interface CloseRequestInput {
  /** The centre's cost object, or else the reason why the case has none. */
  readonly costObject: string | null;
  readonly reason: string | null;
  /** Completes what the closing person itself still has in hand. */
  readonly completeOwnTasks: boolean;
}
export type CloseRequestRefusalCode =
  | RequestStatusRefusalCode
  | 'NOT_ANSWERED'
  | 'OPEN_TASKS'
  | 'COST_OBJECT_OR_REASON_MISSING'
  | 'TOO_LONG';

const NOT_YET_ANSWERED: readonly string[] = ['open', 'inProgress', 'waiting'];

const isOwn = (task: Task, { by }: Circumstances): boolean =>
  mayTask('complete', task.status) && task.assigneeUserId !== null && task.assigneeUserId === by.userId;

/**
 * Closes an answered request and counts it as one case on this day. Its tasks end with it: what the closing person has is done, what
 * nobody took is cancelled. Only what a colleague has in hand stands against it.
 */
export const closeRequest: Decide<RequestState, CloseRequestInput, RequestDecision, CloseRequestRefusalCode> = (
  state,
  input,
  circumstances,
) => {
  const { request: before, calendar } = state;
  if (NOT_YET_ANSWERED.includes(before.status)) return err(refusal('NOT_ANSWERED'));
  const forbidden = refuseRequestStatus(before, 'close');
  if (forbidden) return err(forbidden);
  const unfinished = state.tasks.filter(isUnfinished);
  const own = input.completeOwnTasks ? unfinished.filter((task) => isOwn(task, circumstances)) : [];
  const untaken = unfinished.filter(({ assigneeUserId }) => assigneeUserId === null);
  const left = unfinished.filter((task) => !own.includes(task) && !untaken.includes(task));
  if (left.length > 0) return err(refusal('OPEN_TASKS', { params: { count: left.length, titles: left.map((task) => task.title) } }));
  const closingCostObject = textOrNull(input.costObject);
  const closingReason = textOrNull(input.reason);
  if (closingCostObject === null && closingReason === null) return err(refusal('COST_OBJECT_OR_REASON_MISSING', { field: 'costObject' }));
  const wrong = tooLong('costObject', closingCostObject, COST_REFERENCE_LIMIT) ?? tooLong('reason', closingReason, REASON_LIMIT);
  if (wrong) return err(wrong);

  const request = nextRequest(before, {
    ...clockInStatus(before, 'closed', circumstances.at, calendar),
    status: 'closed',
    closedAt: circumstances.at,
    closingCostObject,
    closingReason,
    countedVersion: before.version + 1,
  });
  return ok(
    amendRequest(state, request, {
      entries: [eventEntry(request, circumstances, 'closed')],
      tasks: [...own.map((task) => nextTask(task, { status: 'done', snoozedUntil: null })), ...cancelledTasks(untaken)],
      readings: [caseClosed(request, circumstances.today)],
      message: 'RequestClosed.v1',
    }),
  );
};
