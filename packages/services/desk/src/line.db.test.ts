// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { findRequest } from './queries/find-request.ts';
import { findTimeEntry } from './queries/find-time-entry.ts';
import { findTimeSheet } from './queries/find-time-sheet.ts';
import { listRequests } from './queries/list-requests.ts';
import { listTasks } from './queries/list-tasks.ts';
import { requestHistory } from './queries/record-history.ts';
import { waitingApprovals } from './queries/waiting.ts';
import { type DeskScene, day, deskScene, deskWorld, done, submitted, wish } from './testing/desk-world.ts';
import { addReply } from './use-cases/add-reply.ts';
import { approveRequest } from './use-cases/approve-request.ts';
import { bookTime } from './use-cases/book-time.ts';
import { claimTask } from './use-cases/claim-task.ts';
import { closeRequest } from './use-cases/close-request.ts';
import { correctTime } from './use-cases/correct-time.ts';
import { rejectApproval } from './use-cases/reject-approval.ts';
import { reopenRequest } from './use-cases/reopen-request.ts';
import { submitRequest } from './use-cases/submit-request.ts';
import { triageRequest } from './use-cases/triage-request.ts';
import { withdrawTime } from './use-cases/withdraw-time.ts';

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

const readingsOf = (scene: DeskScene) =>
  world.database.read(world.scope(scene), (reads) =>
    reads
      .selectFrom('reading')
      .select(['meter', 'quantity', 'label', 'occurred_on as on', 'source_version as version'])
      .orderBy('known_at')
      .orderBy('id')
      .execute(),
  );

test('what a deputy asks for, neither the deputy nor the one represented approves', async () => {
  const scene = await deskScene(world, { approval: true });
  const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
  const clerk = await world.actor(scene, 'memberClerk', { member: scene.one });
  const [grant] = clerk.grants;
  if (!grant) throw new Error('a clerk has a role');
  // Asked for by the approver, who stands in for the clerk; the clerk then stands in for the approver.
  const asDeputy = { ...approver, grants: [...approver.grants, { ...grant, deputyFor: clerk.userId }] };
  const lent = approver.grants.map((one) => ({ ...one, deputyFor: approver.userId }));
  const { requestId } = await submitted(world, scene, asDeputy);
  const input = { requestId, expectedVersion: 1 };
  const [asked] = await world.ask(approver, requestHistory, { requestId });
  expect(asked).toMatchObject({ by: approver.name, inPlaceOf: [clerk.name] });
  const crossed = { ...clerk, grants: [...clerk.grants, ...lent] };
  const offered = async (actor: typeof approver) => (await world.ask(actor, findRequest, { requestId }))?.actions ?? [];
  const second = await world.actor(scene, 'memberApprover', { member: scene.one });
  // Another user of the approver's own account is the approver all the same.
  const otherHat = { ...second, accountId: approver.accountId };
  for (const shared of [crossed, approver, otherHat]) {
    expect(await offered(shared)).not.toContain('approve');
    expect(await world.ask(shared, waitingApprovals, {})).toEqual([]);
  }
  expect(await offered(second)).toContain('approve');
  expect(await world.ask(second, waitingApprovals, {})).toMatchObject([{ count: 1 }]);
  expect(await world.run(crossed, approveRequest, input)).toMatchObject({ error: { code: 'SAME_PERSON_BY_DEPUTY' } });
  expect(await world.run(crossed, rejectApproval, { ...input, reason: 'Nein' })).toMatchObject({
    error: { code: 'SAME_PERSON_BY_DEPUTY' },
  });
  expect(await world.run(otherHat, approveRequest, input)).toMatchObject({ error: { code: 'SAME_PERSON_BY_DEPUTY' } });
  expect(await world.run(approver, approveRequest, input)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  done(await world.run(await world.actor(scene, 'memberApprover', { member: scene.one }), approveRequest, input));
});

test('the whole line: request, approval, triage, task, two who claim, time, reply, closing, readings', async () => {
  const scene = await deskScene(world, { approval: true });
  const { townClerk, requestId } = await submitted(world, scene);
  const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
  const [anna, berta] = [await world.actor(scene, 'clerk', { name: 'Anna Amsel' }), await world.actor(scene, 'clerk')];

  expect(await world.ask(anna, listTasks, {})).toMatchObject({ total: 0 });
  expect(await world.ask(townClerk, findRequest, { requestId })).toMatchObject({
    number: '2026-000001',
    status: 'awaitingApproval',
    statusLineDe: 'Wartet auf die Freigabe in Ihrem Haus.',
    actions: ['note', 'changeCostReference', 'withdraw'],
  });
  expect(await world.run(townClerk, approveRequest, { requestId, expectedVersion: 1 })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  done(await world.run(approver, approveRequest, { requestId, expectedVersion: 1 }));
  done(await world.run(anna, triageRequest, { requestId, priority: 'high', expectedVersion: 2 }));

  const queue = await world.ask(anna, listTasks, { queue: 'unassigned' });
  expect(queue).toMatchObject({ total: 1, nextCursor: null, items: [{ requestNumber: '2026-000001', requestPriority: 'high' }] });
  const taskId = queue.items[0]?.id ?? '';
  const claims = await Promise.all([anna, berta].map((clerk) => world.run(clerk, claimTask, { taskId })));
  expect(claims.filter((claim) => claim.ok)).toHaveLength(1);
  const winner = claims[0]?.ok ? anna : berta;
  expect(claims.find((claim) => !claim.ok)).toMatchObject({
    error: { code: 'ALREADY_CLAIMED', params: { assigneeUserId: winner.userId, name: winner.name } },
  });
  expect(await world.ask(townClerk, findRequest, { requestId })).toMatchObject({
    status: 'inProgress',
    handler: winner.name,
    handlerUserId: null,
  });

  const work = {
    kind: 'billable' as const,
    taskId,
    workedOn: day('2026-11-16'),
    minutes: 45,
    activity: 'processing',
    note: 'Stammdaten angelegt',
  };
  done(await world.run(winner, bookTime, work));
  const { version } = (await world.ask(winner, findRequest, { requestId })) ?? expect.fail('no request');
  done(await world.run(winner, addReply, { requestId, text: 'Ist erledigt.', means: 'answered', expectedVersion: version }));
  const closing = { requestId, costObject: 'K-100', completeOwnTasks: true };
  done(await world.run(winner, closeRequest, { ...closing, expectedVersion: version + 1 }));

  const seen = (await world.ask(townClerk, findRequest, { requestId })) ?? expect.fail('no request');
  expect(seen).toMatchObject({
    status: 'closed',
    statusLineDe: 'Abgeschlossen am 16.11.2026.',
    timeMinutes: 45,
    closingCostObject: null,
    tasks: [],
  });
  expect(seen.entries.map(({ kind, event, text }) => event ?? `${kind}: ${text}`)).toEqual([
    'submitted',
    'approved',
    'reply: Ist erledigt.',
    'closed',
  ]);
  expect((await world.ask(winner, findRequest, { requestId }))?.tasks).toMatchObject([{ status: 'done', assigneeName: winner.name }]);
  expect(await readingsOf(scene)).toEqual([
    { meter: 'desk.minutes', quantity: 45n, label: '2026-000001 · Sachbearbeitung', on: '2026-11-16', version: 1 },
    { meter: 'desk.cases', quantity: 1n, label: '2026-000001', on: '2026-11-16', version: version + 2 },
  ]);
});

test('a request that is taken up again takes its case back', async () => {
  const scene = await deskScene(world);
  const { townClerk, requestId } = await submitted(world, scene);
  const lead = await world.actor(scene, 'teamLead');
  const [task] = (await world.ask(lead, listTasks, {})).items;
  done(await world.run(lead, claimTask, { taskId: task?.id ?? '' }));
  done(await world.run(lead, addReply, { requestId, text: 'Fertig.', means: 'answered', expectedVersion: 2 }));
  done(await world.run(lead, closeRequest, { requestId, reason: 'Teil der Grundleistung', completeOwnTasks: true, expectedVersion: 3 }));
  done(await world.run(townClerk, reopenRequest, { requestId, reason: 'Noch nicht ganz.', expectedVersion: 4 }));
  expect((await readingsOf(scene)).map(({ meter, quantity }) => [meter, quantity])).toEqual([
    ['desk.cases', 1n],
    ['desk.cases', -1n],
  ]);
  expect(await world.ask(lead, listTasks, { queue: 'unassigned' })).toMatchObject({ total: 1, items: [{ requestId }] });
});

test('corrections are new entries; what was withdrawn counts no more, and never twice', async () => {
  const scene = await deskScene(world);
  const { requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const work = { kind: 'billable' as const, requestId, workedOn: day('2026-11-13'), minutes: 60, activity: 'advice' };
  const { timeEntryId } = done(await world.run(clerk, bookTime, work));
  const change = { timeEntryId, workedOn: day('2026-11-12'), minutes: 90, activity: 'advice', reason: 'Verschrieben', expectedVersion: 1 };
  const corrected = done(await world.run(clerk, correctTime, change));
  expect(await world.run(clerk, correctTime, { ...change, expectedVersion: 2 })).toMatchObject({ error: { code: 'ALREADY_WITHDRAWN' } });
  expect((await world.ask(clerk, findRequest, { requestId }))?.timeMinutes).toBe(90);
  const takeBack = { timeEntryId: corrected.timeEntryId, reason: 'Doppelt gebucht', expectedVersion: 1 };
  const twice = await Promise.all([1, 2].map(() => world.run(clerk, withdrawTime, takeBack)));
  expect(twice.map((result) => (result.ok ? 'done' : result.error.code)).sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
  expect((await readingsOf(scene)).map(({ quantity }) => quantity).reduce((sum, quantity) => sum + quantity, 0n)).toBe(0n);
  const sheet = await world.ask(clerk, findTimeSheet, { month: '2026-11' });
  expect(sheet).toMatchObject({ totalMinutes: 0, status: 'open', version: 0 });
  expect(sheet?.entries).toHaveLength(2);
});

test('a frozen month is corrected by a counter-entry, once', async () => {
  const scene = await deskScene(world);
  const { requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const work = { kind: 'billable' as const, requestId, workedOn: day('2026-11-13'), minutes: 60, activity: 'advice' };
  const { timeEntryId } = done(await world.run(clerk, bookTime, work));
  await world.database.write(world.scope(scene), (writes) =>
    writes.readingGate.update({
      where: { tenantId_month: { tenantId: scene.one.tenantId, month: '2026-11' } },
      data: { frozenByRun: world.newId(), frozenAt: world.clock.now },
    }),
  );
  const takeBack = { timeEntryId, reason: 'War für eine andere Kommune', expectedVersion: 1 };
  const results = await Promise.all([1, 2].map(() => world.run(clerk, withdrawTime, takeBack)));
  expect(results.map((result) => (result.ok ? 'done' : result.error.code)).sort()).toEqual(['ALREADY_CORRECTED', 'done']);
  const sheet = await world.ask(clerk, findTimeSheet, { month: '2026-11' });
  expect(sheet?.entries.map(({ minutes, countered, correctionOf }) => ({ minutes, countered, correctionOf }))).toEqual([
    { minutes: 60, countered: true, correctionOf: null },
    { minutes: -60, countered: false, correctionOf: timeEntryId },
  ]);
});

test('what is booked for a settled month says so: at booking, on the sheet and at the request, but not to the member', async () => {
  const scene = await deskScene(world);
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const work = { kind: 'billable' as const, requestId, workedOn: day('2026-11-13'), minutes: 60, activity: 'advice' };
  const inTime = done(await world.run(clerk, bookTime, work));
  const frozenAt = world.clock.now;
  await world.database.write(world.scope(scene), (writes) =>
    writes.readingGate.update({
      where: { tenantId_month: { tenantId: scene.one.tenantId, month: '2026-11' } },
      data: { frozenByRun: world.newId(), frozenAt },
    }),
  );
  world.clock.now = new Date(frozenAt.getTime() + 60_000);
  const late = done(await world.run(clerk, bookTime, { ...work, minutes: 30 }));
  world.clock.now = frozenAt;
  const seen = (actor: typeof clerk, timeEntryId: typeof late.timeEntryId) => world.ask(actor, findTimeEntry, { timeEntryId });
  expect(await seen(clerk, inTime.timeEntryId)).toMatchObject({ minutes: 60, late: false });
  expect(await seen(clerk, late.timeEntryId)).toMatchObject({ minutes: 30, late: true });
  const both = [
    { minutes: 60, late: false },
    { minutes: 30, late: true },
  ];
  expect(await world.ask(clerk, findTimeSheet, { month: '2026-11' })).toMatchObject({ entries: both });
  expect(await world.ask(clerk, findRequest, { requestId })).toMatchObject({ timeEntries: both });
  expect((await world.ask(townClerk, findRequest, { requestId }))?.timeEntries.map((entry) => entry.late)).toEqual([false, false]);
});

test('without an agreement there is no order, and no work is booked', async () => {
  const scene = await deskScene(world);
  const elsewhere = await world.actor(scene, 'memberClerk', { member: scene.other });
  const refused = await world.run(elsewhere, submitRequest, wish(scene.payroll));
  expect(refused).toMatchObject({ error: { code: 'NO_VALID_AGREEMENT', field: 'serviceId', params: { family: 'payroll' } } });
  const clerk = await world.actor(scene, 'clerk');
  const work = { workedOn: day('2026-11-13'), minutes: 30, familyCode: 'payroll' };
  const billable = { ...work, kind: 'billable' as const, tenantId: scene.other.tenantId, activity: 'advice' };
  expect(await world.run(clerk, bookTime, billable)).toMatchObject({ error: { code: 'NO_VALID_AGREEMENT' } });
  expect(await world.run(clerk, bookTime, { ...billable, tenantId: undefined })).toMatchObject({ error: { code: 'MEMBER_MISSING' } });
  const meeting = { ...work, kind: 'internal' as const, activity: 'teamMeeting', note: 'Planung' };
  done(await world.run(clerk, bookTime, meeting));
  expect(await readingsOf(scene)).toMatchObject([{ meter: 'desk.internalMinutes', quantity: 30n }]);
});

test('numbers run per member and year, whoever submits at the same time', async () => {
  const scene = await deskScene(world);
  const clerks = await Promise.all([1, 2, 3, 4].map(() => world.actor(scene, 'memberClerk', { member: scene.one })));
  await Promise.all(clerks.map(async (clerk) => done(await world.run(clerk, submitRequest, wish(scene.archive)))));
  const listed = await world.ask(clerks[0] ?? expect.fail('nobody'), listRequests, { sort: 'numberFirst' });
  expect(listed.items.map(({ number }) => number)).toEqual(['2026-000001', '2026-000002', '2026-000003', '2026-000004']);
});
