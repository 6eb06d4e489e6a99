// SPDX-License-Identifier: EUPL-1.2
import { type AssociationId, type Instant, type TenantId, uuidv7 } from '@kernel/core';
import { type Database, instantColumn, type Scope } from '@platform/database';
import type { MailQueue } from './deliver-mail.ts';
import type { MailLanguage } from './mail-template.ts';
import type { Mail, Mailbox } from './mailer.ts';
import type { NotificationParams } from './topic.ts';

/** Where a message happened; deliveries look at this one body and nothing else. */
export interface MailHome {
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
}

const scopeOf = ({ tenantId, associationId }: MailHome): Scope => ({
  associationId,
  readTenants: [tenantId],
  writeTenants: [tenantId],
  audience: 'centre',
});

export interface MailFacts {
  readonly today: () => string;
  /** The number or month that the subject names. */
  readonly about: (topic: string, params: NotificationParams) => string | null;
}

/** The mails that notifications of one body wait for. Each call is a transaction of its own. */
export function databaseMailQueue(database: Database, home: MailHome, { today, about }: MailFacts): MailQueue<string> {
  const scope = scopeOf(home);
  const settle = (notificationId: string, data: { mailState: string; mailFailure?: string | null; mailSentAt?: Date }) =>
    database.write(scope, (writes) =>
      writes.notification.updateMany({ where: { tenantId: home.tenantId, id: notificationId, mailState: 'waiting' }, data }),
    );
  return {
    async findWaitingMail(notificationId) {
      const row = await waitingRow(database, scope, notificationId);
      if (!row) return null;
      const gone = row.valid_to !== null && row.valid_to < today();
      if (!gone) return { ...mailOf(notificationId, row), about: about(row.topic, row.params as NotificationParams) };
      await settle(notificationId, { mailState: 'none' });
      return null;
    },
    async settleMail(notificationId, state, { code, at }) {
      const sent = state === 'sent' ? { mailSentAt: instantColumn(at) } : {};
      await settle(notificationId, { mailState: state, mailFailure: code, ...sent });
    },
  };
}

type WaitingRow = NonNullable<Awaited<ReturnType<typeof waitingRow>>>;

const waitingRow = (database: Database, scope: Scope, notificationId: string) =>
  database.read(scope, (reads) =>
    reads
      .selectFrom('notification as n')
      .innerJoin('tenant_user as u', (join) => join.onRef('u.tenant_id', '=', 'n.tenant_id').onRef('u.id', '=', 'n.user_id'))
      .innerJoin('tenant as t', 't.id', 'n.tenant_id')
      .innerJoin('association as a', 'a.id', 'n.association_id')
      .select(['n.topic', 'n.params', 'n.link', 'u.email', 'u.language', 'u.valid_to', 't.slug as body', 'a.slug as association'])
      .where('n.id', '=', notificationId)
      .where('n.mail_state', '=', 'waiting')
      .executeTakeFirst(),
  );

const mailOf = (notificationId: string, row: WaitingRow): Mail<string> => ({
  notificationId,
  to: row.email,
  topic: row.topic,
  language: (row.language === 'en' ? 'en' : 'de') satisfies MailLanguage,
  path: `/a/${row.association}/${row.body}/${row.link}`,
});

/** Keeps mails of one body in the application instead of sending them. The same notification twice stays one record. */
export const databaseMailbox = (database: Database, home: MailHome, random: () => Uint8Array): Mailbox => ({
  async record({ notificationId, to, subject, text, at }) {
    const id = uuidv7(Date.parse(at), random());
    await database.write(scopeOf(home), (writes) =>
      writes.mailRecord.createMany({
        data: [{ tenantId: home.tenantId, id, notificationId, toAddress: to, subject, body: text, sentAt: instantColumn(at as Instant) }],
        skipDuplicates: true,
      }),
    );
  },
});
