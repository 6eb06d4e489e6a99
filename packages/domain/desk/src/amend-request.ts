// SPDX-License-Identifier: EUPL-1.2
import { type OfficeCalendar, type Refusal, refusal } from '@kernel/core';
import { type DeskMessageName, deskMessage, effects, type RequestDecision } from './desk-decision.ts';
import { changesBetween, type FieldChange } from './field-change.ts';
import type { ReadingDraft } from './readings.ts';
import { mayInStatus, type Request, type RequestAction } from './request.ts';
import type { RequestEntry } from './request-entry.ts';
import { isUnfinished, nextTask, type Task } from './task.ts';

/** What rules about an existing request look at: the request, all its tasks, the member's calendar. */
export interface RequestState {
  readonly request: Request;
  readonly tasks: readonly Task[];
  readonly calendar: OfficeCalendar;
}

export type RequestStatusRefusalCode = 'NOT_IN_THIS_STATUS';

export const refuseRequestStatus = (request: Request, action: RequestAction): Refusal<RequestStatusRefusalCode> | null =>
  mayInStatus(action, request.status) ? null : refusal('NOT_IN_THIS_STATUS', { params: { status: request.status } });

export const nextRequest = (before: Request, patch: Partial<Omit<Request, 'id' | 'tenantId' | 'version'>>): Request => ({
  ...before,
  ...patch,
  version: before.version + 1,
});

interface AmendmentParts {
  readonly entries: readonly RequestEntry[];
  /** Tasks that the rule itself changes or makes. */
  readonly tasks?: readonly Task[];
  readonly readings?: readonly ReadingDraft[];
  readonly message: DeskMessageName;
  /** What the message is about beside the request. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** Unfinished tasks that were due with the request stay due with it. */
function tasksFollowing(before: Request, after: Request, known: readonly Task[], changed: readonly Task[]): Task[] {
  if (before.dueAt === after.dueAt) return [...changed];
  const follows = (task: Task): boolean => isUnfinished(task) && (task.dueAt === null || task.dueAt === before.dueAt);
  const moved = changed.map((task) => (follows(task) ? { ...task, dueAt: after.dueAt } : task));
  const others = known.filter((task) => follows(task) && !changed.some((other) => other.id === task.id));
  return [...moved, ...others.map((task) => nextTask(task, { dueAt: after.dueAt }))];
}

/** The decision that turns a request into its next version, with what its tasks and its history get. */
export function amendRequest(state: Pick<RequestState, 'request' | 'tasks'>, request: Request, parts: AmendmentParts): RequestDecision {
  const tasks = tasksFollowing(state.request, request, state.tasks, parts.tasks ?? []);
  const taskChanges = tasks.flatMap((task): FieldChange[] =>
    changesBetween('task', state.tasks.find((known) => known.id === task.id) ?? null, task),
  );
  return {
    request,
    ...effects({
      entries: parts.entries,
      tasks,
      readings: parts.readings ?? [],
      changes: [...changesBetween('request', state.request, request), ...taskChanges],
      messages: [deskMessage(parts.message, request.tenantId, { requestId: request.id, ...parts.ids })],
    }),
  };
}
