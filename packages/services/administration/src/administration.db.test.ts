// SPDX-License-Identifier: EUPL-1.2
import { createRequire } from 'node:module';
import { ok, type TenantId } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import type { Actor } from '@platform/authorization';
import { createBuilder, type GraphQLContext } from '@platform/graphql';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { bindUseCase, handleMessage, idInput, type Message, orderOf, performLongWork, textInput } from '@platform/use-case';
import { type TestAssociation, type TestMember, testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { administrationService } from './index.ts';
import { listAuditHeads } from './queries/audit-chain.ts';
import { verifyAuditChains } from './use-cases/verify-audit-chains.ts';

/** The copy of graphql that Pothos loads: Vite would take the package's other build for this file. */
const { graphql, printSchema } = createRequire(import.meta.url)('graphql') as typeof import('graphql');

const changeHint = (name: string, audience: 'both' | 'centre') =>
  bindUseCase((writes) => writes)({
    name: `toy.${name}`,
    action: 'toy.change',
    input: z.object({ tenantId: idInput<'TenantId'>(), hint: textInput(20) }),
    refusals: [],
    load: (writes, { input: { tenantId } }) => writes.tenantSettings.findUnique({ where: { tenantId_id: { tenantId, id: tenantId } } }),
    row: ({ tenantId }) => ({ tenantId: tenantId as TenantId }),
    decide: ({ tenantId, costUnitHint }, { hint }) => ok({ tenantId, hint, before: costUnitHint }),
    save: async (writes, { tenantId, hint }) => {
      await writes.tenantSettings.update({ where: { tenantId_id: { tenantId, id: tenantId } }, data: { costUnitHint: hint } });
    },
    record: ({ tenantId, hint, before }) => ({
      type: 'settings',
      id: tenantId,
      content: { audience, changes: [{ field: 'hint', from: before, to: hint }] },
      messages: [{ name: 'HintSet.v1', payload: { tenantId } }],
    }),
    outcome: ({ tenantId }) => ({ tenantId }),
  });
const setHint = changeHint('setHint', 'both');
const noteHint = changeHint('noteHint', 'centre');
const guessHint = changeHint('guessHint', 'both');

const PROBE = { de: 'Probe', en: 'probe' };

const toy = withNotifications(
  defineService({
    name: 'toy',
    actions: { 'toy.change': { de: 'ändern', en: 'change' } },
    roles: { clerk: ['toy.change'], memberClerk: ['toy.change'] },
    useCases: [setHint, noteHint, guessHint],
    queries: [],
    labels: {
      'toy.setHint': { de: 'Hinweis gesetzt', en: 'set the hint' },
      'toy.guessHint': { de: 'geraten', en: 'guessed', internal: true },
    },
    personalData: [{ table: 'tenant_settings', columns: ['cost_unit_hint'], what: PROBE, of: PROBE, purpose: PROBE }],
    messages: { de: {}, en: {} },
  }),
  {
    'toy.hintSet': {
      mail: 'atOnce',
      reaches: ['memberClerk', 'memberAdministrator'],
      de: { name: 'Hinweis', sentence: 'Neu.' },
      en: { name: 'Hint', sentence: 'New.' },
    },
  },
  [
    {
      on: 'HintSet.v1',
      topic: 'toy.hintSet',
      recipients: async (writes, { tenantId }) =>
        (await writes.tenantUser.findMany({ where: { tenantId } })).map(({ id }) => ({ tenantId, userId: id })),
      link: () => 'settings',
    },
  ],
);
const administration = administrationService({ others: [toy], demo: true, version: '9.9.9' });

const builder = createBuilder();
administration.graphql?.(builder);
builder.subscriptionField('never', (t) => t.boolean({ subscribe: async function* () {}, resolve: () => true }));
const schema = builder.toSchema();

let world: World;
beforeAll(async () => {
  world = await testWorld([toy, administration]);
});

interface Scene {
  readonly association: TestAssociation;
  readonly member: TestMember;
  readonly clerk: Actor;
  readonly memberClerk: Actor;
  readonly administrator: Actor;
  readonly memberAdministrator: Actor;
}

async function scene(): Promise<Scene> {
  const association = await world.association({ members: 2 });
  const member = association.members[0];
  if (!member) throw new Error('no member');
  return {
    association,
    member,
    clerk: await world.actor(association, 'clerk', { name: 'Erika Beispiel' }),
    memberClerk: await world.actor(association, 'memberClerk', { member, name: 'Max Muster' }),
    administrator: await world.actor(association, 'centreAdministrator'),
    memberAdministrator: await world.actor(association, 'memberAdministrator', { member }),
  };
}

async function ask(actor: Actor, source: string, variables: Record<string, unknown> = {}) {
  const session = world.database.readSession();
  const { platform } = world;
  try {
    const contextValue = { platform, actor, language: actor.language, session, newId: world.newId } as unknown as GraphQLContext;
    const answer = await graphql({ schema, source, variableValues: variables, contextValue });
    return { data: answer.data as Record<string, never> | null, code: answer.errors?.[0]?.extensions['code'], errors: answer.errors };
  } finally {
    await session.close();
  }
}

/** As the worker does it. */
async function handleMessages({ association, member }: Scene): Promise<void> {
  const rows = await world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('outbox_message').selectAll().where('tenant_id', '=', member.tenantId).where('name', '=', 'HintSet.v1').execute(),
  );
  for (const row of rows) {
    const message: Message = {
      id: row.id,
      name: row.name,
      tenantId: row.tenant_id as TenantId,
      associationId: row.association_id,
      payload: row.payload as Record<string, unknown>,
      causeAccountId: row.cause_account_id,
      correlationId: row.correlation_id,
    };
    for (const handler of world.assembly.handlersOf(row.name)) await handleMessage(world.platform, handler, message, association.centreId);
  }
}

describe('the inbox', () => {
  test('shows the own notifications, is read one by one and at once, and waits on the start page', async () => {
    const of = await scene();
    await world.run(of.clerk, setHint, { tenantId: of.member.tenantId, hint: 'a' });
    await world.run(of.clerk, setHint, { tenantId: of.member.tenantId, hint: 'b' });
    await handleMessages(of);
    const inbox = `{ unreadNotifications waiting { service kind count link }
      myNotifications(first: 1) { total nextCursor items { id topicName sentence link readAt mailState } } }`;
    const before = await ask(of.memberClerk, inbox);
    expect(before.errors).toBeUndefined();
    expect(before.data).toMatchObject({
      unreadNotifications: 2,
      waiting: [{ service: 'administration', kind: 'unreadNotifications', count: 2, link: 'notifications' }],
      myNotifications: {
        total: 2,
        items: [{ topicName: 'Hinweis', sentence: 'Neu.', link: 'settings', readAt: null, mailState: 'waiting' }],
      },
    });
    const page = before.data?.['myNotifications'] as unknown as { nextCursor: string; items: { id: string }[] };
    const second = await ask(of.memberClerk, `query ($after: String) { myNotifications(after: $after) { nextCursor items { id } } }`, {
      after: page.nextCursor,
    });
    expect(second.data).toMatchObject({ myNotifications: { nextCursor: null, items: [{}] } });
    expect(second.data).not.toMatchObject({ myNotifications: { items: [{ id: page.items[0]?.id }] } });

    const read = `mutation ($id: ID!) { markNotificationRead(notificationId: $id, idempotencyKey: "k1") {
      ... on MarkNotificationReadSuccess { unreadNotifications notification { id } } ... on MarkNotificationReadRefusal { code message } } }`;
    const mine = await ask(of.memberClerk, read, { id: page.items[0]?.id });
    expect(mine.data).toMatchObject({ markNotificationRead: { unreadNotifications: 1, notification: { id: page.items[0]?.id } } });
    const foreign = await ask(of.memberAdministrator, read, { id: page.items[0]?.id });
    expect(foreign.data).toMatchObject({ markNotificationRead: { code: 'NOT_FOUND' } });
    const all = await ask(
      of.memberClerk,
      'mutation { markAllNotificationsRead(idempotencyKey: "k2") { ... on MarkAllNotificationsReadSuccess { unreadNotifications } } }',
    );
    expect(all.data).toMatchObject({ markAllNotificationsRead: { unreadNotifications: 0 } });
    expect((await ask(of.memberAdministrator, inbox)).data).toMatchObject({ unreadNotifications: 2 });
  });

  test('a preference holds from then on; an unknown topic is refused in words', async () => {
    const of = await scene();
    const set = `mutation ($topic: String!) { setNotificationPreference(topic: $topic, mail: off, idempotencyKey: "p") {
      ... on SetNotificationPreferenceSuccess { notificationPreferences { topic topicName mail } }
      ... on SetNotificationPreferenceRefusal { code message field } } }`;
    const done = await ask(of.memberClerk, set, { topic: 'toy.hintSet' });
    expect(done.data).toEqual({
      setNotificationPreference: { notificationPreferences: [{ topic: 'toy.hintSet', topicName: 'Hinweis', mail: 'off' }] },
    });
    // What can never reach a person is not offered to them.
    expect((await ask(of.clerk, '{ notificationPreferences { topic } }')).data).toEqual({ notificationPreferences: [] });
    const unknown = await ask(of.clerk, set, { topic: 'nothing' });
    expect(unknown.data).toMatchObject({ setNotificationPreference: { code: 'UNKNOWN_TOPIC', field: 'topic' } });
    await world.run(of.clerk, setHint, { tenantId: of.member.tenantId, hint: 'a' });
    await handleMessages(of);
    const { data } = await ask(of.memberClerk, '{ myNotifications { items { mailState } } }');
    expect(data).toMatchObject({ myNotifications: { items: [{ mailState: 'none' }] } });
  });

  test('a cursor that is none, and a foreign one, are input errors', async () => {
    const { clerk } = await scene();
    for (const after of ['x', Buffer.from('["no id"]').toString('base64url')])
      expect((await ask(clerk, 'query ($after: String) { myNotifications(after: $after) { total } }', { after })).code).toBe(
        'INVALID_INPUT',
      );
  });
});

describe('the audit log', () => {
  const LOG = `query ($tenantId: ID, $action: String, $outcome: String, $first: Int, $after: String, $from: Date, $to: Date) {
    auditLog(tenantId: $tenantId, action: $action, outcome: $outcome, first: $first, after: $after, from: $from, to: $to) {
      total nextCursor items { sequence action actionLabel actorName actingTenantName bySide outcome changes { field from to } values erasedAt } } }`;

  async function written() {
    const of = await scene();
    const { tenantId } = of.member;
    await world.run(of.clerk, setHint, { tenantId, hint: 'a' });
    await world.run(of.clerk, noteHint, { tenantId, hint: 'intern' });
    await world.run(of.clerk, guessHint, { tenantId, hint: 'geraten' });
    await world.run(of.memberClerk, setHint, { tenantId, hint: 'b' });
    return of;
  }

  test('the administration of the centre sees who, what and values, page by page, filtered', async () => {
    const of = await written();
    const all = await ask(of.administrator, LOG, { tenantId: of.member.tenantId });
    expect(all.errors).toBeUndefined();
    expect(all.data).toMatchObject({
      auditLog: {
        total: 4,
        nextCursor: null,
        items: [
          { actionLabel: 'Hinweis gesetzt', actorName: 'Max Muster', actingTenantName: of.member.name, bySide: 'member' },
          { action: 'toy.guessHint' },
          { action: 'toy.noteHint', values: { audience: 'centre' } },
          { actorName: 'Erika Beispiel', bySide: 'centre', changes: [{ field: 'hint', from: null, to: 'a' }] },
        ],
      },
    });
    const first = await ask(of.administrator, LOG, { tenantId: of.member.tenantId, first: 3 });
    const page = first.data?.['auditLog'] as unknown as { nextCursor: string; total: number };
    expect(page.total).toBe(4);
    const rest = await ask(of.administrator, LOG, { tenantId: of.member.tenantId, first: 3, after: page.nextCursor });
    expect(rest.data).toMatchObject({ auditLog: { nextCursor: null, items: [{ sequence: '1' }] } });
    for (const [filter, count] of [
      [{ action: 'toy.setHint' }, 2],
      [{ outcome: 'refused' }, 0],
      [{ from: '2026-11-16', to: '2026-11-16' }, 4],
      [{ to: '2026-11-15' }, 0],
    ] as const)
      expect((await ask(of.administrator, LOG, { tenantId: of.member.tenantId, ...filter })).data).toMatchObject({
        auditLog: { items: { length: count } },
      });
  });

  test('a municipality sees its own chain without what is internal, and staff by name or by function as the association shows them', async () => {
    const of = await written();
    const shown = async () => (await ask(of.memberAdministrator, LOG)).data;
    expect(await shown()).toMatchObject({
      auditLog: {
        total: 2,
        items: [
          { actorName: 'Max Muster', values: { audience: 'both' } },
          { actorName: 'Erika Beispiel', values: null, changes: [] },
        ],
      },
    });
    await world.database.write(world.scope(of.association), (writes) =>
      writes.association.updateMany({ data: { staffShownAs: 'function' } }),
    );
    expect(await shown()).toMatchObject({ auditLog: { items: [{ actorName: 'Max Muster' }, { actorName: 'Testfunktion' }] } });
    const other = await world.actor(of.association, 'memberAdministrator', { member: of.association.members[1] as TestMember });
    expect((await ask(other, LOG, { tenantId: of.member.tenantId })).data).toMatchObject({ auditLog: { total: 0, items: [] } });
    expect((await ask(of.memberClerk, LOG)).code).toBe('FORBIDDEN');
  });

  test('what a service does is shown by who ordered it, never by the name of the service', async () => {
    const of = await scene();
    await world.run(of.clerk, setHint, { tenantId: of.member.tenantId, hint: 'a' });
    await handleMessages(of);
    const { data } = await ask(of.administrator, LOG, { tenantId: of.member.tenantId });
    const found = data?.['auditLog'] as unknown as { items: readonly { bySide: string; actorName: string | null }[] };
    const byService = found.items.filter(({ bySide }) => bySide === 'service').map(({ actorName }) => actorName);
    expect([...new Set(byService)]).toEqual(['Erika Beispiel']);
  });

  test('the history of a record tells old and new, and hides from members what is internal', async () => {
    const of = await written();
    const { tenantId } = of.member;
    const HISTORY = `query ($id: ID!) { recordHistory(tenantId: $id, subjectType: "settings", subjectId: $id) {
      actionLabel by bySide changes { field from to } } }`;
    expect((await ask(of.administrator, HISTORY, { id: tenantId })).data).toMatchObject({ recordHistory: { length: 4 } });
    expect((await ask(of.memberAdministrator, HISTORY, { id: tenantId })).data).toEqual({
      recordHistory: [
        { actionLabel: 'Hinweis gesetzt', by: 'Erika Beispiel', bySide: 'centre', changes: [{ field: 'hint', from: null, to: 'a' }] },
        { actionLabel: 'Hinweis gesetzt', by: 'Max Muster', bySide: 'member', changes: [{ field: 'hint', from: 'geraten', to: 'b' }] },
      ],
    });
  });

  test('erasing values needs a fresh factor and a reason, happens once, and leaves a chain that verifies', async () => {
    const of = await written();
    const { tenantId } = of.member;
    const ERASE = `mutation ($id: ID!, $reason: String!, $key: String!) { eraseAuditValues(tenantId: $id, sequence: "1", reason: $reason, idempotencyKey: $key) {
      ... on EraseAuditValuesSuccess { done } ... on EraseAuditValuesRefusal { code message field } } }`;
    const erase = (actor: Actor, key: string, reason = 'Antrag der Person vom 10.11.2026') =>
      ask(actor, ERASE, { id: tenantId, reason, key });
    const stale: Actor = { ...of.administrator, session: { id: 's', steppedUpAt: '2026-11-16T08:00:00.000Z' } };
    expect((await erase(stale, 'a')).data).toMatchObject({ eraseAuditValues: { code: 'STEP_UP_NEEDED' } });
    expect((await erase(of.administrator, 'b', '')).data).toMatchObject({ eraseAuditValues: { code: 'INVALID_INPUT', field: 'reason' } });
    expect((await erase(of.memberAdministrator, 'c')).data).toMatchObject({ eraseAuditValues: { code: 'FORBIDDEN' } });
    expect((await erase(of.administrator, 'd')).data).toMatchObject({ eraseAuditValues: { done: true } });
    expect((await erase(of.administrator, 'e')).data).toMatchObject({ eraseAuditValues: { code: 'ALREADY_ERASED' } });
    const chain = await world.database.read(world.scope(of.association), (reads) => verifyChain(reads, tenantId));
    expect(chain).toMatchObject({ erased: 1, findings: [] });
    const { data } = await ask(of.administrator, LOG, { tenantId, action: 'toy.setHint' });
    expect(data).toMatchObject({ auditLog: { items: [{}, { sequence: '1', values: null, changes: [], actorName: 'Erika Beispiel' }] } });
    await expect(
      world.database.write(world.scope(of.association), (writes) =>
        writes.auditValue.update({ where: { tenantId_sequence: { tenantId, sequence: 2n } }, data: { content: '{}' } }),
      ),
    ).rejects.toThrow();
  });

  test('chains are verified while one waits, and all of them as long work with its outcome', async () => {
    const of = await written();
    const { administrator, association, member } = of;
    const CHAIN = 'query ($id: ID!) { auditChain(tenantId: $id) { intact links head } auditHeads { tenantId sequence head } }';
    const chain = (await ask(administrator, CHAIN, { id: member.tenantId })).data as never as {
      auditChain: { head: string };
      auditHeads: { tenantId: string; head: string }[];
    };
    expect(chain).toMatchObject({ auditChain: { intact: true, links: 4 } });
    expect(chain.auditHeads.find(({ tenantId }) => tenantId === member.tenantId)?.head).toBe(chain.auditChain.head);
    const stranger = await scene();
    expect((await ask(stranger.administrator, CHAIN, { id: member.tenantId })).data).toMatchObject({ auditChain: null });
    expect(await world.ask(of.memberAdministrator, listAuditHeads, {})).toHaveLength(1);

    const ordered = await world.run(administrator, orderOf(verifyAuditChains), {});
    if (!ordered.ok) throw new Error(ordered.error.code);
    const [order] = await world.database.read(world.scope(association), (reads) =>
      reads.selectFrom('outbox_message').selectAll().where('name', '=', 'LongWorkOrdered.v1').execute(),
    );
    if (!order) throw new Error('no order');
    await performLongWork(
      world.platform,
      world.assembly.longUseCases,
      {
        id: order.id,
        name: order.name,
        tenantId: order.tenant_id as TenantId,
        associationId: order.association_id,
        payload: order.payload as Record<string, unknown>,
        causeAccountId: order.cause_account_id,
        correlationId: order.correlation_id,
      },
      () => 'administration',
    );
    const WORK = '{ longWork { total items { name label state done total orderedByName outcome } } }';
    expect((await ask(administrator, WORK)).data).toMatchObject({
      longWork: {
        total: 1,
        items: [{ label: 'Protokoll geprüft', state: 'done', done: 2, total: 2, outcome: { chains: 2, findings: [] } }],
      },
    });
    expect((await ask(of.clerk, WORK)).data).toMatchObject({ longWork: { total: 0, items: [] } });
    const cancel = `mutation ($id: ID!) { cancelLongWork(commandId: $id, idempotencyKey: "c") { ... on CancelLongWorkRefusal { code message } } }`;
    const { commandId } = ordered.value as { commandId: string };
    expect((await ask(administrator, cancel, { id: commandId })).data).toMatchObject({ cancelLongWork: { code: 'ALREADY_ENDED' } });
    expect((await ask(of.clerk, cancel, { id: commandId })).data).toMatchObject({ cancelLongWork: { code: 'FORBIDDEN' } });
  });
});

describe('operation', () => {
  test('a failed job waits for the administration and is repeated once', async () => {
    const { association, administrator, clerk } = await scene();
    const id = world.newId();
    await world.database.write(world.scope(association), (writes) =>
      writes.failedJob.create({
        data: {
          ...{ tenantId: association.centreId, id, associationId: association.associationId, job: 'toy.x', payload: {}, failure: 'Error' },
          ...{ attempts: 6, failedAt: world.clock.now, version: 1 },
        },
      }),
    );
    const waiting = '{ waiting { service kind count link } }';
    expect((await ask(administrator, waiting)).data).toEqual({
      waiting: [{ service: 'administration', kind: 'failedJobs', count: 1, link: 'administration/jobs' }],
    });
    expect((await ask(clerk, waiting)).data).toEqual({ waiting: [] });
    const REPEAT = `mutation ($key: String!, $version: Int!) { repeatFailedJob(failedJobId: "${id}", expectedVersion: $version, idempotencyKey: $key) {
      ... on RepeatFailedJobSuccess { failedJobs { id repeatedAt } } ... on RepeatFailedJobRefusal { code } } }`;
    const done = await ask(administrator, REPEAT, { key: 'a', version: 1 });
    expect(done.data).toMatchObject({ repeatFailedJob: { failedJobs: [{ id, repeatedAt: world.clock.now.toISOString() }] } });
    expect((await ask(administrator, REPEAT, { key: 'b', version: 2 })).data).toMatchObject({
      repeatFailedJob: { code: 'ALREADY_REPEATED' },
    });
    expect((await ask(clerk, '{ failedJobs { id } }')).code).toBe('FORBIDDEN');
  });

  test('a mail that was refused for good is seen by the administration, with a code', async () => {
    const of = await scene();
    await world.run(of.clerk, setHint, { tenantId: of.member.tenantId, hint: 'a' });
    await handleMessages(of);
    await world.database.write(world.scope(of.association), (writes) =>
      writes.notification.updateMany({
        where: { userId: of.memberClerk.userId ?? '' },
        data: { mailState: 'failed', mailFailure: 'EENVELOPE 550' },
      }),
    );
    const MAILS = '{ failedMails { tenantName userName topicName failure } }';
    expect((await ask(of.administrator, MAILS)).data).toEqual({
      failedMails: [{ tenantName: of.member.name, userName: 'Max Muster', topicName: 'Hinweis', failure: 'EENVELOPE 550' }],
    });
    expect((await ask(of.memberClerk, MAILS)).code).toBe('FORBIDDEN');
  });

  test('security events of the own association, for administration and auditors only', async () => {
    const of = await scene();
    const stranger = await scene();
    const note = (associationId: string | null, accountId: string | null, kind: string) =>
      world.database.pool.query('select identity.log_security_event($1)', [
        JSON.stringify({ eventId: world.newId(), kind, accountId, associationId, detail: {}, at: world.clock.now.toISOString() }),
      ]);
    await note(of.association.associationId, of.clerk.accountId, 'ACTION_REFUSED');
    await note(null, of.memberClerk.accountId, 'sign_in_refused');
    await note(stranger.association.associationId, null, 'ACTION_REFUSED');
    const auditor = await world.actor(of.association, 'auditor');
    const EVENTS = '{ securityEvents { nextCursor items { kind accountName count } } }';
    const events = (await ask(auditor, EVENTS)).data as never as { securityEvents: { items: { kind: string; accountName: string }[] } };
    expect(events.securityEvents.items.map(({ kind, accountName }) => `${kind} ${accountName}`).sort()).toEqual([
      'ACTION_REFUSED Erika Beispiel',
      'sign_in_refused Max Muster',
    ]);
    expect((await ask(of.memberAdministrator, EVENTS)).code).toBe('FORBIDDEN');
  });

  test('mails of the demonstration, the record of processing, the system', async () => {
    const of = await scene();
    await world.database.write(world.scope(of.association), (writes) =>
      writes.mailRecord.create({
        data: {
          ...{
            tenantId: of.member.tenantId,
            id: world.newId(),
            toAddress: 'a@b.example',
            subject: 'S',
            body: 'B',
            sentAt: world.clock.now,
          },
        },
      }),
    );
    const MAILS = '{ demoMailbox { total items { toAddress subject tenantName } } }';
    expect((await ask(of.administrator, MAILS)).data).toMatchObject({ demoMailbox: { total: 1, items: [{ tenantName: of.member.name }] } });
    expect((await ask(of.memberClerk, MAILS)).code).toBe('FORBIDDEN');
    const closed = administrationService({ others: [], demo: false, version: '1' }).queries.find(({ name }) => name.endsWith('listMails'));
    if (!closed) throw new Error('no query');
    await expect(world.ask(of.administrator, closed, {})).rejects.toThrow('administration.readMails');

    const { data, errors } = await ask(
      of.administrator,
      '{ recordOfProcessing { service table what } systemInfo { version databaseVersion databaseBytes files migrations { name finishedAt } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      recordOfProcessing: expect.arrayContaining([{ service: 'toy', table: 'tenant_settings', what: 'Probe' }]),
      systemInfo: { version: '9.9.9', files: 0, databaseVersion: expect.stringMatching(/^18/) },
    });
    expect(data).toHaveProperty('systemInfo.migrations.2.name');
  });
});

test('the printed fields', () => {
  const printed = printSchema(schema);
  expect(/type Query \{[^}]*\}/.exec(printed)?.[0]).toMatchSnapshot();
  expect(/type Mutation \{[^}]*\}/.exec(printed)?.[0]).toMatchSnapshot();
});
