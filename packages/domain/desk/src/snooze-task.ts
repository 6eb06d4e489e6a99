// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDayOf, type Decide, err, type Instant, ok, refusal } from '@kernel/core';
import { amendTask, type TaskState } from './amend-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import { refuseForeignTask, refuseTaskStatus, type TaskStatusRefusalCode } from './task.ts';

export const MAX_SNOOZE_DAYS = 90;
export type SnoozeTaskRefusalCode = TaskStatusRefusalCode | 'ALREADY_CLAIMED' | 'SNOOZE_IN_PAST' | 'SNOOZE_TOO_FAR';

/** Puts a task away until a moment; whoever has it keeps it, on hold. The due time stays. */
export const snoozeTask: Decide<TaskState, { readonly until: Instant }, TaskDecision, SnoozeTaskRefusalCode> = (
  { task },
  { until },
  { by, at, today },
) => {
  const wrong = refuseTaskStatus(task, 'snooze') ?? refuseForeignTask(task, by.userId);
  if (wrong) return err(wrong);
  if (until <= at) return err(refusal('SNOOZE_IN_PAST', { field: 'until' }));
  if (businessDayOf(until) > addDays(today, MAX_SNOOZE_DAYS))
    return err(refusal('SNOOZE_TOO_FAR', { field: 'until', params: { days: MAX_SNOOZE_DAYS } }));
  return ok(amendTask(task, { snoozedUntil: until, status: task.assigneeUserId === null ? 'open' : 'onHold' }, 'TaskSnoozed.v1'));
};
