// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType, mutationField, pageType, type RefusalCatalogue, readField } from '@platform/graphql';
import { MAIL_CHOICES, notificationSentence, type TopicCatalogue } from '@platform/notifications';
import type { Service } from '@platform/service';
import type { AnyQuery, AnyUseCase } from '@platform/use-case';
import { countUnread, findNotification, listNotifications, type NotificationRow } from '../queries/list-notifications.ts';
import type { PreferenceRow } from '../queries/list-preferences.ts';
import { markAllNotificationsRead, markNotificationRead } from '../use-cases/read-notifications.ts';
import { subjectLoader } from './load-subjects.ts';

interface Parts {
  readonly services: () => readonly Service[];
  readonly topics: () => TopicCatalogue;
  readonly listPreferences: AnyQuery;
  readonly setPreference: AnyUseCase;
  readonly messages: RefusalCatalogue<string>;
}

export function notificationFields(builder: Builder, { services, topics, listPreferences, setPreference, messages }: Parts): void {
  const subjectOf = subjectLoader(services);
  const Notification = builder.objectRef<NotificationRow>('Notification').implement({
    description: 'Something for the user to know.',
    fields: (t) => ({
      id: t.exposeID('id'),
      topic: t.exposeString('topic'),
      topicName: t.string({ resolve: ({ topic }, _args, { language }) => topics()[topic]?.[language].name ?? topic }),
      sentence: t.string({
        resolve: ({ topic, params }, _args, { language }) => notificationSentence(topics(), { topic, params, language }),
      }),
      subject: t.string({
        nullable: true,
        description: "Number and title of what it is about: '2026-000102 · …'.",
        resolve: (row, _args, context) => subjectOf(row, context),
      }),
      link: t.exposeString('link', { description: "Path below the acting body, such as 'requests/<id>'." }),
      createdAt: t.expose('createdAt', { type: 'DateTime' }),
      readAt: t.expose('readAt', { type: 'DateTime', nullable: true }),
      mailState: t.exposeString('mailState', { description: "'none', 'waiting', 'sent' or 'failed'." }),
    }),
  });
  const Preference = builder.objectRef<PreferenceRow>('NotificationPreference').implement({
    fields: (t) => ({
      topic: t.exposeString('topic'),
      topicName: t.string({ resolve: ({ topic }, _args, { language }) => topics()[topic]?.[language].name ?? topic }),
      mail: t.field({
        type: enumType(builder, 'MailChoice', MAIL_CHOICES),
        resolve: ({ mail }: PreferenceRow) => mail,
      }),
    }),
  });
  readField(builder, 'myNotifications', listNotifications, pageType(builder, 'Notification', Notification));
  readField(builder, 'unreadNotifications', countUnread, 'Int');
  readField(builder, 'notificationPreferences', listPreferences, [Preference]);
  const unread = { unreadNotifications: { type: 'Int', query: countUnread, input: () => ({}) } };
  mutationField(builder, markNotificationRead, {
    messages,
    payload: { ...unread, notification: { type: Notification, query: findNotification, input: (outcome) => outcome, nullable: true } },
  });
  mutationField(builder, markAllNotificationsRead, { messages, payload: unread });
  mutationField(builder, setPreference, {
    messages,
    payload: { notificationPreferences: { type: [Preference], query: listPreferences, input: () => ({}) } },
  });
}
