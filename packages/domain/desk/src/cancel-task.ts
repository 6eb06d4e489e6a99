// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok } from '@kernel/core';
import { amendTask, type TaskState } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

/** The task is no longer needed. */
export const cancelTask: Decide<TaskState, Record<never, never>, TaskDecision, TaskStatusRefusalCode> = ({ task }) => {
  const wrong = refuseTaskStatus(task, 'cancel');
  return wrong ? err(wrong) : ok(amendTask(task, { status: 'cancelled', snoozedUntil: null }, 'TaskCancelled.v1'));
};
