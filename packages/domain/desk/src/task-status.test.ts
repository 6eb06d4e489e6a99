// SPDX-License-Identifier: EUPL-1.2
import type { Refusal, Result } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import type { AssignTaskState } from './assign-task.ts';
import { assignTask, reassignTask } from './assign-task.ts';
import { cancelTask } from './cancel-task.ts';
import { claimTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { createTask } from './create-task.ts';
import type { TaskDecision } from './desk-decision.ts';
import type { DeskRefusalCode } from './desk-refusal.ts';
import { releaseTask } from './release-task.ts';
import { snoozeTask } from './snooze-task.ts';
import { startTask } from './start-task.ts';
import { isAwake, TASK_ACTIONS, TASK_STATUS, TASK_STATUSES, type Task, type TaskAction, type TaskStatus } from './task.ts';
import { at, COLLEAGUE, circumstances, MEMBER, NOW, refusedWith, requestIn, taskIn } from './testing/desk-scene.ts';

type Outcome = Result<TaskDecision, Refusal<DeskRefusalCode>>;
const state = (task: Task): AssignTaskState => ({ task, request: null, assigneeMayServe: true });
const UNTIL = at('2026-03-10T07:00:00Z');

const DO: Record<TaskAction, (task: Task) => Outcome> = {
  assign: (task) => assignTask(state(task), { assigneeUserId: COLLEAGUE }, circumstances()),
  reassign: (task) => reassignTask(state(task), { assigneeUserId: COLLEAGUE }, circumstances()),
  claim: (task) => claimTask(state(task), {}, circumstances()),
  release: (task) => releaseTask(state(task), {}, circumstances()),
  start: (task) => startTask(state(task), {}, circumstances()),
  snooze: (task) => snoozeTask(state(task), { until: UNTIL }, circumstances()),
  complete: (task) => completeTask(state(task), {}, circumstances()),
  cancel: (task) => cancelTask(state(task), {}, circumstances()),
};
const actions = Object.keys(TASK_ACTIONS) as TaskAction[];

describe('task: each status × each action', () => {
  it.each(TASK_STATUSES.flatMap((status) => actions.map((action) => ({ status, action }))))('$status × $action', ({ status, action }) => {
    const before = taskIn(status);
    const outcome = DO[action](before);
    if (!(TASK_ACTIONS[action] as readonly TaskStatus[]).includes(status)) {
      const hasAnother = action === 'assign' && ['claimed', 'inProgress', 'onHold'].includes(status);
      expect(refusedWith(outcome)).toBe(hasAnother ? 'ALREADY_CLAIMED' : 'NOT_IN_THIS_STATUS');
      return;
    }
    expect(refusedWith(outcome)).toBeNull();
    if (!outcome.ok) return;
    const { task } = outcome.value;
    const next: readonly TaskStatus[] = TASK_STATUS[status];
    expect([status, ...next]).toContain(task.status);
    expect(task.version).toBe(before.version + 1);
    if (task.status === 'open') expect(task.assigneeUserId).toBeNull();
    if (['claimed', 'inProgress', 'onHold'].includes(task.status)) expect(task.assigneeUserId).not.toBeNull();
  });
});

describe('who has a task', () => {
  const theirs = taskIn('claimed', { assigneeUserId: COLLEAGUE });

  it.each([
    ['claim', DO.claim],
    ['start', DO.start],
    ['complete', DO.complete],
    ['snooze', DO.snooze],
  ] as const)('%s of a colleague’s task is refused and says whose it is', (_name, act) => {
    const outcome = act(theirs);
    expect(refusedWith(outcome)).toBe('ALREADY_CLAIMED');
    expect(!outcome.ok && outcome.error.params).toEqual({ assigneeUserId: COLLEAGUE });
  });

  it('claiming brings a queued request into work, and touches no other', () => {
    const open = requestIn('open');
    const claimed = claimTask({ task: taskIn('open'), request: open }, {}, circumstances());
    expect(claimed.ok && claimed.value.requests.map(({ id, status, version }) => ({ id, status, version }))).toEqual([
      { id: open.id, status: 'inProgress', version: 5 },
    ]);
    const waiting = claimTask({ task: taskIn('open'), request: requestIn('waiting') }, {}, circumstances());
    expect(waiting.ok && waiting.value.requests).toEqual([]);
  });

  it('reassigning keeps the due time; to the same person it is refused', () => {
    const moved = DO.reassign(taskIn('inProgress'));
    expect(moved.ok && moved.value.changes.map((change) => change.field)).toEqual(['assigneeUserId', 'status']);
    expect(refusedWith(DO.reassign(theirs))).toBe('SAME_ASSIGNEE');
    expect(
      refusedWith(assignTask({ ...state(taskIn('open')), assigneeMayServe: false }, { assigneeUserId: COLLEAGUE }, circumstances())),
    ).toBe('NOT_ASSIGNABLE');
  });
});

describe('putting a task away', () => {
  it('sleeps until the moment, and wakes by itself', () => {
    const outcome = DO.snooze(taskIn('inProgress'));
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.task.status).toBe('onHold');
    expect(isAwake(outcome.value.task, NOW)).toBe(false);
    expect(isAwake(outcome.value.task, UNTIL)).toBe(true);
  });
  it.each([
    ['2026-03-03T09:00:00Z', 'SNOOZE_IN_PAST'],
    ['2026-06-01T20:00:00Z', null],
    ['2026-06-02T20:00:00Z', 'SNOOZE_TOO_FAR'],
  ])('until %s: %s', (until, code) => {
    expect(refusedWith(snoozeTask(state(taskIn('open')), { until: at(until) }, circumstances()))).toBe(code);
  });
});

describe('a further task', () => {
  const input = { title: ' Rückfrage klären ', familyCode: 'payroll', assigneeUserId: null, dueAt: null };
  it('is due with its request and belongs to its member', () => {
    const request = requestIn('inProgress');
    const outcome = createTask({ tenantId: MEMBER, request, assigneeMayServe: false }, input, circumstances());
    expect(outcome.ok && outcome.value.task).toMatchObject({
      requestId: request.id,
      title: 'Rückfrage klären',
      status: 'open',
      dueAt: request.dueAt,
      version: 1,
    });
  });
  it.each([
    [{ request: requestIn('closed') }, {}, 'REQUEST_OVER'],
    [{ request: requestIn('awaitingApproval') }, {}, 'REQUEST_NOT_APPROVED'],
    [{}, { title: '  ' }, 'TITLE_MISSING'],
    [{}, { title: 'x'.repeat(201) }, 'TOO_LONG'],
    [{}, { assigneeUserId: COLLEAGUE }, 'NOT_ASSIGNABLE'],
  ])('is refused: %#', (someState, someInput, code) => {
    const outcome = createTask(
      { tenantId: MEMBER, request: null, assigneeMayServe: false, ...someState },
      { ...input, ...someInput },
      circumstances(),
    );
    expect(refusedWith(outcome)).toBe(code);
  });
});
