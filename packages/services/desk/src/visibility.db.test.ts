// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { findRequest } from './queries/find-request.ts';
import { findService } from './queries/find-service.ts';
import { listCatalogue } from './queries/list-catalogue.ts';
import { listRequests } from './queries/list-requests.ts';
import { listTasks } from './queries/list-tasks.ts';
import { requestHistory, taskHistory } from './queries/record-history.ts';
import { askGraphQL, type DeskScene, day, deskScene, deskWorld, done, submitted, wish } from './testing/desk-world.ts';
import { addNote } from './use-cases/add-note.ts';
import { addReply } from './use-cases/add-reply.ts';
import { attachFile } from './use-cases/attach-file.ts';
import { bookTime } from './use-cases/book-time.ts';
import { claimTask } from './use-cases/claim-task.ts';
import { declineRequest } from './use-cases/decline-request.ts';
import { recordRequest } from './use-cases/record-request.ts';
import { rejectApproval } from './use-cases/reject-approval.ts';
import { startTask } from './use-cases/start-task.ts';
import { submitRequest } from './use-cases/submit-request.ts';
import { triageRequest } from './use-cases/triage-request.ts';
import { withdrawRequest } from './use-cases/withdraw-request.ts';

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

const WHOLE = `query ($requestId: ID!) {
  request(requestId: $requestId) {
    number status handler handlerUserId requesterName closingReason statusLineDe timeMinutes
    entries { kind event audience text side byShown byUserId }
    files { name audience byShown }
    tasks { title assigneeName assigneeUserId }
    timeEntries { minutes note personShown userId }
  }
  requestHistory(requestId: $requestId) { action by reason changes { field from to } }
}`;

interface Seen {
  readonly request: {
    readonly handler: string | null;
    readonly handlerUserId: string | null;
    readonly entries: readonly { text: string; byShown: string; byUserId: string | null; kind: string; side: string }[];
    readonly tasks: readonly unknown[];
    readonly timeEntries: readonly { personShown: string; userId: string | null }[];
  } | null;
  readonly requestHistory: readonly { action: string; by: string; reason: string | null; changes: readonly { field: string }[] }[];
}

const whole = async (actor: Actor, requestId: string) => (await askGraphQL(world, actor, WHOLE, { requestId })) as unknown as Seen;

/** A request that was worked on, with notes of both sides. */
async function workedOn(scene: DeskScene) {
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk', { name: 'Klara Kranich' });
  const [task] = (await world.ask(clerk, listTasks, {})).items;
  const taskId = task?.id ?? '';
  done(await world.run(clerk, claimTask, { taskId }));
  done(await world.run(clerk, triageRequest, { requestId, priority: 'urgent', expectedVersion: 2 }));
  done(await world.run(clerk, addNote, { requestId, text: 'Nur fuer uns im Zentrum' }));
  done(await world.run(townClerk, addNote, { requestId, text: 'Nur fuer uns im Rathaus' }));
  done(await world.run(clerk, addReply, { requestId, text: 'Wir sind dran.', means: null, expectedVersion: 3 }));
  done(await world.run(clerk, bookTime, { kind: 'billable', taskId, workedOn: day('2026-11-16'), minutes: 20, activity: 'processing' }));
  return { townClerk, clerk, requestId, taskId };
}

test('a member sees neither internal notes nor, where people are shown by function, a name or an id of the centre', async () => {
  const scene = await deskScene(world, { staffShownAs: 'function' });
  const { townClerk, clerk, requestId } = await workedOn(scene);
  const seen = await whole(townClerk, requestId);
  const text = JSON.stringify(seen);
  for (const secret of ['Kranich', clerk.userId ?? '?', clerk.accountId ?? '?', 'im Zentrum', 'urgent']) expect(text).not.toContain(secret);
  expect(seen.request).toMatchObject({ handler: 'Testfunktion', handlerUserId: null, tasks: [], closingReason: null });
  expect(seen.request?.timeEntries).toMatchObject([{ personShown: 'Testfunktion', userId: null }]);
  expect(seen.request?.entries.map(({ kind, byShown, byUserId }) => [kind, byShown, byUserId])).toEqual([
    ['event', townClerk.name, townClerk.userId],
    ['note', townClerk.name, townClerk.userId],
    ['reply', 'Testfunktion', null],
  ]);
  expect(seen.requestHistory.map(({ action, by }) => [action, by])).toEqual([
    ['desk.submitRequest', townClerk.name],
    ['desk.addReply', 'Testfunktion'],
  ]);
});

test('the centre sees names and its own notes, never those of the member', async () => {
  const scene = await deskScene(world, { staffShownAs: 'function' });
  const { clerk, requestId, taskId } = await workedOn(scene);
  const colleague = await world.actor(scene, 'clerk');
  const seen = await whole(colleague, requestId);
  expect(JSON.stringify(seen)).not.toContain('im Rathaus');
  expect(seen.request).toMatchObject({ handler: 'Klara Kranich', handlerUserId: clerk.userId, tasks: [{ assigneeName: 'Klara Kranich' }] });
  expect(seen.request?.entries.filter(({ kind }) => kind === 'note')).toMatchObject([{ text: 'Nur fuer uns im Zentrum', side: 'centre' }]);
  expect(seen.requestHistory.map(({ action }) => action)).toEqual([
    'desk.submitRequest',
    'desk.claimTask',
    'desk.triageRequest',
    'desk.addNote',
    'desk.addReply',
  ]);
  expect(seen.requestHistory[2]?.changes).toEqual([{ field: 'priority', from: 'normal', to: 'urgent' }]);
  const steps = await world.ask(colleague, taskHistory, { taskId });
  expect(steps.map(({ action, changes }) => [action, changes.map(({ field }) => field)])).toEqual([
    ['desk.submitRequest', []],
    ['desk.claimTask', ['assigneeUserId', 'status']],
  ]);
});

test('where people are shown by name, the member reads names and still no ids', async () => {
  const scene = await deskScene(world, { staffShownAs: 'name' });
  const { townClerk, clerk, requestId } = await workedOn(scene);
  const seen = await whole(townClerk, requestId);
  expect(seen.request).toMatchObject({ handler: 'Klara Kranich', handlerUserId: null });
  expect(JSON.stringify(seen)).not.toContain(clerk.userId);
});

test('the reason of an approval that was refused stays inside the member', async () => {
  const scene = await deskScene(world, { approval: true });
  const { requestId } = await submitted(world, scene);
  const approver = await world.actor(scene, 'memberApprover', { member: scene.one });
  done(await world.run(approver, rejectApproval, { requestId, reason: 'Kein Geld im Haushalt', expectedVersion: 1 }));
  const lead = await world.actor(scene, 'teamLead');
  expect(JSON.stringify(await whole(lead, requestId))).not.toContain('Haushalt');
  expect(JSON.stringify(await whole(approver, requestId))).toContain('Haushalt');
  const audited = await world.database.read(world.scope(scene), (reads) => reads.selectFrom('audit_value').select('content').execute());
  expect(JSON.stringify(audited)).not.toContain('Haushalt');
});

test('another member sees nothing of it: not in lists, not by id, not by acting on it', async () => {
  const scene = await deskScene(world);
  const { requestId, taskId } = await workedOn(scene);
  const stranger = await world.actor(scene, 'memberClerk', { member: scene.other });
  expect(await world.ask(stranger, listRequests, {})).toEqual({ items: [], nextCursor: null, total: 0 });
  expect(await world.ask(stranger, findRequest, { requestId })).toBeNull();
  expect(await world.ask(stranger, requestHistory, { requestId })).toEqual([]);
  expect(await world.run(stranger, withdrawRequest, { requestId, expectedVersion: 4 })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  await expect(world.ask(stranger, listTasks, {})).rejects.toThrow('desk.readTasks');
  const foreign = await deskScene(world);
  const elsewhere = await world.actor(foreign, 'teamLead');
  expect(await world.run(elsewhere, startTask, { taskId, expectedVersion: 2 })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await world.run(elsewhere, recordRequest, recorded(scene))).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

const recorded = (scene: DeskScene) => ({
  ...wish(scene.payroll),
  tenantId: scene.one.tenantId,
  channel: 'telephone' as const,
  onBehalfOf: 'Frau Muster',
});

test('a clerk acts only for the families and members that it was given', async () => {
  const scene = await deskScene(world);
  const limited = await world.actor(scene, 'clerk', { families: ['archive'] });
  const elsewhere = await world.actor(scene, 'clerk', { tenants: [scene.other] });
  const { requestId, taskId } = await workedOn(scene);
  for (const clerk of [limited, elsewhere]) {
    expect(await world.ask(clerk, listRequests, {})).toMatchObject({ total: 0 });
    expect(await world.ask(clerk, listTasks, { statuses: ['open', 'claimed', 'done'] })).toMatchObject({ total: 0 });
    expect(await world.ask(clerk, findRequest, { requestId })).toBeNull();
  }
  const declined = { requestId, reason: 'Nein', expectedVersion: 4 };
  expect(await world.run(limited, declineRequest, declined)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(elsewhere, declineRequest, declined)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await world.run(limited, startTask, { taskId, expectedVersion: 2 })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(limited, recordRequest, recorded(scene))).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await world.run(elsewhere, recordRequest, recorded(scene))).toMatchObject({ error: { code: 'NOT_FOUND' } });
  done(await world.run(limited, recordRequest, { ...recorded(scene), serviceId: scene.archive }));
  expect(await world.ask(limited, listRequests, {})).toMatchObject({
    total: 1,
    items: [{ familyCode: 'archive', requesterName: 'Frau Muster' }],
  });
});

test('a file is for both sides or for one; the other side sees neither file nor name', async () => {
  const scene = await deskScene(world);
  const { townClerk, requestId } = await submitted(world, scene);
  const clerk = await world.actor(scene, 'clerk');
  const [forBoth, forCentre] = [world.newId(), world.newId()];
  const stored = { tenantId: scene.one.tenantId, sha256: 'x', mediaType: 'application/pdf', bytes: 3, createdAt: world.clock.now };
  await world.database.write(world.scope(scene), (writes) =>
    writes.storedFile.createMany({
      data: [
        { ...stored, id: forBoth, name: 'bescheid.pdf', audience: 'both' },
        { ...stored, id: forCentre, name: 'intern.pdf', audience: 'centre' },
      ],
    }),
  );
  const attach = (actor: Actor, fileId: string, visibleTo: 'both' | 'ownSide') =>
    world.run(actor, attachFile, { requestId, fileId, visibleTo });
  expect(await attach(townClerk, forCentre, 'ownSide')).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
  expect(await attach(clerk, forCentre, 'both')).toMatchObject({ error: { code: 'FILE_FOR_OWN_SIDE' } });
  done(await attach(clerk, forCentre, 'ownSide'));
  done(await attach(townClerk, forBoth, 'both'));
  expect(await attach(clerk, forBoth, 'both')).toMatchObject({ error: { code: 'FILE_ATTACHED_ALREADY' } });
  expect((await world.ask(townClerk, findRequest, { requestId }))?.files.map(({ name }) => name)).toEqual(['bescheid.pdf']);
  expect((await world.ask(clerk, findRequest, { requestId }))?.files.map(({ name }) => name)).toEqual(['intern.pdf', 'bescheid.pdf']);
});

test('the catalogue says what the body could order', async () => {
  const scene = await deskScene(world);
  const [here, there] = [
    await world.actor(scene, 'memberClerk', { member: scene.one }),
    await world.actor(scene, 'memberTreasurer', { member: scene.other }),
  ];
  const covered = async (actor: Actor, tenantId?: string) =>
    (await world.ask(actor, listCatalogue, tenantId ? { tenantId } : {})).flatMap(({ services }) =>
      services.map((service) => service.covered),
    );
  expect(await covered(here)).toEqual([true, true]);
  expect(await covered(there)).toEqual([false, false]);
  const clerk = await world.actor(scene, 'clerk');
  expect(await covered(clerk, scene.one.tenantId)).toEqual([true, true]);
  const serviceId = scene.payroll;
  const [service] = (await world.ask(here, listCatalogue, {})).flatMap(({ services }) => services.filter(({ id }) => id === serviceId));
  expect(await world.ask(here, findService, { serviceId })).toEqual(service);
  expect(await world.ask(there, findService, { serviceId })).toEqual({ ...service, covered: false });
  expect(await world.ask(clerk, findService, { serviceId, tenantId: scene.one.tenantId })).toEqual(service);
  expect(await world.ask(here, findService, { serviceId: world.newId() })).toBeNull();
});

test('a refusal speaks the language of the reader, with its field and parameters', async () => {
  const scene = await deskScene(world);
  const member = await world.actor(scene, 'memberClerk', { member: scene.one });
  const source = `mutation ($serviceId: ID!) {
    submitRequest(serviceId: $serviceId, subject: "Hilfe", answers: { personnelNumber: "drei" }, idempotencyKey: "1") {
      __typename
      ... on SubmitRequestRefusal { code field message }
    }
  }`;
  expect(await askGraphQL(world, member, source, { serviceId: scene.payroll })).toEqual({
    submitRequest: {
      __typename: 'SubmitRequestRefusal',
      code: 'NOT_A_WHOLE_NUMBER',
      field: 'answers.personnelNumber',
      message: '„Personalnummer“ muss eine ganze Zahl sein.',
    },
  });
  expect(
    await askGraphQL(world, { ...member, language: 'en' }, source.replace('"drei"', '3').replace('"1"', '"2"').replace('"Hilfe"', '" "'), {
      serviceId: scene.payroll,
    }),
  ).toMatchObject({
    submitRequest: { code: 'SUBJECT_MISSING', field: 'subject' },
  });
});

test('pages follow each other without a gap, searches find every word', async () => {
  const scene = await deskScene(world);
  const { townClerk } = await submitted(world, scene);
  for (const subject of ['Akte 100 % digital', 'Akte verlegt', 'Personalakte_7'])
    done(await world.run(townClerk, submitRequest, wish(scene.archive, subject)));
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRequests.run>> = await world.ask(townClerk, listRequests, {
      first: 1,
      after,
      sort: 'dueFirst',
    });
    expect(page.total).toBe(4);
    numbers.push(...page.items.map(({ number }) => number));
    after = page.nextCursor;
  } while (after !== null);
  expect(new Set(numbers).size).toBe(4);
  const found = async (search: string) => (await world.ask(townClerk, listRequests, { search })).items.map(({ subject }) => subject).sort();
  expect(await found('akte')).toEqual(['Akte 100 % digital', 'Akte verlegt', 'Personalakte_7']);
  expect(await found('100 %')).toEqual(['Akte 100 % digital']);
  expect(await found('_')).toEqual(['Personalakte_7']);
  expect(await found('VERLEGT akte')).toEqual(['Akte verlegt']);
  expect(await found('2026-000001')).toEqual(['Neue Kollegin im Standesamt']);
  done(await world.run(townClerk, submitRequest, wish(scene.archive, 'Grüße aus Münstereifel: Straße, Hürth, Düren')));
  for (const typed of ['munstereifel', 'Muenstereifel', 'MÜNSTEREIFEL', 'huerth', 'Duren', 'strasse gruesse'])
    expect([typed, await found(typed)]).toEqual([typed, ['Grüße aus Münstereifel: Straße, Hürth, Düren']]);
  expect(await found('bedburg akte')).toEqual(['Akte 100 % digital', 'Akte verlegt', 'Personalakte_7']);
  expect(await found('2026-000001')).toEqual(['Neue Kollegin im Standesamt']);
});
