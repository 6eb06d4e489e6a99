// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { type Outcome, refusalSentence, useSubmit } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { toast } from '../../../ui/index.ts';
import { tasksTexts } from './messages.ts';
import {
  assignTaskMutation,
  cancelTaskMutation,
  claimTaskMutation,
  completeTaskMutation,
  reassignTaskMutation,
  releaseTaskMutation,
  snoozeTaskMutation,
  startTaskMutation,
} from './task-mutations.ts';
import type { TaskRow } from './tasks-query.ts';

export type TaskCommand = 'claim' | 'start' | 'complete' | 'release' | 'snooze' | 'assign' | 'reassign' | 'cancel';

const HELD: readonly TaskRow['status'][] = ['claimed', 'inProgress', 'onHold'];
const UNFINISHED: readonly TaskRow['status'][] = ['open', ...HELD];

/** What may be done with a task in its status by this person; the server decides again. */
export function useTaskRights(): (task: TaskRow) => ReadonlySet<TaskCommand> {
  const may = useMay();
  const { userId } = useActingBody();
  return useCallback(
    (task) => {
      const isHeld = HELD.includes(task.status);
      const isMine = task.assigneeUserId !== null && task.assigneeUserId === userId;
      const isFree = task.assigneeUserId === null;
      const works = may('desk.workTasks');
      const leads = may('desk.assignTask');
      const rules: Readonly<Record<TaskCommand, boolean>> = {
        claim: works && task.status === 'open',
        start: works && (isFree || isMine) && ['open', 'claimed', 'onHold'].includes(task.status),
        complete: works && isMine && isHeld,
        release: may('desk.releaseTask') && isHeld && (isMine || leads),
        snooze: works && (isFree || isMine) && UNFINISHED.includes(task.status),
        assign: leads && task.status === 'open',
        reassign: leads && isHeld,
        cancel: works && (isFree || isMine) && UNFINISHED.includes(task.status),
      };
      return new Set((Object.keys(rules) as TaskCommand[]).filter((command) => rules[command]));
    },
    [may, userId],
  );
}

const reasonOf = (outcome: Outcome<unknown>): string =>
  outcome.ok || outcome.problem.kind !== 'refusal' ? '…' : refusalSentence(outcome.problem.refusal);

/** What undoes a command is a command of its own; it may be refused if somebody was faster. */
function tellUndo(outcome: Outcome<unknown>): void {
  if (!outcome.ok) toast({ kind: 'warning', text: translate(tasksTexts)('undoFailed', { reason: reasonOf(outcome) }) });
}

interface Changed {
  readonly task: { readonly id: string; readonly version: number } | null;
}

/** The commands of tasks with their toasts; where one can be taken back, the toast offers it. */
export function useTaskCommands(onChanged?: () => void) {
  const m = useMessages(tasksTexts);
  const { submit, pending, problem } = useSubmit();
  const may = useMay();
  const told = useCallback(
    (outcome: Outcome<Changed>, text: string, undo?: (version: number) => Promise<Outcome<unknown>>): boolean => {
      if (!outcome.ok) {
        if (outcome.problem.kind === 'refusal') onChanged?.();
        return false;
      }
      const version = outcome.value.task?.version;
      const onUndo =
        undo && version !== undefined
          ? async (): Promise<void> => {
              tellUndo(await undo(version));
              onChanged?.();
            }
          : undefined;
      toast({ text, ...(onUndo ? { onUndo } : {}) });
      onChanged?.();
      return true;
    },
    [onChanged],
  );
  const release = (taskId: string) =>
    may('desk.releaseTask')
      ? (expectedVersion: number) =>
          submit(releaseTaskMutation, (idempotencyKey) => ({ taskId, expectedVersion, idempotencyKey })) as Promise<Outcome<unknown>>
      : undefined;
  const of = ({ id, version }: TaskRow) => ({ taskId: id, expectedVersion: version });
  const name = (task: TaskRow) => ({ title: task.title });
  return {
    pending,
    problem,
    claim: async (task: TaskRow) =>
      told(
        await submit(claimTaskMutation, (idempotencyKey) => ({ taskId: task.id, idempotencyKey })),
        m('claimed', name(task)),
        release(task.id),
      ),
    start: async (task: TaskRow) =>
      told(
        await submit(startTaskMutation, (idempotencyKey) => ({ ...of(task), idempotencyKey })),
        m('started', name(task)),
        release(task.id),
      ),
    complete: async (task: TaskRow) =>
      told(await submit(completeTaskMutation, (idempotencyKey) => ({ ...of(task), idempotencyKey })), m('completed', name(task))),
    cancel: async (task: TaskRow) =>
      told(await submit(cancelTaskMutation, (idempotencyKey) => ({ ...of(task), idempotencyKey })), m('cancelled', name(task))),
    release: async (task: TaskRow) =>
      told(
        await submit(releaseTaskMutation, (idempotencyKey) => ({ ...of(task), idempotencyKey })),
        m('released', name(task)),
        () => submit(claimTaskMutation, (idempotencyKey) => ({ taskId: task.id, idempotencyKey })) as Promise<Outcome<unknown>>,
      ),
    snooze: async (task: TaskRow, until: string) =>
      told(
        await submit(snoozeTaskMutation, (idempotencyKey) => ({ ...of(task), until, idempotencyKey })),
        m('snoozed', { title: task.title, when: formatInstant(until) }),
        // A task that nobody had wakes up in a moment; one in hand is taken up again.
        (expectedVersion) =>
          task.assigneeUserId === null
            ? submit(snoozeTaskMutation, (idempotencyKey) => ({ taskId: task.id, expectedVersion, until: inAMoment(), idempotencyKey }))
            : submit(startTaskMutation, (idempotencyKey) => ({ taskId: task.id, expectedVersion, idempotencyKey })),
      ),
    assign: async (task: TaskRow, person: { readonly userId: string; readonly name: string }) =>
      told(
        task.assigneeUserId === null
          ? await submit(assignTaskMutation, (idempotencyKey) => ({ taskId: task.id, assigneeUserId: person.userId, idempotencyKey }))
          : await submit(reassignTaskMutation, (idempotencyKey) => ({ ...of(task), assigneeUserId: person.userId, idempotencyKey })),
        m('assigned', { title: task.title, name: person.name }),
        release(task.id),
      ),
  };
}

export type TaskCommands = ReturnType<typeof useTaskCommands>;

const inAMoment = (): string => new Date(Date.now() + 5_000).toISOString();
