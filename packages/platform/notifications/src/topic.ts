// SPDX-License-Identifier: EUPL-1.2
import type { MailCatalogue, MailLanguage } from './mail-template.ts';

/** Ids, codes and numbers: what a sentence needs, never a person or a text that somebody wrote. */
export type NotificationParams = Readonly<Record<string, string | number>>;

export interface TopicText {
  /** Stands in the list of preferences and in the subject of the mail: 'Antwort auf eine Anfrage'. */
  readonly name: string;
  /** What the inbox says. */
  readonly sentence: string | ((params: NotificationParams) => string);
}

/** A kind of thing that users are told of: its words, and whether it comes by mail unless the user says otherwise. */
export interface Topic {
  readonly mail: MailChoice;
  /** The roles whose holders it can reach; to others it is not offered among the preferences. */
  readonly reaches: readonly string[];
  /** A number or a month, for the subject of the mail: '2026-000102'. Never a text that somebody wrote. */
  readonly about?: (params: NotificationParams) => string;
  readonly de: TopicText;
  readonly en: TopicText;
}

export const MAIL_CHOICES = ['atOnce', 'off'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** A service's topics by name, '<service>.<whatHappened>'. */
export type TopicCatalogue<Name extends string = string> = Readonly<Record<Name, Topic>>;

/** The sentence of a notification; a topic that is known no more still says that something is there. */
export function notificationSentence(
  topics: TopicCatalogue,
  { topic, params, language }: { topic: string; params: NotificationParams; language: MailLanguage },
): string {
  const sentence = topics[topic]?.[language].sentence ?? FORGOTTEN[language];
  return typeof sentence === 'string' ? sentence : sentence(params);
}

const FORGOTTEN = { de: 'Es gibt etwas Neues für Sie.', en: 'There is something new for you.' } as const;

/** What a mail may say of the matter: its number or month; a value that is none says nothing. */
export function aboutOf(topics: TopicCatalogue, topic: string, params: NotificationParams): string | null {
  const about = topics[topic]?.about?.(params) ?? '';
  return NUMBER.test(about) ? about : null;
}

const NUMBER = /^[A-Z0-9./–-]{1,40}$/;

/** The mails of the topics: the topic's name and where to look, nothing of the matter itself. */
export const mailsOf = (topics: TopicCatalogue): MailCatalogue<string> =>
  Object.fromEntries(
    Object.entries(topics).map(([name, topic]) => [
      name,
      {
        de: {
          subject: `Verbundwerk: ${topic.de.name}`,
          lines: [`zum Thema „${topic.de.name}“ gibt es etwas Neues für Sie.`, 'Nach der Anmeldung sehen Sie es hier:'],
        },
        en: {
          subject: `Verbundwerk: ${topic.en.name}`,
          lines: [`there is something new for you under “${topic.en.name}”.`, 'You will see it here once signed in:'],
        },
      },
    ]),
  );
