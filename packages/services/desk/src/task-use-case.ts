// SPDX-License-Identifier: EUPL-1.2
import type { Request, Task, TaskDecision, TaskId, TaskState } from '@domain/desk';
import { err, type UserId } from '@kernel/core';
import type { LoadContext, TargetRow } from '@platform/use-case';
import { idInput, versionInput } from '@platform/use-case';
import type { z } from 'zod';
import { type Definition, recordsOf, savingFor, useCase } from './desk-use-case.ts';
import type { DeskRepositories } from './repositories/desk-repositories.ts';
import { saveDecision } from './repositories/save-decision.ts';
import type { Saving } from './repositories/saving.ts';

/** A task with all that its rules look at, locked after its request. */
export interface TaskScene extends TaskState {
  readonly saving: Saving;
  /** Who has the task, by name. */
  readonly holder: string | null;
}

export const taskId = { taskId: idInput<'TaskId'>() };
export const taskIdAndVersion = { ...taskId, expectedVersion: versionInput };

export async function lockTaskScene(
  repositories: DeskRepositories,
  context: LoadContext<{ readonly taskId: string }>,
  assignee: UserId | null = null,
): Promise<TaskScene | null> {
  const id = context.input.taskId as TaskId;
  const seen = await repositories.tasks.findTask(id);
  if (!seen) return null;
  const request: Request | null = seen.requestId ? await repositories.requests.lockRequest(seen.requestId) : null;
  const task = await repositories.tasks.lockTask(id);
  if (!task) return null;
  const { assigneeUserId } = task;
  const [standing, [holder]] = await Promise.all([
    repositories.findStanding(task.tenantId, context.today),
    repositories.people.findStaff(context.actor.centreId, assigneeUserId === null ? [] : [assigneeUserId]),
  ]);
  if (!standing) return null;
  const saving = await savingFor(repositories, context, standing, [assignee, context.actor.userId]);
  return { task, request, holder: holder?.name ?? null, saving };
}

/** The task, and whether a wanted person serves its member and family. */
export async function lockTaskFor(
  repositories: DeskRepositories,
  context: LoadContext<{ readonly taskId: string; readonly assigneeUserId: string }>,
): Promise<(TaskScene & { assigneeMayServe: boolean }) | null> {
  const assignee = context.input.assigneeUserId as UserId;
  const scene = await lockTaskScene(repositories, context, assignee);
  if (!scene) return null;
  return { ...scene, assigneeMayServe: await repositories.people.mayServe(context.actor.centreId, assignee, scene.task, context.today) };
}

const taskRow = ({ task }: { readonly task: Task }): TargetRow => ({
  tenantId: task.tenantId,
  familyCode: task.familyCode,
  assigneeUserId: task.assigneeUserId,
  type: 'task',
  id: task.id,
  version: task.version,
});

/** A use case about an existing task. */
export const taskUseCase = <Schema extends z.ZodType, State extends TaskScene, Decision extends TaskDecision, Code extends string>(
  definition: Definition<Schema, State, Decision, Code>,
) =>
  newTaskUseCase<Schema, State, Decision, Code>({
    ...definition,
    row: taskRow,
    decide: (state, ...rest) => {
      const outcome = definition.decide(state, ...rest);
      if (outcome.ok || outcome.error.code !== 'ALREADY_CLAIMED' || state.holder === null) return outcome;
      // The rule knows the id alone; the page says who was faster.
      return err({ ...outcome.error, params: { ...outcome.error.params, name: state.holder } });
    },
  });

/** A use case that makes a task; which row it stands for must be said. */
export const newTaskUseCase = <
  Schema extends z.ZodType,
  State extends { readonly saving: Saving },
  Decision extends TaskDecision,
  Code extends string,
>(
  definition: Definition<Schema, State, Decision, Code> & { readonly row: (state: State) => TargetRow },
) =>
  useCase<Schema, State, Decision, Code, { taskId: TaskId }>({
    ...definition,
    save: (repositories, decision, { saving }) => saveDecision(repositories, decision, saving),
    record: (decision) => recordsOf({ type: 'task', id: decision.task.id, tenantId: decision.task.tenantId }, decision),
    outcome: ({ task }) => ({ taskId: task.id }),
  });
