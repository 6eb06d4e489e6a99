// SPDX-License-Identifier: EUPL-1.2
import { type DeskMessageName, deskMessage, effects, type TaskDecision } from './desk-decision.ts';
import { changesBetween } from './field-change.ts';
import type { Request } from './request.ts';
import { nextTask, type Task } from './task.ts';

/** What rules about an existing task look at: the task and its request, if it has one. */
export interface TaskState {
  readonly task: Task;
  readonly request: Request | null;
}

/** The decision that turns a task into its next version. */
export function amendTask(before: Task, patch: Partial<Omit<Task, 'id' | 'tenantId' | 'version'>>, message: DeskMessageName): TaskDecision {
  const task = nextTask(before, patch);
  const messages = [deskMessage(message, task.tenantId, { taskId: task.id, ...(task.requestId ? { requestId: task.requestId } : {}) })];
  return { task, ...effects({ changes: changesBetween('task', before, task), messages }) };
}

/** Adds that the request is now in somebody's hands, if it only lay in the queue. */
export function withRequestInProgress(decision: TaskDecision, request: Request | null): TaskDecision {
  if (request === null || request.status !== 'open') return decision;
  const started: Request = { ...request, status: 'inProgress', version: request.version + 1 };
  return { ...decision, requests: [started], changes: [...decision.changes, ...changesBetween('request', request, started)] };
}
