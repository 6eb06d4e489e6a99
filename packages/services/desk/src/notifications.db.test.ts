// SPDX-License-Identifier: EUPL-1.2
import { notificationSentence } from '@platform/notifications';
import { handleMessage } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findRequest } from './queries/find-request.ts';
import { listTasks } from './queries/list-tasks.ts';
import { listTimeSheets } from './queries/list-time-sheets.ts';
import { nameRequests, nameTimeSheets } from './queries/name-subjects.ts';
import { type DeskScene, deskScene, deskWorld, done, submitted } from './testing/desk-world.ts';
import { topics } from './topics.ts';
import { addReply } from './use-cases/add-reply.ts';
import { approveRequest } from './use-cases/approve-request.ts';
import { assignTask } from './use-cases/assign-task.ts';
import { claimTask } from './use-cases/claim-task.ts';
import { closeRequest } from './use-cases/close-request.ts';
import { createTask } from './use-cases/create-task.ts';
import { declineRequest } from './use-cases/decline-request.ts';
import { reopenMonth } from './use-cases/reopen-month.ts';
import { signOffMonth } from './use-cases/sign-off-month.ts';

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

/** As the worker does it: every handler of every message that was left, and each of them a second time. */
async function deliverTwice(scene: DeskScene): Promise<void> {
  const left = await world.database.read(world.scope(scene), (reads) =>
    reads.selectFrom('outbox_message').selectAll().where('association_id', '=', scene.associationId).orderBy('id').execute(),
  );
  for (const row of [...left, ...left])
    for (const handler of world.assembly.handlersOf(row.name))
      await handleMessage(
        world.platform,
        handler,
        {
          id: row.id,
          name: row.name,
          tenantId: row.tenant_id as never,
          associationId: row.association_id,
          payload: row.payload as Record<string, unknown>,
          causeAccountId: row.cause_account_id,
          correlationId: row.correlation_id,
        },
        scene.centreId,
      );
}

const told = (scene: DeskScene) =>
  world.database.read(world.scope(scene), (reads) =>
    reads
      .selectFrom('notification')
      .select(['tenant_id', 'user_id', 'topic', 'params', 'link', 'mail_state'])
      .where('association_id', '=', scene.associationId)
      .orderBy('topic')
      .orderBy('id')
      .execute(),
  );

const row = (tenantId: string, userId: string | null, topic: string, params: object, link: string, mail: 'waiting' | 'none') => ({
  tenant_id: tenantId,
  user_id: userId,
  topic,
  params,
  link,
  mail_state: mail,
});

describe('a request', () => {
  test('that awaits approval is told to the approvers of the body, and to who stands in for them', async () => {
    const scene = await deskScene(world, { approval: true });
    const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
    const away = await world.actor(scene, 'memberApprover', { member: scene.one });
    const deputy = await world.actor(scene, 'memberTreasurer', { member: scene.one });
    await world.actor(scene, 'memberApprover', { member: scene.one, families: ['archive'] });
    await world.actor(scene, 'memberApprover', { member: scene.other });
    await world.actor(scene, 'teamLead');
    await world.database.write(world.scope(scene), (writes) =>
      writes.deputy.create({
        data: {
          tenantId: scene.one.tenantId,
          id: world.newId(),
          userId: away.userId ?? '',
          deputyUserId: deputy.userId ?? '',
          validFrom: new Date('2026-11-10'),
          validTo: new Date('2026-11-16'),
          version: 1,
          createdAt: world.clock.now,
        },
      }),
    );
    const { requestId, townClerk } = await submitted(world, scene);
    await deliverTwice(scene);
    const found = await told(scene);
    expect(found.map(({ user_id }) => user_id).sort()).toEqual([approver, away, deputy].map(({ userId }) => userId).sort());
    expect(new Set(found.map(({ link, mail_state, topic }) => `${topic} ${link} ${mail_state}`))).toEqual(
      new Set([`desk.requestAwaitsApproval requests/${requestId} waiting`]),
    );

    done(await world.run(approver, approveRequest, { requestId, expectedVersion: 1 }));
    await deliverTwice(scene);
    const params = { number: '2026-000001' };
    expect((await told(scene)).filter(({ topic }) => topic === 'desk.requestApproved')).toEqual([
      row(scene.one.tenantId, townClerk.userId, 'desk.requestApproved', params, `requests/${requestId}`, 'none'),
    ]);
  });

  test('is told to who asked, at each answer of the centre; the queue alone shows a new one', async () => {
    const scene = await deskScene(world);
    await world.actor(scene, 'memberClerk', { member: scene.one });
    await world.actor(scene, 'teamLead');
    const { requestId, townClerk } = await submitted(world, scene);
    await deliverTwice(scene);
    expect(await told(scene)).toEqual([]);
    const clerk = await world.actor(scene, 'clerk');
    done(await world.run(clerk, claimTask, { taskId: (await world.ask(clerk, listTasks, {})).items[0]?.id ?? '' }));
    const version = async () => (await world.ask(clerk, findRequest, { requestId }))?.version ?? 0;
    for (const means of [null, 'waiting', 'answered'] as const)
      done(await world.run(clerk, addReply, { requestId, text: 'Guten Tag', means, expectedVersion: await version() }));
    const closing = { requestId, costObject: null, reason: 'nur eine Auskunft', completeOwnTasks: true, expectedVersion: await version() };
    done(await world.run(clerk, closeRequest, closing));
    await deliverTwice(scene);
    const of = (topic: string, mail: 'waiting' | 'none') =>
      row(scene.one.tenantId, townClerk.userId, topic, { number: '2026-000001' }, `requests/${requestId}`, mail);
    expect(await told(scene)).toEqual([
      of('desk.centreReplied', 'none'),
      of('desk.requestAnswered', 'none'),
      of('desk.requestClosed', 'none'),
      of('desk.requestWaiting', 'waiting'),
    ]);
  });

  test('that is declined is told to who asked', async () => {
    const scene = await deskScene(world);
    const { requestId, townClerk } = await submitted(world, scene);
    const clerk = await world.actor(scene, 'clerk');
    done(await world.run(clerk, declineRequest, { requestId, reason: 'Das macht der Kreis.', expectedVersion: 1 }));
    await deliverTwice(scene);
    expect(await told(scene)).toMatchObject([{ topic: 'desk.requestDeclined', user_id: townClerk.userId }]);
  });
});

describe('a task', () => {
  test('is told to who got it, not to who gave it; then the replies of the member', async () => {
    const scene = await deskScene(world);
    const { requestId, townClerk } = await submitted(world, scene);
    const [anna, lead] = [await world.actor(scene, 'clerk'), await world.actor(scene, 'teamLead')];
    await world.actor(scene, 'clerk');
    const taskId = (await world.ask(lead, listTasks, {})).items[0]?.id ?? '';
    done(await world.run(lead, assignTask, { taskId, assigneeUserId: anna.userId ?? '' }));
    const version = (await world.ask(townClerk, findRequest, { requestId }))?.version ?? 0;
    done(await world.run(townClerk, addReply, { requestId, text: 'Es eilt leider', expectedVersion: version }));
    await deliverTwice(scene);
    const named = async (actor: typeof anna) => (await world.ask(actor, nameRequests, { ids: [requestId] })).map(({ text }) => text);
    const [ofCentre = '', ofMember = ''] = [...(await named(anna)), ...(await named(townClerk))];
    expect(ofCentre.split(' · ')).toEqual(['2026-000001', scene.one.name, ofMember.split(' · ')[1]]);
    expect(await told(scene)).toEqual([
      row(scene.centreId, anna.userId, 'desk.memberReplied', { number: '2026-000001' }, `requests/${requestId}`, 'waiting'),
      row(
        scene.centreId,
        anna.userId,
        'desk.taskAssigned',
        { taskId: expect.any(String), number: '2026-000001', due: expect.any(String) },
        `requests/${requestId}`,
        'waiting',
      ),
    ]);
  });

  test('of the centre itself leads to the own queue; one that a person makes for itself is no news', async () => {
    const scene = await deskScene(world);
    const [anna, lead] = [await world.actor(scene, 'clerk'), await world.actor(scene, 'teamLead')];
    const input = { title: 'Regal bestellen', familyCode: 'archive' };
    done(await world.run(lead, createTask, { ...input, assigneeUserId: anna.userId }));
    done(await world.run(lead, createTask, { ...input, assigneeUserId: lead.userId }));
    done(await world.run(lead, createTask, input));
    await deliverTwice(scene);
    expect(await told(scene)).toEqual([
      row(scene.centreId, anna.userId, 'desk.taskAssigned', { taskId: expect.any(String) }, 'tasks?queue=mine', 'waiting'),
    ]);
  });
});

test('a month that is signed off is told to the leads of its person’s families, one that is opened again to its person', async () => {
  const scene = await deskScene(world);
  const families = ['payroll'];
  const [anna, lead] = [await world.actor(scene, 'clerk', { families, name: 'Anna' }), await world.actor(scene, 'teamLead', { families })];
  const stranger = await world.actor(scene, 'teamLead', { families: ['archive'] });
  await world.actor(scene, 'memberApprover', { member: scene.one });
  done(await world.run(anna, signOffMonth, { month: '2026-10', emptyDaysConfirmed: true, expectedVersion: 0 }));
  await deliverTwice(scene);
  const params = { month: '2026-10' };
  const sheet = (await world.ask(lead, listTimeSheets, { month: '2026-10' })).find(({ userId }) => userId === anna.userId);
  const named = { ...params, timeSheetId: sheet?.id };
  const signed = row(scene.centreId, lead.userId, 'desk.monthSignedOff', named, 'time/months?month=2026-10', 'waiting');
  expect(await told(scene)).toEqual([signed]);
  const nameFor = (actor: typeof anna) => world.ask(actor, nameTimeSheets, { ids: [sheet?.id as never] });
  expect(await nameFor(lead)).toEqual([{ id: sheet?.id, text: 'Anna' }]);
  expect(await nameFor(stranger)).toEqual([]);
  const opening = { timeSheetId: sheet?.id ?? '', reason: 'Der 12. fehlt', expectedVersion: sheet?.version ?? 0 };
  done(await world.run(lead, reopenMonth, opening));
  await deliverTwice(scene);
  expect(await told(scene)).toEqual([
    row(scene.centreId, anna.userId, 'desk.monthReopened', params, 'time?month=2026-10', 'waiting'),
    signed,
  ]);
});

test('every sentence says what it is about', () => {
  const params = { number: '2026-000007', month: '2026-10' };
  for (const [topic, { de, en }] of Object.entries(topics)) {
    const read = (language: 'de' | 'en') => notificationSentence(topics, { topic, params, language });
    expect(`${read('de')} ${read('en')}`).toMatch(/(2026-000007|10\/2026).*(2026-000007|10\/2026)/);
    expect([read('de'), read('en'), de.name, en.name].join(' ')).not.toMatch(/undefined|null/);
  }
});
