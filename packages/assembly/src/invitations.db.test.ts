// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { createIdentityDirectory, createIdentityStore, hashToken } from '@platform/identity';
import { createLogger } from '@platform/logging';
import { createMailboxMailer, type Mailer, MailNotSent } from '@platform/notifications';
import type { Message } from '@platform/use-case';
import { inviteUser } from '@services/tenancy';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { deliverInvitation, type InvitationSettings, USER_INVITED } from './invitations.ts';
import { services } from './services.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld(services);
});

function settings(changes: Partial<InvitationSettings> = {}): InvitationSettings {
  const now = () => world.clock.now.toISOString() as never;
  return {
    database: world.database,
    identity: { directory: createIdentityDirectory(world.database, world.newId), store: createIdentityStore(world.database) },
    openMailer: (catalogue, mailbox) =>
      createMailboxMailer(mailbox, { catalogue, publicUrl: 'https://verbund.example', from: 'verbund@verbund.example', now }),
    mailsAreRead: true,
    clock: () => world.clock.now,
    logger: createLogger({ process: 'test', level: 'silent' }),
    ...changes,
  };
}

/** Somebody invited as the page does it, and the message that came of it. */
async function invite(association: TestAssociation, email: string, validTo?: string): Promise<Message> {
  const administrator = await world.actor(association, 'centreAdministrator');
  const input = {
    tenantId: association.centreId,
    email,
    name: 'Nora Neu',
    functionTitle: 'Sachbearbeitung',
    ...(validTo ? { validTo } : {}),
  };
  const invited = await world.run(administrator, inviteUser, input);
  if (!invited.ok) throw new Error(invited.error.code);
  const rows = await world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('outbox_message').selectAll().where('name', '=', USER_INVITED).execute(),
  );
  const row = rows.find(({ payload }) => (payload as { userId: string }).userId === invited.value.userId);
  if (!row) throw new Error('no message');
  return {
    ...{ id: row.id, name: row.name, tenantId: row.tenant_id as TenantId, associationId: row.association_id },
    ...{ payload: row.payload as Message['payload'], causeAccountId: row.cause_account_id, correlationId: row.correlation_id },
  };
}

const mailsOf = (association: TestAssociation) =>
  world.database.read(world.scope(association), (reads) =>
    reads.selectFrom('mail_record').select(['to_address', 'subject', 'body']).orderBy('id').execute(),
  );

const linkIn = (body: string): string => /https:\/\/verbund\.example\/invitation\/([\w-]{43})/.exec(body)?.[1] ?? '';

test('who is invited finds a mail with a link that opens, and a repeated delivery sends no other', async () => {
  const association = await world.association();
  const message = await invite(association, 'nora@zentrum.example');
  await deliverInvitation(settings(), message);
  await deliverInvitation(settings(), message);
  const mails = await mailsOf(association);
  expect(mails).toMatchObject([{ to_address: 'nora@zentrum.example', subject: 'Ihr Zugang zu Verbundwerk' }]);
  expect(mails[0]?.body).toContain('Der Link gilt bis 23. November 2026 um 10:00 Uhr.');
  const tokenHash = hashToken(linkIn(mails[0]?.body ?? '')) ?? '';
  expect(await createIdentityStore(world.database).findInvitation({ tokenHash })).toMatchObject({
    email: 'nora@zentrum.example',
    usedAt: null,
  });
});

test('two deliveries at once leave one mail with a link that opens', async () => {
  const association = await world.association();
  const message = await invite(association, 'nils@zentrum.example');
  await Promise.all([deliverInvitation(settings(), message), deliverInvitation(settings(), message)]);
  const mails = await mailsOf(association);
  expect(mails).toHaveLength(1);
  const tokenHash = hashToken(linkIn(mails[0]?.body ?? '')) ?? '';
  expect(await createIdentityStore(world.database).findInvitation({ tokenHash })).not.toBeNull();
});

test('who has a password hears that one more body is open, without a link that would set it', async () => {
  const [first, second] = [await world.association(), await world.association()];
  await deliverInvitation(settings(), await invite(first, 'nele@zentrum.example'));
  const tokenHash = hashToken(linkIn((await mailsOf(first))[0]?.body ?? '')) ?? '';
  await createIdentityStore(world.database).redeemInvitation({
    tokenHash,
    passwordHash: 'hash',
    at: world.clock.now.toISOString() as never,
  });
  await deliverInvitation(settings(), await invite(second, 'nele@zentrum.example'));
  const [mail] = await mailsOf(second);
  expect(mail?.subject).toBe('Ihr Zugang zu Verbundwerk wurde erweitert');
  expect(mail?.body).toContain('https://verbund.example/\n');
  expect(mail?.body).not.toContain('/invitation/');
});

test('who has left by then, and a house that sends no mails, get none', async () => {
  const association = await world.association();
  const gone = await invite(association, 'gone@zentrum.example', '2026-11-20');
  const later = { ...settings(), clock: () => new Date('2026-12-01T09:00:00.000Z') };
  await deliverInvitation(later, gone);
  await deliverInvitation(settings({ mailsAreRead: false }), await invite(association, 'silent@zentrum.example'));
  expect(await mailsOf(association)).toEqual([]);
});

test('a mail server that is away is told to the job, and the next attempt sends', async () => {
  const association = await world.association();
  const message = await invite(association, 'noa@zentrum.example');
  const away: Mailer<never> = {
    send: async () => ({ outcome: 'retry', code: 'ECONNREFUSED', responseCode: null }),
    close: () => undefined,
  };
  await expect(deliverInvitation(settings({ openMailer: () => away }), message)).rejects.toThrow(MailNotSent);
  await deliverInvitation(settings(), message);
  expect(await mailsOf(association)).toHaveLength(1);
});
