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
import { COST_OBJECTS, SERVICE_TEXTS } from '../data/service-texts.ts';
import { TEXTS } from '../data/texts.ts';
import type { Staff } from '../person.ts';
import { type CaseFile, circumstances, decided, type Scene } from '../scene.ts';
import { apply } from './desk-book.ts';
import { isCovered, standingOf, stateOf } from './standing.ts';

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

/** A request in somebody's hands. */
export interface Handling {
  readonly scene: Scene;
  readonly file: CaseFile;
  readonly by: Staff;
  /** Puts it into the queue again. */
  readonly handOver: (scene: Scene, file: CaseFile, atMs: number) => void;
}

const textsOf = ({ demoService }: CaseFile) => {
  const texts = SERVICE_TEXTS[demoService.code];
  if (!texts) throw new Error(`nobody knows what to say about ${demoService.code}`);
  return texts;
};

function leave({ scene, file }: Handling): void {
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
  apply(
    scene,
    { by, atMs, action: 'desk.addNote' },
    decided(addNote(file.request, { text }, circumstances(scene, by, atMs)), 'a note'),
    file,
  );
}

/** Minutes of work until the answer: mostly within the target. */
function minutesToAnswer({ luck }: Scene, { request }: CaseFile): number {
  const target = Math.max(1, request.targetWorkingDays) * 480;
  return luck.chance(86) ? luck.between(30, Math.floor(target * 0.8)) : luck.between(target, target + 1_200);
}

export function workOn(handling: Handling, atMs: number): void {
  const { scene, file, by } = handling;
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
  queue.plan(time.later(atMs, luck.between(15, 240)), (laterMs) => GO_ON[course](handling, laterMs));
}

const GO_ON: Readonly<Record<Course, (handling: Handling, atMs: number) => void>> = {
  plain: (handling, atMs) => planAnswer(handling, atMs, 'stays'),
  reopen: (handling, atMs) => planAnswer(handling, atMs, 'comesBack'),
  question: askBack,
  forward,
  decline,
  duplicate,
};

function askBack(handling: Handling, atMs: number): void {
  const { scene, file, by } = handling;
  const { luck, time, queue } = scene;
  const { question, supply } = textsOf(file);
  reply(scene, file, by, atMs, question, 'waiting');
  queue.plan(time.later(atMs, luck.between(120, 4_800)), (laterMs) => {
    reply(scene, file, luck.pick(file.member.clerks), laterMs, supply, null);
    planAnswer(handling, laterMs, 'stays');
  });
}

function decline(handling: Handling, atMs: number): void {
  const { scene, file, by } = handling;
  const decision = declineRequest(stateOf(file), { reason: scene.luck.pick(TEXTS.declined) }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.declineRequest' }, decided(decision, 'a refusal'), file);
  leave(handling);
}

/** What concerns all members goes to the central office, as an enquiry; where the member has it from there already it is answered. */
function forward(handling: Handling, atMs: number): void {
  const { scene, file, by } = handling;
  const today = scene.time.dateOf(atMs);
  const offers = scene.offers.filter(
    ({ demo }) => demo.code === 'enquiry' && demo.familyCode !== file.request.familyCode && isCovered(file.member, demo.familyCode, today),
  );
  if (offers.length === 0) {
    planAnswer(handling, atMs, 'stays');
    return;
  }
  const { service } = scene.luck.pick(offers);
  const state = { request: file.request, tasks: file.tasks, member: standingOf(file.member), service };
  const decision = forwardRequest(state, { reason: scene.luck.pick(TEXTS.forwarded) }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.forwardRequest' }, decided(decision, 'a forwarding'), file);
  leave(handling);
  file.service = service;
  handling.handOver(scene, file, atMs);
}

/** The same thing was asked before; where it was not, it is answered. */
function duplicate(handling: Handling, atMs: number): void {
  const { scene, file, by } = handling;
  const { request, member } = file;
  const original = scene.files.findLast(
    (other) =>
      other !== file && other.member === member && other.request.familyCode === request.familyCode && other.request.duplicateOf === null,
  )?.request;
  if (!original || scene.files.some((other) => other.request.duplicateOf === request.id)) {
    planAnswer(handling, atMs, 'stays');
    return;
  }
  const state = { ...stateOf(file), original, hasDuplicates: false };
  const decision = markDuplicate(state, { originalId: original.id }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.markDuplicate' }, decided(decision, 'a duplicate'), file);
  leave(handling);
}

type After = 'stays' | 'comesBack';

function planAnswer(handling: Handling, atMs: number, after: After): void {
  const { scene, file, by } = handling;
  const { luck, time, queue } = scene;
  queue.plan(time.later(atMs, minutesToAnswer(scene, file)), (laterMs) => {
    reply(scene, file, by, laterMs, luck.pick(textsOf(file).answers), 'answered');
    if (luck.chance(55)) queue.plan(laterMs + luck.between(1, 30) * 60_000, (doneMs) => complete(handling, doneMs));
    queue.plan(time.later(laterMs, luck.between(60, 1_900)), (closeMs) => close(handling, closeMs, after));
  });
}

function complete({ scene, file, by }: Handling, atMs: number): void {
  const task = file.tasks.find((one) => isUnfinished(one) && one.assigneeUserId === by.userId);
  if (!task) return;
  const decision = completeTask({ task, request: file.request }, {}, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.completeTask' }, decided(decision, 'a completion'), file);
}

function close(handling: Handling, atMs: number, after: After): void {
  const { scene, file, by } = handling;
  const { luck, time, queue } = scene;
  const withReason = luck.chance(6);
  const input = {
    costObject: withReason ? null : (COST_OBJECTS[file.request.familyCode] ?? null),
    reason: withReason ? 'Auskunft ohne eigenen Kostenträger.' : null,
    completeOwnTasks: true,
  };
  const decision = closeRequest(stateOf(file), input, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.closeRequest' }, decided(decision, 'a closing'), file);
  leave(handling);
  if (after === 'stays' || file.request.familyCode === KEYED_BY_CASES) return;
  queue.plan(time.later(atMs, luck.between(300, 3_800)), (laterMs) => {
    const clerk = luck.pick(file.member.clerks);
    const state = { ...stateOf(file), rules: STANDARD_REOPEN_RULES };
    const reopened = reopenRequest(state, { reason: luck.pick(TEXTS.reopened) }, circumstances(scene, clerk, laterMs));
    apply(scene, { by: clerk, atMs: laterMs, action: 'desk.reopenRequest' }, decided(reopened, 'a reopening'), file);
    handling.handOver(scene, file, laterMs);
  });
}
