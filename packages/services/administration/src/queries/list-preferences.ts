// SPDX-License-Identifier: EUPL-1.2
import type { MailChoice, TopicCatalogue } from '@platform/notifications';
import { query } from '@platform/use-case';
import { z } from 'zod';

export interface PreferenceRow {
  readonly topic: string;
  readonly mail: MailChoice;
}

/** Every topic that can reach the user by a role of theirs, with what the user has chosen, or what holds until he chooses. */
export const listPreferences = (topics: () => TopicCatalogue) =>
  query({
    name: 'administration.listPreferences',
    action: 'administration.ownNotifications',
    input: z.object({}),
    run: async (reads, { actor, permitted }): Promise<readonly PreferenceRow[]> => {
      const chosen = await reads
        .selectFrom('notification_preference')
        .select(['topic', 'mail'])
        .where(permitted({ tenantId: 'notification_preference.tenant_id', userId: 'notification_preference.user_id' }))
        .where('tenant_id', '=', actor.body.tenantId)
        .where('user_id', '=', actor.userId)
        .execute();
      const byTopic = new Map(chosen.map((row) => [row.topic, row.mail as MailChoice]));
      const held = new Set(actor.grants.map(({ role }) => role));
      return Object.entries(topics())
        .filter(([, { reaches }]) => reaches.some((role) => held.has(role)))
        .map(([topic, { mail }]) => ({ topic, mail: byTopic.get(topic) ?? mail }));
    },
  });
