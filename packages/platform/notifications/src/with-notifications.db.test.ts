// SPDX-License-Identifier: EUPL-1.2
import { ok, type TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { defineService } from '@platform/service';
import { bindUseCase, handleMessage, idInput, type Message, textInput } from '@platform/use-case';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createMailDelivery, MailNotSent, NOTIFICATION_CREATED, type TopicCatalogue, withNotifications } from './index.ts';

const TOPICS: TopicCatalogue = {
  'toy.hintSet': {
    mail: 'atOnce',
    reaches: ['clerk'],
    about: ({ length }) => `${length}`,
    de: { name: 'Neuer Hinweis', sentence: ({ length }) => `Ein Hinweis mit ${length} Zeichen wurde gesetzt.` },
    en: { name: 'New hint', sentence: ({ length }) => `A hint of ${length} characters was set.` },
  },
  'toy.hintQuiet': {
    mail: 'off',
    reaches: ['clerk'],
    de: { name: 'Leiser Hinweis', sentence: 'Ein Hinweis wurde gesetzt.' },
    en: { name: 'Quiet hint', sentence: 'A hint was set.' },
  },
};

const setHint = bindUseCase((writes) => writes)({
  name: 'toy.setHint',
  action: 'toy.change',
  input: z.object({ tenantId: idInput<'TenantId'>(), hint: textInput(20) }),
  refusals: [],
  load: (writes, { input: { tenantId } }) => writes.tenantSettings.findUnique({ where: { tenantId_id: { tenantId, id: tenantId } } }),
  row: ({ tenantId }) => ({ tenantId: tenantId as TenantId }),
  decide: ({ tenantId }, { hint }) => ok({ tenantId, hint }),
  save: async (writes, { tenantId, hint }) => {
    await writes.tenantSettings.update({ where: { tenantId_id: { tenantId, id: tenantId } }, data: { costUnitHint: hint } });
  },
  record: ({ tenantId, hint }) => ({
    type: 'settings',
    id: tenantId,
    content: { hint },
    messages: [{ name: 'HintSet.v1', payload: { tenantId, length: hint.length } }],
  }),
  outcome: ({ tenantId }) => ({ tenantId }),
});

const toy = withNotifications(
  defineService({
    name: 'toy',
    actions: { 'toy.change': { de: 'ändern', en: 'change' } },
    roles: { clerk: ['toy.change'], memberClerk: ['toy.change'] },
    useCases: [setHint],
    queries: [],
    messages: { de: {}, en: {} },
  }),
  TOPICS,
  (['toy.hintSet', 'toy.hintQuiet'] as const).map((topic) => ({
    on: 'HintSet.v1' as const,
    topic,
    recipients: async (writes, { tenantId }) =>
      (await writes.tenantUser.findMany({ where: { tenantId } })).map((user) => ({ tenantId, userId: user.id })),
    params: ({ payload }) => ({ length: Number(payload['length']) }),
    link: ({ payload }) => `settings/${String(payload['tenantId'])}`,
  })),
);

let world: World;
beforeAll(async () => {
  world = await testWorld([toy]);
});

interface Scene {
  readonly association: TestAssociation;
  readonly tenantId: TenantId;
  readonly reader: Actor;
  readonly writer: Actor;
}

async function scene(): Promise<Scene> {
  const association = await world.association({ members: 1 });
  const member = association.members[0];
  if (!member) throw new Error('no member');
  const reader = await world.actor(association, 'memberClerk', { member });
  const writer = await world.actor(association, 'memberClerk', { member });
  return { association, tenantId: member.tenantId, reader, writer };
}

const messagesOf = ({ association, tenantId }: Scene, name: string): Promise<Message[]> =>
  world.database.read(world.scope(association), async (reads) => {
    const rows = await reads.selectFrom('outbox_message').selectAll().where('tenant_id', '=', tenantId).where('name', '=', name).execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      tenantId: row.tenant_id as TenantId,
      associationId: row.association_id,
      payload: row.payload as Record<string, unknown>,
      causeAccountId: row.cause_account_id,
      correlationId: row.correlation_id,
    }));
  });

const notificationsOf = ({ association, tenantId }: Scene) =>
  world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('notification').selectAll().where('tenant_id', '=', tenantId).orderBy('topic').execute(),
  );

/** As the worker does it: every handler of every message that was left. */
async function handleAll(of: Scene): Promise<void> {
  for (const message of await messagesOf(of, 'HintSet.v1'))
    for (const handler of world.assembly.handlersOf(message.name))
      await handleMessage(world.platform, handler, message, of.association.centreId);
}

async function smtpServer(options: SMTPServerOptions = {}) {
  const received: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { received, smtpUrl: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}

function deliveryTo(smtpUrl: string | null) {
  const delivery = createMailDelivery({
    database: world.database,
    topics: TOPICS,
    smtpUrl,
    mailFrom: 'verbund@zv.example',
    publicUrl: 'https://verbund.example',
    clock: () => world.clock.now,
  });
  onTestFinished(() => delivery.close());
  return delivery;
}

const setHintAs = (of: Scene, actor: Actor) => world.run(actor, setHint, { tenantId: of.tenantId, hint: 'KST 4711' });

describe('from a message to a mail', () => {
  test('handler, row, mail, state; and all of it again changes nothing', async () => {
    const of = await scene();
    expect(await setHintAs(of, of.writer)).toMatchObject({ ok: true });
    await handleAll(of);
    expect(await notificationsOf(of)).toMatchObject([
      { topic: 'toy.hintQuiet', user_id: of.reader.userId, mail_state: 'none' },
      { topic: 'toy.hintSet', user_id: of.reader.userId, mail_state: 'waiting', params: { length: 8 }, link: `settings/${of.tenantId}` },
    ]);
    const { received, smtpUrl } = await smtpServer();
    const delivery = deliveryTo(smtpUrl);
    const created = await messagesOf(of, NOTIFICATION_CREATED);
    expect(created).toHaveLength(2);
    const states: string[] = [];
    for (const message of created) states.push((await delivery.deliver(message, 0)).state);
    expect(states.sort()).toEqual(['nothing_to_do', 'sent']);
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual([`${of.reader.userId}@test.example`]);
    expect(received[0]?.raw).toContain(`https://verbund.example/a/verband-`);
    expect(received[0]?.raw).toContain('Subject: Verbundwerk: Neuer Hinweis (8)');
    expect(received[0]?.raw).not.toContain('4711');
    expect(received[0]?.raw).not.toContain(of.writer.name);

    await handleAll(of);
    for (const message of await messagesOf(of, NOTIFICATION_CREATED)) await delivery.handle(message, 0);
    expect(received).toHaveLength(1);
    expect(await notificationsOf(of)).toMatchObject([{ mail_state: 'none' }, { mail_state: 'sent', mail_failure: null }]);
  });

  test('who caused it and who has left is not told', async () => {
    const of = await scene();
    await world.database.write(world.scope(of.association), (writes) =>
      writes.tenantUser.updateMany({ where: { id: of.reader.userId ?? '' }, data: { validTo: new Date('2026-11-15') } }),
    );
    await setHintAs(of, of.writer);
    await handleAll(of);
    expect(await notificationsOf(of)).toEqual([]);
    expect(await messagesOf(of, NOTIFICATION_CREATED)).toEqual([]);
  });

  test('the preference of the user counts, in both directions', async () => {
    const of = await scene();
    const base = { tenantId: of.tenantId, userId: of.reader.userId ?? '' };
    await world.database.write(world.scope(of.association), (writes) =>
      writes.notificationPreference.createMany({
        data: [
          { ...base, topic: 'toy.hintSet', mail: 'off' },
          { ...base, topic: 'toy.hintQuiet', mail: 'atOnce' },
        ],
      }),
    );
    await setHintAs(of, of.writer);
    await handleAll(of);
    expect((await notificationsOf(of)).map((row) => row.mail_state)).toEqual(['waiting', 'none']);
  });

  test('a server that is busy is tried again, one that refuses the address ends it visibly', async () => {
    const of = await scene();
    await setHintAs(of, of.writer);
    await handleAll(of);
    const [message] = await waitingMessages(of);
    if (!message) throw new Error('no message');
    let answer = 451;
    const { smtpUrl, received } = await smtpServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: answer })),
    });
    const delivery = deliveryTo(smtpUrl);
    await expect(delivery.handle(message, 0)).rejects.toBeInstanceOf(MailNotSent);
    expect((await notificationsOf(of))[1]).toMatchObject({ mail_state: 'waiting' });
    answer = 550;
    await delivery.handle(message, 1);
    expect((await notificationsOf(of))[1]).toMatchObject({ mail_state: 'failed', mail_failure: 'EENVELOPE 550', mail_sent_at: null });
    expect(received).toEqual([]);
  });

  test('without a mail server the mail stays in the application, once', async () => {
    const of = await scene();
    await setHintAs(of, of.writer);
    await handleAll(of);
    const [message] = await waitingMessages(of);
    if (!message) throw new Error('no message');
    const delivery = deliveryTo(null);
    await Promise.all([delivery.deliver(message, 0), delivery.deliver(message, 0)]);
    const mails = await world.database.read(world.scope(of.association), (reads) =>
      reads.selectFrom('mail_record').selectAll().where('tenant_id', '=', of.tenantId).execute(),
    );
    expect(mails).toMatchObject([{ to_address: `${of.reader.userId}@test.example`, subject: 'Verbundwerk: Neuer Hinweis (8)' }]);
  });
});

/** The NotificationCreated of the notification whose mail waits. */
async function waitingMessages(of: Scene): Promise<Message[]> {
  const waiting = (await notificationsOf(of)).filter((row) => row.mail_state === 'waiting').map(({ id }) => id);
  return (await messagesOf(of, NOTIFICATION_CREATED)).filter(({ payload }) => waiting.includes(String(payload['notificationId'])));
}
