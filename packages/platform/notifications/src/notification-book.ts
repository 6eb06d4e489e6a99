// SPDX-License-Identifier: EUPL-1.2
import { type AssociationId, type Instant, invariant, type TenantId, type UserId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import type { MessageDraft } from '@platform/use-case';
import type { NotificationParams, TopicCatalogue } from './topic.ts';

/** The message that lets the worker send the mail of a notification: payload { notificationId }. */
export const NOTIFICATION_CREATED = 'NotificationCreated.v1';

/** Something for a user to know. */
export interface NotificationDraft {
  readonly id: string;
  /** The body whose user it is; the notification lives there. */
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly topic: string;
  readonly params: NotificationParams;
  /** Path below the acting body, without a leading slash: 'requests/<id>'. */
  readonly link: string;
}

const CODE = /^[A-Za-z0-9._:-]{1,64}$/;

/** Whether a notification may hold the text: ids, codes and numbers alone, no name and nothing that a person wrote. */
export const isNotificationCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value);

const LINK = /^(?!\/)(?!.*\/\/)[\w/?&=.:%-]{0,300}$/;

/**
 * Puts notifications down in the transaction of what they tell of; called from the save of a use case, whose 'record' must carry
 * notificationMessages(drafts), or no mail is sent. The use case must be allowed to write to the tenants of the drafts.
 */
export const notificationBook = (writes: Writes, topics: TopicCatalogue) => ({
  async append(drafts: readonly NotificationDraft[], made: { associationId: AssociationId; at: Instant }): Promise<void> {
    if (drafts.length === 0) return;
    for (const draft of drafts) check(draft, topics);
    const chosen = await writes.notificationPreference.findMany({
      where: { OR: drafts.map(({ tenantId, userId, topic }) => ({ tenantId, userId, topic })) },
    });
    const choices = new Map(chosen.map((row) => [`${row.userId} ${row.topic}`, row.mail]));
    await writes.notification.createMany({
      data: drafts.map((draft) => ({
        tenantId: draft.tenantId,
        id: draft.id,
        associationId: made.associationId,
        userId: draft.userId,
        topic: draft.topic,
        params: { ...draft.params },
        link: draft.link,
        createdAt: instantColumn(made.at),
        mailState: (choices.get(`${draft.userId} ${draft.topic}`) ?? topics[draft.topic]?.mail) === 'atOnce' ? 'waiting' : 'none',
      })),
    });
  },
});

function check({ topic, params, link }: NotificationDraft, topics: TopicCatalogue): void {
  invariant(topic in topics, `the topic ${topic} has no words`);
  invariant(LINK.test(link), 'a notification links to a page below the body');
  for (const value of Object.values(params))
    invariant(typeof value === 'number' || isNotificationCode(value), `a notification about ${topic} holds ids, codes and numbers only`);
}

/** For record.messages of the use case that appended the drafts. */
export const notificationMessages = (drafts: readonly NotificationDraft[]): readonly MessageDraft[] =>
  drafts.map(({ id, tenantId }) => ({ name: NOTIFICATION_CREATED, tenantId, payload: { notificationId: id } }));
