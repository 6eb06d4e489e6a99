// SPDX-License-Identifier: EUPL-1.2
import {
  addNote,
  addReply,
  closeRequest,
  completeTask,
  declineRequest,
  forwardRequest,
  isUnfinished,
  markDuplicate,
  reopenRequest,
  STANDARD_REOPEN_RULES,
} from '@domain/desk';
import { TEXTS } from '../data/texts.ts';
import { type CaseFile, circumstances, decided, type Scene, type Staff } from '../scene.ts';
import { apply } from './desk-book.ts';
import { handOver, stateOf } from './hand-over.ts';
import { isCovered, standingOf } from './take-in.ts';

/** How a request goes on once it is being worked on, and how often. */
const COURSES = [
  { course: 'plain', weight: 76 },
  { course: 'question', weight: 15 },
  { course: 'forward', weight: 2 },
  { course: 'decline', weight: 2 },
  { course: 'duplicate', weight: 2 },
  { course: 'reopen', weight: 3 },
] as const;
type Course = (typeof COURSES)[number]['course'];

/** A reopened case takes its counted case back; where cases are the key that could leave a member below zero for a month. */
const KEYED_BY_CASES = 'purchasing';

function leave(scene: Scene, file: CaseFile): void {
  const { handler } = file;
  if (!handler) return;
  scene.open.set(
    handler.userId,
    (scene.open.get(handler.userId) ?? []).filter((other) => other !== file),
  );
  file.handler = null;
}

function reply(scene: Scene, file: CaseFile, by: Staff, atMs: number, text: string, then: 'answered' | 'waiting' | null): void {
  const decision = addReply(stateOf(file), { text, then }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.addReply' }, decided(decision, 'a reply'), file);
}

function note(scene: Scene, file: CaseFile, by: Staff, atMs: number, text: string): void {
  apply(scene, { by, atMs, action: 'desk.addNote' }, decided(addNote(file.request, { text }, circumstances(scene, by, atMs)), 'a note'), file);
}

/** Minutes of work until the answer: mostly within the target. */
function minutesToAnswer({ luck }: Scene, { request }: CaseFile): number {
  const target = Math.max(1, request.targetWorkingDays) * 480;
  return luck.chance(86) ? luck.between(30, Math.floor(target * 0.8)) : luck.between(target, target + 1_200);
}

export function workOn(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const { luck, time, queue } = scene;
  const { course } = luck.weighted(COURSES, ({ weight }) => weight);
  const whileOpen = (minutes: number, happen: (laterMs: number) => void): void =>
    queue.plan(time.later(atMs, minutes), (laterMs) => {
      if (file.handler === by && file.request.status === 'inProgress') happen(laterMs);
    });
  if (luck.chance(18)) whileOpen(luck.between(5, 120), (laterMs) => note(scene, file, by, laterMs, luck.pick(TEXTS.centreNote)));
  if (luck.chance(7)) {
    const clerk = luck.pick(file.member.clerks);
    whileOpen(luck.between(5, 200), (laterMs) => note(scene, file, clerk, laterMs, luck.pick(TEXTS.memberNote)));
  }
  if (luck.chance(12)) whileOpen(luck.between(20, 300), (laterMs) => reply(scene, file, by, laterMs, luck.pick(TEXTS.progress), null));
  queue.plan(time.later(atMs, luck.between(15, 240)), (laterMs) => goOn(scene, file, by, course, laterMs));
}

function goOn(scene: Scene, file: CaseFile, by: Staff, course: Course, atMs: number): void {
  const { luck, time, queue } = scene;
  switch (course) {
    case 'question':
      reply(scene, file, by, atMs, luck.pick(TEXTS.question), 'waiting');
      return queue.plan(time.later(atMs, luck.between(60, 2_000)), (laterMs) => {
        reply(scene, file, luck.pick(file.member.clerks), laterMs, luck.pick(TEXTS.supply), null);
        planAnswer(scene, file, by, course, laterMs);
      });
    case 'forward':
      return forward(scene, file, by, atMs);
    case 'decline': {
      const decision = declineRequest(stateOf(file), { reason: luck.pick(TEXTS.declined) }, circumstances(scene, by, atMs));
      apply(scene, { by, atMs, action: 'desk.declineRequest' }, decided(decision, 'a refusal'), file);
      return leave(scene, file);
    }
    case 'duplicate':
      return duplicate(scene, file, by, atMs);
    default:
      return planAnswer(scene, file, by, course, atMs);
  }
}

/** To another family that the member takes; where there is none it is answered here. */
function forward(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const today = scene.time.dateOf(atMs);
  const offers = scene.offers.filter(
    ({ demo }) => demo.familyCode !== file.request.familyCode && isCovered(file.member, demo.familyCode, today),
  );
  if (offers.length === 0) return planAnswer(scene, file, by, 'plain', atMs);
  const { service } = scene.luck.pick(offers);
  const state = { request: file.request, tasks: file.tasks, member: standingOf(file.member), service };
  const decision = forwardRequest(state, { reason: scene.luck.pick(TEXTS.forwarded) }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.forwardRequest' }, decided(decision, 'a forwarding'), file);
  leave(scene, file);
  file.service = service;
  handOver(scene, file, atMs);
}

/** The same thing was asked before; where it was not, it is answered. */
function duplicate(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const { request, member } = file;
  const original = scene.files.findLast(
    (other) => other !== file && other.member === member && other.request.familyCode === request.familyCode && other.request.duplicateOf === null,
  )?.request;
  if (!original) return planAnswer(scene, file, by, 'plain', atMs);
  const hasDuplicates = scene.files.some((other) => other.request.duplicateOf === request.id);
  if (hasDuplicates) return planAnswer(scene, file, by, 'plain', atMs);
  const state = { ...stateOf(file), original, hasDuplicates };
  const decision = markDuplicate(state, { originalId: original.id }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.markDuplicate' }, decided(decision, 'a duplicate'), file);
  leave(scene, file);
}

function planAnswer(scene: Scene, file: CaseFile, by: Staff, course: Course, atMs: number): void {
  const { luck, time, queue } = scene;
  queue.plan(time.later(atMs, minutesToAnswer(scene, file)), (laterMs) => {
    reply(scene, file, by, laterMs, luck.pick(TEXTS.answer), 'answered');
    const doneFirst = luck.chance(55);
    if (doneFirst) queue.plan(laterMs + luck.between(1, 30) * 60_000, (doneMs) => complete(scene, file, by, doneMs));
    queue.plan(time.later(laterMs, luck.between(60, 1_900)), (closeMs) => close(scene, file, by, course, closeMs));
  });
}

function complete(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const task = file.tasks.find((one) => isUnfinished(one) && one.assigneeUserId === by.userId);
  if (!task) return;
  const decision = completeTask({ task, request: file.request }, {}, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.completeTask' }, decided(decision, 'a completion'), file);
}

function close(scene: Scene, file: CaseFile, by: Staff, course: Course, atMs: number): void {
  const { luck, time, queue } = scene;
  const withReason = luck.chance(6);
  const input = {
    costObject: withReason ? null : luck.pick(TEXTS.costObjects),
    reason: withReason ? 'Auskunft ohne eigenen Kostenträger.' : null,
    completeOwnTasks: true,
  };
  const decision = closeRequest(stateOf(file), input, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.closeRequest' }, decided(decision, 'a closing'), file);
  leave(scene, file);
  if (course !== 'reopen' || file.request.familyCode === KEYED_BY_CASES) return;
  queue.plan(time.later(atMs, luck.between(300, 3_800)), (laterMs) => {
    const clerk = luck.pick(file.member.clerks);
    const state = { ...stateOf(file), rules: STANDARD_REOPEN_RULES };
    const reopened = reopenRequest(state, { reason: luck.pick(TEXTS.reopened) }, circumstances(scene, clerk, laterMs));
    apply(scene, { by: clerk, atMs: laterMs, action: 'desk.reopenRequest' }, decided(reopened, 'a reopening'), file);
    handOver(scene, file, laterMs);
  });
}
