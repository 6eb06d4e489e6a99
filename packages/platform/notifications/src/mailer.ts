// SPDX-License-Identifier: EUPL-1.2
import { type Instant, invariant, isUuid } from '@kernel/core';
import { createTransport } from 'nodemailer';
import { classifyFailure, type MailOutcome } from './mail-outcome.ts';
import { linkTo, type MailCatalogue, type MailLanguage, renderMail } from './mail-template.ts';
import type { SmtpSettings } from './smtp-settings.ts';

export interface Mail<Topic extends string> {
  /** The mail's identity: sent again, it has the same Message-ID, by which mailboxes know a duplicate. */
  readonly notificationId: string;
  readonly to: string;
  readonly topic: Topic;
  readonly language: MailLanguage;
  /** The number or month of what it is about, for the subject. */
  readonly about?: string | null;
  /** Path in this installation, '/…'. */
  readonly path: string;
  /** Until when the link works, where it ends. */
  readonly until?: Instant | null;
}

export interface Mailer<Topic extends string> {
  /** Hands the mail over; never throws for what a mail server or network can do. */
  send(mail: Mail<Topic>): Promise<MailOutcome>;
  close(): void;
}

export interface MailerOptions<Topic extends string> {
  readonly catalogue: MailCatalogue<Topic>;
  /** Where users reach this installation, 'https://…'. */
  readonly publicUrl: string;
  /** Address of the sender, without a name. */
  readonly from: string;
}

const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u;

/** '<notification id@domain of the sender>' */
export function messageIdOf(notificationId: string, from: string): string {
  invariant(isUuid(notificationId), 'a notification has a uuid');
  return `<${notificationId}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function compose<Topic extends string>({ catalogue, publicUrl, from }: MailerOptions<Topic>, mail: Mail<Topic>) {
  const { subject, text } = renderMail(
    catalogue[mail.topic][mail.language],
    mail.language,
    linkTo(publicUrl, mail.path),
    mail.until ?? null,
  );
  const shown = mail.about ? `${subject} (${mail.about})` : subject;
  return { subject: shown, text, messageId: messageIdOf(mail.notificationId, from) };
}

/** Sends through an SMTP server. */
export function createSmtpMailer<Topic extends string>(settings: SmtpSettings, options: MailerOptions<Topic>): Mailer<Topic> {
  invariant(ADDRESS.test(options.from), 'the sender is a plain mail address');
  const { host, port, secure, requireTls, auth } = settings;
  const transport = createTransport({
    ...{ host, port, secure, requireTLS: requireTls, ignoreTLS: !requireTls && !secure },
    ...(auth ? { auth } : {}),
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send(mail) {
      if (!ADDRESS.test(mail.to)) return { outcome: 'refused', code: 'ADDRESS_MALFORMED', responseCode: null };
      const { subject, text, messageId } = compose(options, mail);
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': mail.language };
      const envelope = { from: options.from, to: [mail.to] };
      try {
        await transport.sendMail({
          from: options.from,
          to: mail.to,
          envelope,
          subject,
          text,
          messageId,
          headers,
          textEncoding: 'quoted-printable',
        });
        return { outcome: 'sent', messageId };
      } catch (error) {
        return classifyFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A mail as it would have gone out; the demo shows these in the app. */
export interface MailRecord {
  readonly notificationId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly at: Instant;
}

/** Where records of mails are kept; the same notification twice stays one record. */
export interface Mailbox {
  record(mail: MailRecord): Promise<void>;
}

/** For an installation without SMTP_URL: every mail goes into the mailbox of the app and leaves this machine never. */
export function createMailboxMailer<Topic extends string>(
  mailbox: Mailbox,
  options: MailerOptions<Topic> & { readonly now: () => Instant },
): Mailer<Topic> {
  return {
    async send(mail) {
      const { subject, text, messageId } = compose(options, mail);
      await mailbox.record({ notificationId: mail.notificationId, to: mail.to, subject, text, messageId, at: options.now() });
      return { outcome: 'sent', messageId };
    },
    close: () => undefined,
  };
}
