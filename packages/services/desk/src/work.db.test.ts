// SPDX-License-Identifier: EUPL-1.2
import { verifyChain } from '@platform/audit';
import { serviceActor } from '@platform/authorization';
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { deskSources } from './ports.ts';
import { findRequest } from './queries/find-request.ts';
import { findTimeSheet } from './queries/find-time-sheet.ts';
import { listAssignableUsers } from './queries/list-assignable-users.ts';
import { listCatalogue } from './queries/list-catalogue.ts';
import { listCostObjects } from './queries/list-cost-objects.ts';
import { listRequests } from './queries/list-requests.ts';
import { listTasks } from './queries/list-tasks.ts';
import { listTimeSheets } from './queries/list-time-sheets.ts';
import { previewBulkAssign } from './queries/preview-bulk-assign.ts';
import { taskHistory, timeSheetHistory } from './queries/record-history.ts';
import { waitingApprovals, waitingMonthApprovals, waitingReplies, waitingSignOffs, waitingTasks } from './queries/waiting.ts';
import { at, day, deskScene, deskWorld, done, moment, submitted } from './testing/desk-world.ts';
import { addReply } from './use-cases/add-reply.ts';
import { approveMonth } from './use-cases/approve-month.ts';
import { assignTask } from './use-cases/assign-task.ts';
import { bookTime } from './use-cases/book-time.ts';
import { cancelTask } from './use-cases/cancel-task.ts';
import { changeCostReference } from './use-cases/change-cost-reference.ts';
import { changeFamily } from './use-cases/change-family.ts';
import { changeService } from './use-cases/change-service.ts';
import { claimTask } from './use-cases/claim-task.ts';
import { closeRequest } from './use-cases/close-request.ts';
import { completeTask } from './use-cases/complete-task.ts';
import { correctTime } from './use-cases/correct-time.ts';
import { createTask } from './use-cases/create-task.ts';
import { defineFamily } from './use-cases/define-family.ts';
import { forwardRequest } from './use-cases/forward-request.ts';
import { markDuplicate } from './use-cases/mark-duplicate.ts';
import { reassignTask } from './use-cases/reassign-task.ts';
import { releaseTask } from './use-cases/release-task.ts';
import { reopenMonth } from './use-cases/reopen-month.ts';
import { reopenRequest } from './use-cases/reopen-request.ts';
import { retireService } from './use-cases/retire-service.ts';
import { signOffMonth } from './use-cases/sign-off-month.ts';
import { snoozeTask } from './use-cases/snooze-task.ts';
import { withdrawRequest } from './use-cases/withdraw-request.ts';
import { withdrawTime } from './use-cases/withdraw-time.ts';

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

test('a task is given, given on, put away, given back and done', async () => {
  const scene = await deskScene(world);
  await submitted(world, scene);
  const [anna, berta] = [await world.actor(scene, 'clerk', { name: 'Anna' }), await world.actor(scene, 'clerk', { name: 'Berta' })];
  const onlyArchive = await world.actor(scene, 'clerk', { families: ['archive'], name: 'Carl' });
  const lead = await world.actor(scene, 'teamLead', { name: 'Dora' });
  const taskId = (await world.ask(lead, listTasks, {})).items[0]?.id ?? '';
  const user = (actor: typeof anna) => actor.userId ?? '';

  expect((await world.ask(lead, listAssignableUsers, { taskId })).map(({ name }) => name)).toEqual(['Anna', 'Berta', 'Dora']);
  const preview = (assignee: typeof anna) => world.ask(lead, previewBulkAssign, { taskIds: [taskId], assigneeUserId: user(assignee) });
  expect(await preview(anna)).toMatchObject({ assignable: 1, tasks: [{ verdict: 'assign', version: 1 }] });
  expect(await preview(onlyArchive)).toMatchObject({ assignable: 0, tasks: [{ verdict: 'notAssignable' }] });
  expect(await world.run(anna, assignTask, { taskId, assigneeUserId: user(berta) })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(lead, assignTask, { taskId, assigneeUserId: user(onlyArchive) })).toMatchObject({
    error: { code: 'NOT_ASSIGNABLE' },
  });
  done(await world.run(lead, assignTask, { taskId, assigneeUserId: user(anna) }));
  expect(await preview(berta)).toMatchObject({ tasks: [{ verdict: 'reassign' }] });
  done(await world.run(lead, reassignTask, { taskId, assigneeUserId: user(berta), expectedVersion: 2 }));
  expect(await world.ask(lead, listTasks, { assigneeUserId: user(berta) })).toMatchObject({
    items: [{ assigneeName: 'Berta', version: 3 }],
  });
  expect(await world.run(anna, releaseTask, { taskId, expectedVersion: 3 })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  done(await world.run(berta, snoozeTask, { taskId, until: '2026-11-20T08:00:00+01:00', expectedVersion: 3 }));
  expect(await world.ask(berta, listTasks, { queue: 'mine' })).toMatchObject({ total: 0 });
  expect(await world.ask(berta, listTasks, { queue: 'mine', withSnoozed: true })).toMatchObject({
    total: 1,
    items: [{ status: 'onHold', snoozedUntil: moment('2026-11-20T07:00:00Z') }],
  });
  done(await world.run(berta, releaseTask, { taskId, expectedVersion: 4 }));
  done(await world.run(anna, claimTask, { taskId }));
  expect(await world.run(anna, completeTask, { taskId, expectedVersion: 5 })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: 'Anna' } },
  });
  done(await world.run(anna, completeTask, { taskId, expectedVersion: 6 }));
  expect(await preview(berta)).toMatchObject({ tasks: [{ verdict: 'finished' }] });
});

test('who answers what nobody had has it from then on: in the queue, in the history, towards the member and after the end', async () => {
  const scene = await deskScene(world, { staffShownAs: 'function' });
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk', { name: 'Gerda' });
  done(await world.run(clerk, addReply, { requestId, text: 'Erledigt.', means: 'answered', expectedVersion: 1 }));
  const seen = (await world.ask(clerk, findRequest, { requestId })) ?? expect.fail('no request');
  expect(seen).toMatchObject({ status: 'answered', handler: 'Gerda', tasks: [{ status: 'claimed', assigneeName: 'Gerda' }] });
  expect(await world.ask(townClerk, findRequest, { requestId })).toMatchObject({ handler: 'Testfunktion', handlerUserId: null });
  const taskId = seen.tasks[0]?.id ?? '';
  const steps = await world.ask(clerk, taskHistory, { taskId });
  expect(steps.at(-1)).toMatchObject({ action: 'desk.addReply', by: 'Gerda' });
  done(await world.run(clerk, completeTask, { taskId, expectedVersion: 2 }));
  expect(await world.ask(clerk, findRequest, { requestId })).toMatchObject({ handler: 'Gerda' });
  done(await world.run(clerk, closeRequest, { requestId, costObject: 'K-1', completeOwnTasks: true, expectedVersion: 2 }));
  expect(await world.ask(clerk, findRequest, { requestId })).toMatchObject({ status: 'closed', handler: 'Gerda' });
  const next = await submitted(world, scene, townClerk);
  expect(await world.ask(clerk, listCostObjects, { requestId: next.requestId })).toEqual(['K-1']);
  const elsewhere = await world.actor(scene, 'clerk', { families: ['archive'] });
  expect(await world.ask(elsewhere, listCostObjects, { requestId: next.requestId })).toEqual([]);
  const lead = await world.actor(scene, 'teamLead');
  done(await world.run(lead, reopenRequest, { requestId, reason: 'Noch nicht ganz.', expectedVersion: 3 }));
  expect(await world.ask(clerk, findRequest, { requestId })).toMatchObject({ status: 'open', handler: null });
});

test('nobody is offered to approve what they asked for themselves', async () => {
  const scene = await deskScene(world, { approval: true });
  const { townClerk, requestId } = await submitted(world, scene);
  const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
  const offered = async (actor: typeof approver) => (await world.ask(actor, findRequest, { requestId }))?.actions;
  expect(await offered(approver)).toEqual(['approve', 'rejectApproval', 'note', 'changeCostReference']);
  // Somebody who has become an approver since.
  expect(await offered({ ...approver, userId: townClerk.userId })).toEqual(['note', 'changeCostReference']);
});

test('the centre has tasks of its own, in families that exist', async () => {
  const scene = await deskScene(world);
  const clerk = await world.actor(scene, 'clerk');
  const input = { title: 'Regal bestellen', familyCode: 'archive' };
  expect(await world.run(clerk, createTask, { ...input, familyCode: 'nothing' })).toMatchObject({ error: { code: 'FAMILY_UNKNOWN' } });
  const { taskId } = done(await world.run(clerk, createTask, { ...input, assigneeUserId: clerk.userId }));
  expect(await world.ask(clerk, listTasks, { queue: 'mine' })).toMatchObject({
    items: [{ id: taskId, tenantId: scene.centreId, requestId: null }],
  });
  done(await world.run(clerk, cancelTask, { taskId, expectedVersion: 1 }));
});

test('forwarding moves request and tasks to the other family, and keeps what the member was told', async () => {
  const scene = await deskScene(world);
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const before = await world.ask(clerk, findRequest, { requestId });
  done(await world.run(clerk, forwardRequest, { requestId, serviceId: scene.archive, reason: 'gehört ins Archiv', expectedVersion: 1 }));
  expect(await world.ask(clerk, findRequest, { requestId })).toMatchObject({
    familyCode: 'archive',
    dueAt: before?.dueAt,
    tasks: [{ familyCode: 'archive', status: 'open' }],
  });
  done(await world.run(townClerk, changeCostReference, { requestId, costUnit: ' 4711 ', expectedVersion: 2 }));
  expect(await world.ask(townClerk, findRequest, { requestId })).toMatchObject({ costUnit: '4711', orderNumber: null });
});

test('a duplicate points at the request that stays, and can be taken up again; two cannot point at each other', async () => {
  const scene = await deskScene(world);
  const [first, second] = [await submitted(world, scene), await submitted(world, scene)];
  const lead = await world.actor(scene, 'teamLead');
  const pairs = [
    [first.requestId, second.requestId],
    [second.requestId, first.requestId],
  ] as const;
  const results = await Promise.all(
    pairs.map(([requestId, originalId]) => world.run(lead, markDuplicate, { requestId, originalId, expectedVersion: 1 })),
  );
  expect(results.map((result) => (result.ok ? 'done' : result.error.code)).sort()).toEqual(['DUPLICATE_CHAIN', 'done']);
  const [marked, original] = results[0]?.ok ? [first, second] : [second, first];
  const number = (await world.ask(lead, findRequest, { requestId: original.requestId }))?.number;
  expect(await world.ask(marked.townClerk, findRequest, { requestId: marked.requestId })).toMatchObject({
    status: 'duplicate',
    duplicateOfNumber: number,
    statusLineDe: `Wird unter ${number} weitergeführt.`,
  });
  done(await world.run(lead, reopenRequest, { requestId: marked.requestId, reason: 'doch etwas anderes', expectedVersion: 2 }));
  done(await world.run(marked.townClerk, withdrawRequest, { requestId: marked.requestId, expectedVersion: 3 }));
});

test('a month: booked, signed by the person, approved by another, opened again with a reason', async () => {
  const scene = await deskScene(world);
  const { requestId } = await submitted(world, scene);
  const [clerk, lead] = [await world.actor(scene, 'clerk', { name: 'Emil' }), await world.actor(scene, 'teamLead', { name: 'Frieda' })];
  const work = { kind: 'billable' as const, requestId, minutes: 60, activity: 'advice' };
  done(await world.run(clerk, bookTime, { ...work, workedOn: day('2026-10-30') }));
  expect(await world.run(clerk, bookTime, { ...work, workedOn: day('2026-10-30'), minutes: 1400 })).toMatchObject({
    error: { code: 'DAY_OVERFULL', params: { booked: 60, left: 1380 } },
  });
  expect(await world.ask(clerk, waitingSignOffs, {})).toEqual([
    { kind: 'desk.monthsToSign', count: 1, overdue: 0, link: 'time?month=2026-10' },
  ]);
  const sign = { month: '2026-10', expectedVersion: 0 };
  expect(await world.run(clerk, signOffMonth, { ...sign, emptyDaysConfirmed: false })).toMatchObject({
    error: { code: 'DAYS_WITHOUT_TIME' },
  });
  const { timeSheetId } = done(await world.run(clerk, signOffMonth, { ...sign, emptyDaysConfirmed: true }));
  expect(await world.run(clerk, bookTime, { ...work, workedOn: day('2026-10-29') })).toMatchObject({ error: { code: 'MONTH_SIGNED_OFF' } });
  expect(await world.ask(clerk, waitingSignOffs, {})).toEqual([]);
  expect(await world.ask(lead, waitingMonthApprovals, {})).toMatchObject([
    { kind: 'desk.monthsToApprove', count: 1, link: 'time/months?month=2026-10' },
  ]);
  expect(await world.run(clerk, approveMonth, { timeSheetId, expectedVersion: 1 })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  done(await world.run(lead, approveMonth, { timeSheetId, expectedVersion: 1 }));
  expect(await world.ask(lead, listTimeSheets, { month: '2026-10' })).toMatchObject([{ person: 'Emil', status: 'approved', minutes: 60 }]);
  expect(await world.ask(lead, findTimeSheet, { month: '2026-10', userId: clerk.userId ?? '' })).toMatchObject({
    person: 'Emil',
    approvedByName: 'Frieda',
    totalMinutes: 60,
    byMember: [{ nameDe: 'Bedburg', minutes: 60 }],
    byActivity: [{ key: 'advice', nameDe: 'Beratung', minutes: 60 }],
  });
  const colleague = await world.actor(scene, 'clerk');
  expect(await world.ask(colleague, findTimeSheet, { month: '2026-10', userId: clerk.userId ?? '' })).toBeNull();
  expect(await world.ask(colleague, listTimeSheets, { month: '2026-10' })).toEqual([]);
  done(await world.run(lead, reopenMonth, { timeSheetId, reason: 'Ein Tag fehlt', expectedVersion: 2 }));
  const steps = await world.ask(clerk, timeSheetHistory, { timeSheetId });
  expect(steps.map(({ action, by }) => [action, by])).toEqual([
    ['desk.signOffMonth', 'Emil'],
    ['desk.approveMonth', 'Frieda'],
    ['desk.reopenMonth', 'Frieda'],
  ]);
  expect(steps[2]?.changes).toContainEqual({ field: 'status', from: 'approved', to: 'open' });
});

test('a month is read and confirmed by whoever leads one of the families of its person; of the others there are sums', async () => {
  const scene = await deskScene(world);
  const lead = async (name: string, ...families: string[]) => world.actor(scene, 'teamLead', { name, families });
  const [payroll, archive] = [await lead('Paula', 'payroll'), await lead('Arno', 'archive')];
  const [both, onlyPayroll] = [
    await world.actor(scene, 'clerk', { name: 'Beide', families: ['payroll', 'archive'] }),
    await world.actor(scene, 'clerk', { name: 'Lohn', families: ['payroll'] }),
  ];
  const month = '2026-10';
  const internal = { kind: 'internal' as const, workedOn: day('2026-10-30'), activity: 'teamMeeting', tenantId: scene.centreId };
  const sheets: string[] = [];
  for (const [clerk, familyCode, minutes] of [
    [both, 'payroll', 60],
    [both, 'archive', 30],
    [onlyPayroll, 'payroll', 45],
  ] as const)
    done(await world.run(clerk, bookTime, { ...internal, familyCode, minutes }));
  for (const clerk of [both, onlyPayroll])
    sheets.push(done(await world.run(clerk, signOffMonth, { month, emptyDaysConfirmed: true, expectedVersion: 0 })).timeSheetId);
  const [sheetOfBoth, sheetOfPayroll] = sheets as [string, string];

  const seen = async (actor: typeof payroll) =>
    (await world.ask(actor, listTimeSheets, { month })).map(({ person, minutes }) => [person, minutes]);
  expect(await seen(payroll)).toEqual([
    ['Beide', 90],
    ['Lohn', 45],
  ]);
  expect(await seen(archive)).toEqual([['Beide', 90]]);
  expect(await world.ask(archive, waitingMonthApprovals, {})).toMatchObject([{ count: 1 }]);
  expect(await world.ask(payroll, waitingMonthApprovals, {})).toMatchObject([{ count: 2 }]);

  const sheet = (actor: typeof payroll, clerk: typeof both) => world.ask(actor, findTimeSheet, { month, userId: clerk.userId ?? '' });
  expect(await sheet(archive, both)).toMatchObject({
    totalMinutes: 90,
    otherFamiliesMinutes: 60,
    entries: [{ familyCode: 'archive', minutes: 30 }],
  });
  expect(await sheet(both, both)).toMatchObject({ totalMinutes: 90, otherFamiliesMinutes: 0, entries: [{}, {}] });
  expect(await sheet(archive, onlyPayroll)).toBeNull();
  expect(await world.ask(archive, timeSheetHistory, { timeSheetId: sheetOfPayroll })).toEqual([]);

  const refused = { error: { code: 'FORBIDDEN' } };
  expect(await world.run(archive, approveMonth, { timeSheetId: sheetOfPayroll, expectedVersion: 1 })).toMatchObject(refused);
  expect(await world.run(archive, reopenMonth, { timeSheetId: sheetOfPayroll, reason: 'Nein', expectedVersion: 1 })).toMatchObject(refused);
  done(await world.run(archive, approveMonth, { timeSheetId: sheetOfBoth, expectedVersion: 1 }));
  done(await world.run(payroll, approveMonth, { timeSheetId: sheetOfPayroll, expectedVersion: 1 }));

  // Whoever works for all families is led by every lead; a role that had ended before the month counts no longer.
  const everywhere = await world.actor(scene, 'clerk', { name: 'Überall' });
  done(await world.run(everywhere, bookTime, { ...internal, familyCode: 'payroll', minutes: 15 }));
  expect(await seen(archive)).toContainEqual(['Überall', 15]);
  await world.database.write(world.scope(scene), (writes) =>
    writes.roleGrant.updateMany({
      where: { tenantId: scene.centreId, userId: everywhere.userId ?? '' },
      data: { validFrom: new Date('2026-01-01'), validTo: new Date('2026-09-30') },
    }),
  );
  expect(await seen(archive)).not.toContainEqual(['Überall', 15]);
  expect(await sheet(everywhere, everywhere)).toMatchObject({ totalMinutes: 15 });
});

test('booking and signing off at the same time: the entry is in the month, or it is refused', async () => {
  const scene = await deskScene(world);
  const { requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  for (let round = 0; round < 4; round++) {
    const month = round % 2 === 0 ? '2026-10' : '2026-09';
    const workedOn = day(round % 2 === 0 ? '2026-10-30' : '2026-09-30');
    const version = round < 2 ? 0 : 1;
    const [booked, signed] = await Promise.all([
      world.run(clerk, bookTime, { kind: 'billable', requestId, workedOn, minutes: 10, activity: 'advice' }),
      world.run(clerk, signOffMonth, { month, emptyDaysConfirmed: true, expectedVersion: version }),
    ]);
    if (round < 2) expect(signed.ok).toBe(true);
    else expect(signed).toMatchObject({ error: { code: 'ALREADY_SIGNED' } });
    if (!booked.ok) expect(booked.error.code).toBe('MONTH_SIGNED_OFF');
  }
});

test('the start page counts what waits, for whom it waits', async () => {
  const scene = await deskScene(world, { approval: true });
  const { townClerk, requestId } = await submitted(world, scene);
  const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
  expect(await world.ask(approver, waitingApprovals, {})).toEqual([
    { kind: 'desk.approvals', count: 1, overdue: 0, link: 'requests?status=awaitingApproval' },
  ]);
  await expect(world.ask(townClerk, waitingApprovals, {})).rejects.toThrow('desk.approveRequest');

  const open = await deskScene(world);
  const sent = await submitted(world, open);
  const clerk = await world.actor(open, 'clerk');
  expect(await world.ask(clerk, waitingTasks, {})).toEqual([
    { kind: 'desk.unassignedTasks', count: 1, overdue: 0, link: 'tasks?queue=unassigned' },
  ]);
  const taskId = (await world.ask(clerk, listTasks, {})).items[0]?.id ?? '';
  done(await world.run(clerk, claimTask, { taskId }));
  done(await world.run(clerk, addReply, { requestId: sent.requestId, text: 'Welche Nummer?', means: 'waiting', expectedVersion: 2 }));
  expect(await world.ask(sent.townClerk, waitingReplies, {})).toMatchObject([{ kind: 'desk.replies', count: 1 }]);
  expect(await world.ask(clerk, waitingReplies, {})).toEqual([]);
  const later = { ...world.clock };
  world.clock.now = at('2026-12-15T09:00:00Z');
  expect(await world.ask(clerk, waitingTasks, {})).toMatchObject([{ kind: 'desk.myTasks', count: 1, overdue: 0 }]);
  expect(await world.ask(clerk, listTasks, { overdue: true })).toMatchObject({ total: 0 });
  expect(await world.ask(clerk, listTasks, { queue: 'mine' })).toMatchObject({ items: [{ overdue: false, requestStatus: 'waiting' }] });
  done(await world.run(sent.townClerk, addReply, { requestId: sent.requestId, text: 'Die 4711.', expectedVersion: 3 }));
  world.clock.now = at('2027-02-15T09:00:00Z');
  expect(await world.ask(clerk, listRequests, { overdue: true })).toMatchObject({ items: [{ id: sent.requestId, overdue: true }] });
  done(await world.run(clerk, addReply, { requestId: sent.requestId, text: 'Erledigt.', means: 'answered', expectedVersion: 4 }));
  expect(await world.ask(clerk, listRequests, { overdue: true })).toMatchObject({ total: 0 });
  expect(await world.ask(clerk, listRequests, {})).toMatchObject({ items: [{ status: 'answered', overdue: false }] });
  world.clock.now = later.now;
  expect(requestId).not.toBe(sent.requestId);
});

test('the catalogue is edited by its administration alone, and keeps its codes', async () => {
  const scene = await deskScene(world);
  const administrator = await world.actor(scene, 'centreAdministrator');
  const lead = await world.actor(scene, 'teamLead');
  const name = { de: 'Neu', en: 'New' };
  expect(await world.run(lead, defineFamily, { code: 'staffing', name, position: 3 })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(administrator, defineFamily, { code: 'archive', name, position: 3 })).toMatchObject({
    error: { code: 'CODE_TAKEN' },
  });
  const { familyId } = done(await world.run(administrator, defineFamily, { code: 'staffing', name, position: 3 }));
  const changed = { familyId, name, position: 3, active: false, expectedVersion: 1 };
  done(await world.run(administrator, changeFamily, changed));
  expect(await world.run(administrator, changeFamily, { ...changed, expectedVersion: 2 })).toMatchObject({
    error: { code: 'NOTHING_CHANGED' },
  });
  const [family] = await world.ask(administrator, listCatalogue, {});
  const service = family?.services[0] ?? expect.fail('no service');
  const input = {
    serviceId: service.id,
    code: service.code,
    name,
    description: name,
    fields: [],
    targetWorkingDays: 5,
    needsAgreement: true,
  };
  expect(await world.run(administrator, changeService, { ...input, familyCode: 'archive', expectedVersion: 1 })).toMatchObject({
    error: { code: 'FAMILY_FIXED' },
  });
  done(await world.run(administrator, changeService, { ...input, familyCode: 'payroll', expectedVersion: 1 }));
  done(await world.run(administrator, retireService, { serviceId: service.id, expectedVersion: 2 }));
  expect(await world.ask(administrator, listCatalogue, {})).toMatchObject([{ code: 'payroll', services: [] }, { code: 'archive' }]);
  expect(await world.ask(administrator, listCatalogue, { withInactive: true })).toMatchObject([
    { code: 'payroll', services: [{ active: false, nameDe: 'Neu', version: 3 }] },
    { code: 'archive' },
    { code: 'staffing', active: false },
  ]);
});

test('sources of readings get words that the member may read; the chain of everything holds', async () => {
  const scene = await deskScene(world, { staffShownAs: 'function' });
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const work = { kind: 'billable' as const, requestId, workedOn: day('2026-11-13'), minutes: 60, activity: 'advice', note: 'am Telefon' };
  const { timeEntryId } = done(await world.run(clerk, bookTime, work));
  const scope = { ...world.scope(scene), readTenants: [scene.one.tenantId], writeTenants: [], audience: 'member' as const };
  const sources = [
    { type: 'timeEntry', id: timeEntryId },
    { type: 'request', id: requestId },
  ];
  expect(await world.database.read(scope, (reads) => deskSources.describeSources(reads, sources))).toMatchObject([
    { type: 'timeEntry', person: 'Testfunktion', text: 'Beratung: am Telefon', requestNumber: '2026-000001', on: '2026-11-13' },
    { type: 'request', person: null, requestNumber: '2026-000001' },
  ]);
  // The member follows corrections forwards and back.
  const correct = async (id: string, minutes: number) => {
    const input = { timeEntryId: id, workedOn: work.workedOn, activity: 'advice', note: 'am Telefon', expectedVersion: 1 };
    return done(await world.run(clerk, correctTime, { ...input, minutes, reason: 'Zahlendreher' })).timeEntryId;
  };
  const second = await correct(timeEntryId, 70);
  const told = async (...ids: string[]) => {
    const asked = ids.map((id) => ({ type: 'timeEntry', id }));
    const found = await world.database.read(scope, (reads) => deskSources.describeSources(reads, asked));
    return ids.map((id) => found.find((one) => one.id === id)?.changes.map(({ kind, minutes }) => [kind, minutes]));
  };
  expect(await told(timeEntryId, second)).toEqual([[['replacedBy', 70]], [['replaces', 60]]]);
  const third = await correct(second, 80);
  expect(await told(second, third)).toEqual([
    [
      ['replaces', 60],
      ['replacedBy', 80],
    ],
    [['replaces', 70]],
  ]);
  done(await world.run(clerk, withdrawTime, { timeEntryId: third, reason: 'Doch nicht', expectedVersion: 1 }));
  expect(await told(third)).toEqual([
    [
      ['replaces', 70],
      ['takenBack', 80],
    ],
  ]);
  const foreign = { ...scope, readTenants: [scene.other.tenantId] };
  expect(await world.database.read(foreign, (reads) => deskSources.describeSources(reads, sources))).toEqual([]);
  const report = await world.database.read(world.scope(scene), (reads) => verifyChain(reads, scene.one.tenantId));
  expect(report).toMatchObject({ findings: [] });
  expect(townClerk.body.side).toBe('member');
});

test('a job may not decide what takes two people', async () => {
  const scene = await deskScene(world);
  const job = serviceActor({
    service: 'desk',
    associationId: scene.associationId,
    centreId: scene.centreId,
    tenantIds: [scene.one.tenantId],
    causeAccountId: null,
    correlationId: world.newId(),
  });
  const input = { timeSheetId: world.newId(), expectedVersion: 1 };
  expect(await world.run(job, approveMonth, input)).toMatchObject({ error: { code: 'TWO_PEOPLE_NEEDED' } });
});
