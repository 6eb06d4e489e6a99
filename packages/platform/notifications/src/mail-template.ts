// SPDX-License-Identifier: EUPL-1.2
import { type Instant, invariant } from '@kernel/core';

export type MailLanguage = 'de' | 'en';

/**
 * Plain sentences without gaps. A mail lies unencrypted on machines of others, so it says only that something is there;
 * what it is stands behind the link and the sign-in. With no place for values none can slip in.
 */
export interface MailTemplate {
  readonly subject: string;
  readonly lines: readonly string[];
  /** Stands before the moment until which the link works, where the mail has one. */
  readonly until?: string;
}

/** Exhaustive by type: each topic in each language. Services bring the catalogue of their own topics. */
export type MailCatalogue<Topic extends string> = Readonly<Record<Topic, Readonly<Record<MailLanguage, MailTemplate>>>>;

/** What the platform itself writes about. */
export type AccountMailTopic = 'account.invitation' | 'account.passwordChanged' | 'account.secondFactorChanged' | 'account.somethingWaits';

export const ACCOUNT_MAILS: MailCatalogue<AccountMailTopic> = {
  'account.invitation': {
    de: {
      subject: 'Ihr Zugang zu Verbundwerk',
      lines: ['für Sie wurde ein Zugang eingerichtet.', 'Legen Sie über diesen Link Ihr Passwort fest. Er gilt nur einmal:'],
      until: 'Der Link gilt bis',
    },
    en: {
      subject: 'Your access to Verbundwerk',
      lines: ['an account has been set up for you.', 'Choose your password with this link. It works once:'],
      until: 'The link works until',
    },
  },
  'account.passwordChanged': {
    de: {
      subject: 'Ihr Passwort wurde geändert',
      lines: [
        'das Passwort Ihres Zugangs wurde geändert.',
        'Waren Sie das nicht, wenden Sie sich bitte sofort an Ihre Verwaltung. Ihre Sitzungen sehen Sie hier:',
      ],
    },
    en: {
      subject: 'Your password was changed',
      lines: [
        'the password of your account was changed.',
        'If that was not you, please contact your administration at once. Your sessions are listed here:',
      ],
    },
  },
  'account.secondFactorChanged': {
    de: {
      subject: 'Ihr zweiter Faktor wurde geändert',
      lines: [
        'der zweite Faktor Ihres Zugangs wurde eingerichtet oder geändert.',
        'Waren Sie das nicht, wenden Sie sich bitte sofort an Ihre Verwaltung. Ihre Sitzungen sehen Sie hier:',
      ],
    },
    en: {
      subject: 'Your second factor was changed',
      lines: [
        'the second factor of your account was set up or changed.',
        'If that was not you, please contact your administration at once. Your sessions are listed here:',
      ],
    },
  },
  'account.somethingWaits': {
    de: {
      subject: 'In Verbundwerk wartet etwas auf Sie',
      lines: [
        'in Verbundwerk wartet etwas auf Sie. Aus Gründen des Datenschutzes steht hier nicht, was.',
        'Nach der Anmeldung sehen Sie es hier:',
      ],
    },
    en: {
      subject: 'Something waits for you in Verbundwerk',
      lines: [
        'something waits for you in Verbundwerk. For reasons of data protection this mail does not say what.',
        'You will see it here once signed in:',
      ],
    },
  },
};

const FRAME: Readonly<Record<MailLanguage, { greeting: string; closing: string }>> = {
  de: { greeting: 'Guten Tag,', closing: 'Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie nicht darauf.' },
  en: { greeting: 'Hello,', closing: 'This message was created automatically. Please do not reply to it.' },
};

/** A link into this installation. @param path begins with '/', holds ids at most; another host in disguise is a bug */
export function linkTo(publicUrl: string, path: string): string {
  const base = new URL(publicUrl);
  const link = new URL(path, base);
  invariant(
    /^\/(?![/\\])/.test(path) && !/[\s\p{Cc}]/u.test(path) && link.origin === base.origin,
    'a mail links into this installation only',
  );
  return link.href;
}

const moment = (at: Instant, language: MailLanguage): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(new Date(at));

/** @param until when the link ends to work; said only where the template has words for it */
export function renderMail(
  template: MailTemplate,
  language: MailLanguage,
  link: string,
  until: Instant | null = null,
): { subject: string; text: string } {
  const { greeting, closing } = FRAME[language];
  const ends = template.until && until ? [`${template.until} ${moment(until, language)}${language === 'de' ? ' Uhr' : ''}.`] : [];
  return { subject: template.subject, text: `${[greeting, ...template.lines, link, ...ends, closing].join('\n\n')}\n` };
}
