// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { type AssociationId, businessDayOf, type Instant, instant, unwrap } from '@kernel/core';
import type { Database } from '@platform/database';
import type { Message } from '@platform/use-case';
import { databaseMailbox, databaseMailQueue, type MailHome } from './database-mail.ts';
import { type Delivery, deliverMail } from './deliver-mail.ts';
import { createMailboxMailer, createSmtpMailer, type Mailer } from './mailer.ts';
import { parseSmtpUrl } from './smtp-settings.ts';
import { aboutOf, mailsOf, type TopicCatalogue } from './topic.ts';

export interface MailDeliverySettings {
  readonly database: Database;
  /** The topics of all services. */
  readonly topics: TopicCatalogue;
  /** null: mails stay in the application. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly clock: () => Date;
}

/** The mail could not be sent now; the job is tried again and, at last, stands among the failed ones. Holds a code, no address. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  readonly code: string;
  readonly afterMs: number;
  constructor(code: string, afterMs: number) {
    super(`the mail was not sent: ${code}`);
    this.code = code;
    this.afterMs = afterMs;
  }
}

export interface MailDelivery {
  /** One try for the notification of a NotificationCreated.v1; repeating it is harmless. @param failedTries how often it was tried in vain */
  deliver(message: Pick<Message, 'tenantId' | 'associationId' | 'payload'>, failedTries: number): Promise<Delivery>;
  /** The same as a job: @throws MailNotSent where it should be tried again */
  handle(message: Pick<Message, 'tenantId' | 'associationId' | 'payload'>, failedTries: number): Promise<void>;
  close(): void;
}

/** Sends what notifications wait for. One per worker; it is no use case, since a mail cannot be rolled back. */
export function createMailDelivery(settings: MailDeliverySettings): MailDelivery {
  const { database, topics, publicUrl, clock } = settings;
  const now = (): Instant => instant(clock());
  const options = { catalogue: mailsOf(topics), publicUrl, from: settings.mailFrom };
  const smtp = settings.smtpUrl === null ? null : createSmtpMailer<string>(unwrap(parseSmtpUrl(settings.smtpUrl)), options);
  const mailerFor = (home: MailHome): Mailer<string> =>
    smtp ??
    createMailboxMailer<string>(
      databaseMailbox(database, home, () => randomBytes(10)),
      { ...options, now },
    );

  const deliver: MailDelivery['deliver'] = (message, failedTries) => {
    const home: MailHome = { tenantId: message.tenantId, associationId: message.associationId as AssociationId };
    const queue = databaseMailQueue(database, home, {
      today: () => businessDayOf(now()),
      about: (topic, params) => aboutOf(topics, topic, params),
    });
    return deliverMail({ queue, mailer: mailerFor(home), now }, String(message.payload['notificationId']), failedTries);
  };
  return {
    deliver,
    async handle(message, failedTries) {
      const delivery = await deliver(message, failedTries);
      if (delivery.state === 'retry') throw new MailNotSent(delivery.code, delivery.afterMs);
    },
    close: () => smtp?.close(),
  };
}
