// SPDX-License-Identifier: EUPL-1.2
import { assignTask, claimTask, isOver, startTask, type Task, triageRequest, withdrawRequest } from '@domain/desk';
import { TEXTS } from '../data/texts.ts';
import type { Staff } from '../person.ts';
import { type CaseFile, circumstances, decided, type Scene } from '../scene.ts';
import { apply } from './desk-book.ts';
import { serving, standingOf, stateOf } from './standing.ts';
import { workOn } from './work-on.ts';

const openTask = ({ tasks }: CaseFile): Task => {
  const task = tasks.find(({ status }) => status === 'open' || status === 'claimed');
  if (!task) throw new Error('a request in the queue has a task');
  return task;
};

function triage(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  // Only what is due within days can be urgent.
  const pressing = file.request.targetWorkingDays <= 2;
  const priority = scene.luck.pick(pressing ? (['high', 'urgent'] as const) : (['high', 'high', 'low'] as const));
  if (priority === file.request.priority) return;
  const state = { request: file.request, tasks: file.tasks, member: standingOf(file.member), service: null };
  const input = { priority, dueOn: null, serviceId: null };
  apply(
    scene,
    { by, atMs, action: 'desk.triageRequest' },
    decided(triageRequest(state, input, circumstances(scene, by, atMs)), 'a triage'),
    file,
  );
}

/** From the queue into somebody's hands: sorted by the lead where it is urgent, claimed or assigned, then begun. */
export function handOver(scene: Scene, file: CaseFile, atMs: number): void {
  const { luck, time, queue } = scene;
  const family = file.request.familyCode;
  const lead = serving(scene, family, 'teamLead')[0];
  const clerks = serving(scene, family, 'clerk');
  const clerk = luck.pick(clerks.length > 0 ? clerks : lead ? [lead] : []);
  if (!clerk || !lead) throw new Error(`nobody serves ${family}`);
  const minutes = luck.chance(85) ? luck.between(10, 420) : luck.between(420, 1500);
  if (luck.chance(14)) queue.plan(time.later(atMs, Math.floor(minutes / 2)), (laterMs) => triage(scene, file, lead, laterMs));
  if (luck.chance(2)) {
    queue.plan(time.later(atMs, minutes), (laterMs) => withdraw(scene, file, laterMs));
    return;
  }
  queue.plan(time.later(atMs, minutes), (laterMs) => {
    if (isOver(file.request.status)) return;
    const state = { task: openTask(file), request: file.request };
    if (luck.chance(60)) {
      const claimed = decided(claimTask(state, {}, circumstances(scene, clerk, laterMs)), 'a claim');
      apply(scene, { by: clerk, atMs: laterMs, action: 'desk.claimTask' }, claimed, file);
    } else {
      const input = { assigneeUserId: clerk.userId };
      const assigned = decided(
        assignTask({ ...state, assigneeMayServe: true }, input, circumstances(scene, lead, laterMs)),
        'an assignment',
      );
      apply(scene, { by: lead, atMs: laterMs, action: 'desk.assignTask' }, assigned, file);
      scene.assigned.push({ person: clerk, file, atMs: laterMs });
    }
    queue.plan(time.later(laterMs, luck.between(2, 200)), (startMs) => begin(scene, file, clerk, startMs));
  });
}

function begin(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const state = { task: openTask(file), request: file.request };
  const started = decided(startTask(state, {}, circumstances(scene, by, atMs)), 'a start');
  apply(scene, { by, atMs, action: 'desk.startTask' }, started, file);
  file.handler = by;
  scene.open.set(by.userId, [...(scene.open.get(by.userId) ?? []), file]);
  workOn({ scene, file, by, handOver }, atMs);
}

/** The member no longer wants it. */
function withdraw(scene: Scene, file: CaseFile, atMs: number): void {
  const by = scene.luck.pick(file.member.clerks);
  const decision = withdrawRequest(stateOf(file), { reason: scene.luck.pick(TEXTS.withdrawn) }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.withdrawRequest' }, decided(decision, 'a withdrawal'), file);
}
