// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, type Instant, ok, type Refusal, refusal, type TenantId, type UserId } from '@kernel/core';
import { tooLong } from './check-text.ts';
import { deskMessage, effects, type TaskDecision } from './desk-decision.ts';
import type { TaskId } from './desk-ids.ts';
import { isOver, type Request } from './request.ts';
import { type Task, TITLE_LIMIT } from './task.ts';

export interface CreateTaskState {
  /** The member of the request, or the centre for its own tasks. */
  readonly tenantId: TenantId;
  readonly request: Request | null;
  /** Whether the wanted person serves this member and family; of no account without a person. */
  readonly assigneeMayServe: boolean;
}
export interface CreateTaskInput {
  readonly title: string;
  readonly familyCode: string;
  readonly assigneeUserId: UserId | null;
  /** Null: due with the request. */
  readonly dueAt: Instant | null;
}
export type CreateTaskRefusalCode = 'REQUEST_OVER' | 'REQUEST_NOT_APPROVED' | 'TITLE_MISSING' | 'TOO_LONG' | 'NOT_ASSIGNABLE';

function checkTask({ request, assigneeMayServe }: CreateTaskState, input: CreateTaskInput): Refusal<CreateTaskRefusalCode> | null {
  if (request && isOver(request.status)) return refusal('REQUEST_OVER', { params: { status: request.status } });
  if (request?.status === 'awaitingApproval') return refusal('REQUEST_NOT_APPROVED');
  if (input.title.trim() === '') return refusal('TITLE_MISSING', { field: 'title' });
  const long = tooLong('title', input.title.trim(), TITLE_LIMIT);
  if (long) return long;
  return input.assigneeUserId !== null && !assigneeMayServe ? refusal('NOT_ASSIGNABLE', { field: 'assigneeUserId' }) : null;
}

/** A further piece of work, for a request or for the centre itself. */
export const createTask: Decide<CreateTaskState, CreateTaskInput, TaskDecision, CreateTaskRefusalCode> = (state, input, { newId }) => {
  const wrong = checkTask(state, input);
  if (wrong) return err(wrong);
  const { request } = state;
  const task: Task = {
    id: newId() as TaskId,
    tenantId: request?.tenantId ?? state.tenantId,
    requestId: request?.id ?? null,
    familyCode: input.familyCode,
    title: input.title.trim(),
    assigneeUserId: input.assigneeUserId,
    status: input.assigneeUserId === null ? 'open' : 'claimed',
    dueAt: input.dueAt ?? request?.dueAt ?? null,
    snoozedUntil: null,
    version: 1,
  };
  const ids = { taskId: task.id, ...(task.requestId ? { requestId: task.requestId } : {}) };
  return ok({ task, ...effects({ messages: [deskMessage('TaskCreated.v1', task.tenantId, ids)] }) });
};
