// SPDX-License-Identifier: EUPL-1.2
import { err, invariant, ok, refusal } from '@kernel/core';
import { MAIL_CHOICES, type TopicCatalogue } from '@platform/notifications';
import { bindUseCase, choiceInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { notificationRepository, type Preference } from '../repositories/notification-repository.ts';

/** Mail at once or never, for one topic; the inbox has everything in any case. */
export const setNotificationPreference = (topics: () => TopicCatalogue) =>
  bindUseCase(notificationRepository)({
    name: 'administration.setNotificationPreference',
    action: 'administration.ownNotifications',
    input: z.object({ topic: textInput(100), mail: choiceInput('MailChoice', MAIL_CHOICES) }),
    refusals: ['UNKNOWN_TOPIC'],
    load: async (notifications, { input, actor }) => {
      invariant(actor.userId, 'preferences are those of a user');
      const base = { tenantId: actor.body.tenantId, userId: actor.userId };
      return { ...base, chosen: await notifications.findPreference(base.tenantId, base.userId, input.topic) };
    },
    row: ({ tenantId, userId }) => ({ tenantId, userId, type: 'notificationPreference', id: userId }),
    decide: ({ tenantId, userId }, { topic, mail }) =>
      topic in topics() ? ok<Preference>({ tenantId, userId, topic, mail }) : err(refusal('UNKNOWN_TOPIC', { field: 'topic' })),
    save: (notifications, decision) => notifications.savePreference(decision),
    record: (decision, { chosen }) => ({
      type: 'notificationPreference',
      id: decision.userId,
      content: { ...decision, changes: [{ field: decision.topic, from: chosen, to: decision.mail }] },
    }),
    outcome: ({ topic }) => ({ topic }),
  });
