// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type Instant, type Refusal, refusal, type TenantId, type UserId } from '@kernel/core';
import type { RequestId, TaskId } from './desk-ids.ts';
import type { Request } from './request.ts';

/** Each status with those that may follow it. */
export const TASK_STATUS = {
  open: ['claimed', 'inProgress', 'cancelled'],
  claimed: ['open', 'inProgress', 'onHold', 'done', 'cancelled'],
  inProgress: ['open', 'claimed', 'onHold', 'done', 'cancelled'],
  onHold: ['open', 'claimed', 'inProgress', 'done', 'cancelled'],
  done: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;
export type TaskStatus = keyof typeof TASK_STATUS;
export const TASK_STATUSES = Object.keys(TASK_STATUS) as readonly TaskStatus[];

const HELD = ['claimed', 'inProgress', 'onHold'] as const satisfies readonly TaskStatus[];
const UNFINISHED = ['open', 'claimed', 'inProgress', 'onHold'] as const satisfies readonly TaskStatus[];

/** What may be done with a task in which status. */
export const TASK_ACTIONS = {
  assign: ['open'],
  claim: ['open'],
  reassign: HELD,
  release: HELD,
  start: ['open', 'claimed', 'onHold'],
  snooze: UNFINISHED,
  complete: HELD,
  cancel: UNFINISHED,
} as const satisfies Record<string, readonly TaskStatus[]>;
export type TaskAction = keyof typeof TASK_ACTIONS;

export interface Task {
  readonly id: TaskId;
  /** The member for whom it is done, or the centre. */
  readonly tenantId: TenantId;
  readonly requestId: RequestId | null;
  readonly familyCode: string;
  readonly title: string;
  /** Null exactly while the task is open. A finished task keeps who had it. */
  readonly assigneeUserId: UserId | null;
  readonly status: TaskStatus;
  readonly dueAt: Instant | null;
  /** Until then it stays out of the queue. */
  readonly snoozedUntil: Instant | null;
  readonly version: number;
}

export const TITLE_LIMIT = 200;

export const mayTask = (action: TaskAction, status: TaskStatus): boolean =>
  (TASK_ACTIONS[action] as readonly TaskStatus[]).includes(status);

export const isUnfinished = (task: Task): boolean => (UNFINISHED as readonly TaskStatus[]).includes(task.status);

/** Whether the queue shows it now. */
export const isAwake = (task: Task, now: Instant): boolean =>
  isUnfinished(task) && (task.snoozedUntil === null || task.snoozedUntil <= now);

export type TaskStatusRefusalCode = 'NOT_IN_THIS_STATUS';

export const refuseTaskStatus = (task: Task, action: TaskAction): Refusal<TaskStatusRefusalCode> | null =>
  mayTask(action, task.status) ? null : refusal('NOT_IN_THIS_STATUS', { params: { status: task.status } });

/** Refused where somebody else has the task; the page shows who. */
export const refuseForeignTask = (task: Task, userId: UserId | null): Refusal<'ALREADY_CLAIMED'> | null =>
  task.assigneeUserId === null || task.assigneeUserId === userId
    ? null
    : refusal('ALREADY_CLAIMED', { params: { assigneeUserId: task.assigneeUserId } });

/** The next version of a task. */
export const nextTask = (task: Task, patch: Partial<Omit<Task, 'id' | 'tenantId' | 'version'>>): Task => ({
  ...task,
  ...patch,
  version: task.version + 1,
});

export const cancelledTasks = (tasks: readonly Task[]): Task[] =>
  tasks.filter(isUnfinished).map((task) => nextTask(task, { status: 'cancelled', snoozedUntil: null }));

/** Whoever of the centre acts on a request that nobody has yet has it from then on: the first of its waiting tasks, or none. */
export function taskTakenBy(tasks: readonly Task[], { by }: Pick<Circumstances, 'by'>): Task | null {
  const unfinished = tasks.filter(isUnfinished);
  const first = unfinished[0];
  if (by.side !== 'centre' || by.userId === null || !first || unfinished.some(({ assigneeUserId }) => assigneeUserId !== null)) return null;
  return nextTask(first, { assigneeUserId: by.userId, status: 'claimed', snoozedUntil: null });
}

/** The task with which a request gets into the queue of its family. */
export const taskForRequest = (request: Request, { newId }: Pick<Circumstances, 'newId'>): Task => ({
  id: newId() as TaskId,
  tenantId: request.tenantId,
  requestId: request.id,
  familyCode: request.familyCode,
  title: request.subject,
  assigneeUserId: null,
  status: 'open',
  dueAt: request.dueAt,
  snoozedUntil: null,
  version: 1,
});
