// SPDX-License-Identifier: EUPL-1.2
import { type Instant, invariant, ok, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { bindUseCase, idInput } from '@platform/use-case';
import { z } from 'zod';
import { notificationRepository } from '../repositories/notification-repository.ts';

const useCase = bindUseCase(notificationRepository);

interface ReadDecision {
  readonly ids: readonly string[];
  readonly at: Instant;
}

const ownUser = ({ userId }: Actor): UserId => {
  invariant(userId, 'notifications are read by users');
  return userId;
};

/** Reading what was read already changes nothing. */
export const markNotificationRead = useCase({
  name: 'administration.markNotificationRead',
  action: 'administration.ownNotifications',
  input: z.object({ notificationId: idInput<'NotificationId'>() }),
  refusals: [],
  load: async (notifications, { input, actor }) => {
    const found = await notifications.find(actor.body.tenantId, input.notificationId);
    return found?.userId === actor.userId ? found : null;
  },
  row: ({ tenantId, userId, id }) => ({ tenantId, userId, type: 'notification', id }),
  decide: ({ id }, _input, { at }) => ok<ReadDecision>({ ids: [id], at }),
  save: (notifications, { ids, at }, { tenantId }) => notifications.markRead(tenantId, ids, at),
  record: (decision, { id }) => ({ type: 'notification', id, content: decision }),
  outcome: (_decision, { id }) => ({ notificationId: id }),
});

export const markAllNotificationsRead = useCase({
  name: 'administration.markAllNotificationsRead',
  action: 'administration.ownNotifications',
  input: z.object({}),
  refusals: [],
  load: async (notifications, { actor }) => {
    const userId = ownUser(actor);
    return { tenantId: actor.body.tenantId, userId, unread: await notifications.listUnread(actor.body.tenantId, userId) };
  },
  row: ({ tenantId, userId }) => ({ tenantId, userId, type: 'inbox', id: userId }),
  decide: ({ unread }, _input, { at }) => ok<ReadDecision>({ ids: unread, at }),
  save: (notifications, { ids, at }, { tenantId }) => notifications.markRead(tenantId, ids, at),
  record: ({ ids, at }, { userId }) => ({ type: 'inbox', id: userId, content: { count: ids.length, at } }),
  outcome: ({ ids }) => ({ count: ids.length }),
});
