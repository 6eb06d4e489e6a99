// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, invariant, ok } from '@kernel/core';
import { amendTask, type TaskState, withRequestInProgress } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { mayTask, refuseForeignTask, refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

export type ClaimTaskRefusalCode = 'ALREADY_CLAIMED' | TaskStatusRefusalCode;

/** A person takes a task out of the queue. */
export const claimTask: Decide<TaskState, Record<never, never>, TaskDecision, ClaimTaskRefusalCode> = (
  { task, request },
  _input,
  { by },
) => {
  invariant(by.userId !== null, 'a task is claimed by a person');
  const foreign = mayTask('release', task.status) ? refuseForeignTask(task, by.userId) : null;
  const wrong = foreign ?? refuseTaskStatus(task, 'claim');
  if (wrong) return err(wrong);
  const decision = amendTask(task, { assigneeUserId: by.userId, status: 'claimed', snoozedUntil: null }, 'TaskClaimed.v1');
  return ok(withRequestInProgress(decision, request));
};
