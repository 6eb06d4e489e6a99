// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, type Refusal, refusal, type UserId } from '@kernel/core';
import { amendTask, type TaskState, withRequestInProgress } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { mayTask, refuseForeignTask, refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

export interface AssignTaskState extends TaskState {
  /** Whether the wanted person serves this member and family. */
  readonly assigneeMayServe: boolean;
}
export interface AssignTaskInput {
  readonly assigneeUserId: UserId;
}
export type AssignTaskRefusalCode = 'ALREADY_CLAIMED' | TaskStatusRefusalCode | 'NOT_ASSIGNABLE';

const notAssignable = (): Refusal<'NOT_ASSIGNABLE'> => refusal('NOT_ASSIGNABLE', { field: 'assigneeUserId' });

/** Gives a task of the queue to a person. */
export const assignTask: Decide<AssignTaskState, AssignTaskInput, TaskDecision, AssignTaskRefusalCode> = (state, { assigneeUserId }) => {
  const { task, request } = state;
  const wrong = refuseTaskStatus(task, 'assign');
  if (wrong) return err((mayTask('reassign', task.status) ? refuseForeignTask(task, null) : null) ?? wrong);
  if (!state.assigneeMayServe) return err(notAssignable());
  return ok(withRequestInProgress(amendTask(task, { assigneeUserId, status: 'claimed', snoozedUntil: null }, 'TaskAssigned.v1'), request));
};

export type ReassignTaskRefusalCode = TaskStatusRefusalCode | 'SAME_ASSIGNEE' | 'NOT_ASSIGNABLE';

/** Gives a task that somebody has to another person; the due time stays. */
export const reassignTask: Decide<AssignTaskState, AssignTaskInput, TaskDecision, ReassignTaskRefusalCode> = (
  state,
  { assigneeUserId },
) => {
  const { task, request } = state;
  const wrong = refuseTaskStatus(task, 'reassign');
  if (wrong) return err(wrong);
  if (task.assigneeUserId === assigneeUserId) return err(refusal('SAME_ASSIGNEE', { field: 'assigneeUserId' }));
  if (!state.assigneeMayServe) return err(notAssignable());
  return ok(withRequestInProgress(amendTask(task, { assigneeUserId, status: 'claimed', snoozedUntil: null }, 'TaskAssigned.v1'), request));
};
