// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, invariant, ok } from '@kernel/core';
import { amendTask, type TaskState, withRequestInProgress } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { refuseForeignTask, refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

export type StartTaskRefusalCode = TaskStatusRefusalCode | 'ALREADY_CLAIMED';

/** Begins or goes on with a task; one of the queue is claimed on the way, one that was put away is woken. */
export const startTask: Decide<TaskState, Record<never, never>, TaskDecision, StartTaskRefusalCode> = (
  { task, request },
  _input,
  { by },
) => {
  invariant(by.userId !== null, 'a task is started by a person');
  const wrong = refuseTaskStatus(task, 'start') ?? refuseForeignTask(task, by.userId);
  if (wrong) return err(wrong);
  const decision = amendTask(task, { assigneeUserId: by.userId, status: 'inProgress', snoozedUntil: null }, 'TaskStarted.v1');
  return ok(withRequestInProgress(decision, request));
};
