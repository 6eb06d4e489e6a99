// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { amendTask, type TaskState } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

/** Gives a task back to the queue; for an absent colleague anyone who may assign does it. */
export const releaseTask: Decide<TaskState, Record<never, never>, TaskDecision, TaskStatusRefusalCode> = ({ task }) => {
  const wrong = refuseTaskStatus(task, 'release');
  return wrong ? err(wrong) : ok(amendTask(task, { assigneeUserId: null, status: 'open', snoozedUntil: null }, 'TaskReleased.v1'));
};
