// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDayOf, type Canonical, type Circumstances, canonicalJson, type Refusal, type Result, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addReply } from './add-reply.ts';
import { approveRequest } from './approve-request.ts';
import { cancelTask } from './cancel-task.ts';
import { claimTask } from './claim-task.ts';
import { closeRequest } from './close-request.ts';
import { completeTask } from './complete-task.ts';
import { declineRequest } from './decline-request.ts';
import type { DeskEffects, RequestDecision, TaskDecision } from './desk-decision.ts';
import type { DeskRefusalCode } from './desk-refusal.ts';
import { forwardRequest } from './forward-request.ts';
import { markDuplicate } from './mark-duplicate.ts';
import type { ReadingDraft } from './readings.ts';
import { rejectApproval } from './reject-approval.ts';
import { releaseTask } from './release-task.ts';
import { reopenRequest, STANDARD_REOPEN_RULES } from './reopen-request.ts';
import { isOver, REQUEST_STATUS, type Request, type RequestStatus } from './request.ts';
import { minutesLeft } from './request-clock.ts';
import { startTask } from './start-task.ts';
import { submitRequest } from './submit-request.ts';
import { isUnfinished, TASK_STATUS, type Task, type TaskStatus } from './task.ts';
import { asMember, at, CLERK, circumstances, member, refusedWith, requestIn, service, TOWN_TREASURER } from './testing/desk-scene.ts';
import { triageRequest } from './triage-request.ts';
import { withdrawRequest } from './withdraw-request.ts';

/** Number of random courses: 20,000 with `npm run proof`. */
const COURSES = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 20_000 : 250));

interface World {
  readonly request: Request;
  readonly tasks: readonly Task[];
}
type Outcome = Result<DeskEffects & (RequestDecision | TaskDecision), Refusal<DeskRefusalCode>>;
type Act = (world: World, centre: Circumstances, town: Circumstances, treasurer: Circumstances) => Outcome | null;

const calendar = member().calendar;
const payroll = service();
const archive = service({ familyCode: 'archive', targetWorkingDays: 10 });
const onTask =
  (act: typeof claimTask | typeof startTask | typeof completeTask | typeof releaseTask | typeof cancelTask): Act =>
  ({ request, tasks }, centre) => {
    const task = tasks.findLast(isUnfinished);
    return task ? act({ task, request }, {}, centre) : null;
  };

const ACTS: readonly Act[] = [
  ({ request }, _c, _t, treasurer) => approveRequest({ request, service: payroll, member: member() }, {}, treasurer),
  ({ request }, _c, _t, treasurer) => rejectApproval(request, { reason: 'Nein' }, treasurer),
  (world, centre) =>
    triageRequest({ ...world, member: member(), service: archive }, { priority: 'high', dueOn: null, serviceId: archive.id }, centre),
  (world, centre) =>
    triageRequest(
      { ...world, member: member(), service: null },
      { priority: null, dueOn: addDays(centre.today, 3), serviceId: null },
      centre,
    ),
  (world, centre) =>
    forwardRequest(
      { ...world, member: member(), service: world.request.serviceId === archive.id ? payroll : archive },
      { reason: 'Zuständig' },
      centre,
    ),
  (world, centre) => addReply({ ...world, calendar }, { text: 'Frage', then: 'waiting' }, centre),
  (world, centre) => addReply({ ...world, calendar }, { text: 'Antwort', then: 'answered' }, centre),
  (world, _c, town) => addReply({ ...world, calendar }, { text: 'Rückfrage', then: null }, town),
  (world, _c, town) => withdrawRequest({ ...world, calendar }, { reason: null }, town),
  (world, centre) => declineRequest({ ...world, calendar }, { reason: 'Nein' }, centre),
  (world, centre) => {
    const original = requestIn('open');
    return markDuplicate({ ...world, calendar, original, hasDuplicates: false }, { originalId: original.id }, centre);
  },
  (world, centre) => closeRequest({ ...world, calendar }, { costObject: 'K-1', reason: null, completeOwnTasks: true }, centre),
  (world, _c, town) => reopenRequest({ ...world, calendar, rules: STANDARD_REOPEN_RULES }, { reason: 'Doch nicht' }, town),
  onTask(claimTask),
  onTask(startTask),
  onTask(completeTask),
  onTask(releaseTask),
  onTask(cancelTask),
];
// Ends are rare in life, so the likelier acts come more often.
const LIKELY = [0, 5, 6, 6, 7, 11, 11, 12, 13, 14, 15];
const step = fc.record({
  act: fc.oneof(fc.constantFrom(...LIKELY), fc.nat(ACTS.length - 1)),
  afterMinutes: fc.integer({ min: 0, max: 4000 }),
});

function checkWorld({ request, tasks }: World, now: Circumstances): void {
  expect(request.closedAt !== null).toBe(isOver(request.status));
  expect(request.duplicateOf !== null).toBe(request.status === 'duplicate');
  expect(request.countedVersion !== null).toBe(request.status === 'closed');
  expect(request.reopenCount).toBeLessThanOrEqual(STANDARD_REOPEN_RULES.maxReopens);
  expect(request.pausedMinutes).toBeGreaterThanOrEqual(0);
  if (!isOver(request.status)) expect(request.clockPausedAt !== null).toBe(request.status === 'waiting' || request.status === 'answered');
  expect((request.dueAt === null) === (request.clockStartedAt === null)).toBe(true);
  expect(Number.isInteger(minutesLeft(request, now.at, calendar) ?? 0)).toBe(true);
  if (isOver(request.status)) expect(tasks.some(isUnfinished)).toBe(false);
  for (const task of tasks.filter(isUnfinished)) expect((task.assigneeUserId === null) === (task.status === 'open')).toBe(true);
}

function written(world: World, { value }: { readonly value: DeskEffects & (RequestDecision | TaskDecision) }): World {
  const requests = 'request' in value ? [value.request, ...value.requests] : value.requests;
  const tasks = 'task' in value ? [value.task, ...value.tasks] : value.tasks;
  expect(new Set(tasks.map((task) => task.id)).size).toBe(tasks.length);
  expect(requests.length).toBeLessThanOrEqual(1);
  const request = requests[0] ?? world.request;
  if (request.status !== world.request.status)
    expect(REQUEST_STATUS[world.request.status] as readonly RequestStatus[]).toContain(request.status);
  if (requests.length > 0) expect(request.version).toBe(world.request.version + 1);
  for (const task of tasks) {
    const before = world.tasks.find((known) => known.id === task.id);
    expect(task.version).toBe((before?.version ?? 0) + 1);
    if (before && before.status !== task.status) expect(TASK_STATUS[before.status] as readonly TaskStatus[]).toContain(task.status);
  }
  return { request, tasks: [...world.tasks.filter((task) => !tasks.some((next) => next.id === task.id)), ...tasks] };
}

describe(`any of ${COURSES} random courses of actions`, () => {
  it(`reaches no illegal state in ${COURSES} courses, counts a case exactly while it is closed, and says no in whole sentences`, {
    timeout: 3_600_000,
  }, () => {
    const reached = new Set<RequestStatus>();
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 5, maxLength: 40 }), (wantsApproval, steps) => {
        let now = Date.parse(at('2026-03-03T09:00:00Z'));
        const submitted = unwrap(
          submitRequest(
            { service: payroll, member: member({ wantsApproval }), number: 'A-2026-000001' },
            { subject: 'Hilfe', answers: {}, costUnit: null, orderNumber: null },
            asMember(),
          ),
        );
        let world: World = { request: submitted.request, tasks: submitted.tasks };
        const readings: ReadingDraft[] = [];
        for (const { act, afterMinutes } of steps) {
          now += afterMinutes * 60_000;
          const moment = at(new Date(now).toISOString());
          const centre = circumstances(CLERK, 'centre', moment);
          expect(centre.today).toBe(businessDayOf(moment));
          const outcome = ACTS[act]?.(world, centre, asMember(moment), circumstances(TOWN_TREASURER, 'member', moment)) ?? null;
          if (outcome === null) continue;
          refusedWith(outcome);
          if (!outcome.ok) continue;
          expect(canonicalJson(outcome.value as unknown as Canonical)).toContain('"messages"');
          world = written(world, outcome);
          readings.push(...outcome.value.readings);
          checkWorld(world, centre);
          reached.add(world.request.status);
          const counted = readings.reduce((sum, reading) => sum + reading.quantity, 0n);
          expect(counted).toBe(world.request.status === 'closed' ? 1n : 0n);
        }
      }),
      { seed: 20260303, numRuns: COURSES },
    );
    expect([...reached].sort()).toEqual(
      (Object.keys(REQUEST_STATUS) as RequestStatus[]).filter((status) => status !== 'awaitingApproval').sort(),
    );
  });
});
