// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { amendTask, type TaskState } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { refuseForeignTask, refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

export type CompleteTaskRefusalCode = TaskStatusRefusalCode | 'ALREADY_CLAIMED';

/** The person who has the task says that it is done. */
export const completeTask: Decide<TaskState, Record<never, never>, TaskDecision, CompleteTaskRefusalCode> = ({ task }, _input, { by }) => {
  const wrong = refuseTaskStatus(task, 'complete') ?? refuseForeignTask(task, by.userId);
  return wrong ? err(wrong) : ok(amendTask(task, { status: 'done', snoozedUntil: null }, 'TaskCompleted.v1'));
};
