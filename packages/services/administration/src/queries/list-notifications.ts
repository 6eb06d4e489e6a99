// SPDX-License-Identifier: EUPL-1.2
import type { NotificationParams } from '@platform/notifications';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { COUNTED_UP_TO, pageInput, pageOf, readCursor } from './page.ts';

export interface NotificationRow {
  readonly id: string;
  readonly topic: string;
  readonly params: NotificationParams;
  readonly link: string;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly mailState: string;
}

const COLUMNS = { tenantId: 'notification.tenant_id', userId: 'notification.user_id' };

/** The actor's own; a deputy does not read the inbox of whom he stands in for. */
export const listNotifications = query({
  name: 'administration.listNotifications',
  action: 'administration.ownNotifications',
  input: z.object({ ...pageInput, unreadOnly: z.boolean().default(false) }),
  run: async (reads, { input, actor, permitted }) => {
    const mine = reads
      .selectFrom('notification')
      .where(permitted(COLUMNS))
      .where('tenant_id', '=', actor.body.tenantId)
      .where('user_id', '=', actor.userId)
      .$if(input.unreadOnly, (q) => q.where('read_at', 'is', null));
    const after = readCursor(input.after, 'id');
    const rows = await mine
      .select(['id', 'topic', 'params', 'link', 'created_at as createdAt', 'read_at as readAt', 'mail_state as mailState'])
      .select((eb) => [
        eb
          .selectFrom(mine.select(sql`1`.as('one')).limit(COUNTED_UP_TO).as('counted'))
          .select((inner) => inner.fn.countAll<bigint>().as('n'))
          .as('total'),
      ])
      .$if(after !== null, (q) => q.where('id', '<', after?.[0] ?? ''))
      .orderBy('id', 'desc')
      .limit(input.first + 1)
      .execute();
    return pageOf(
      rows.map(({ total, ...row }): NotificationRow => ({ ...row, params: row.params as NotificationParams })),
      input.first,
      Number(rows[0]?.total ?? 0),
      (row) => [row.id],
    );
  },
});

export const countUnread = query({
  name: 'administration.countUnread',
  action: 'administration.ownNotifications',
  input: z.object({}),
  run: async (reads, { actor, permitted }) => {
    const row = await reads
      .selectFrom('notification')
      .select((eb) => eb.fn.countAll<bigint>().as('unread'))
      .where(permitted(COLUMNS))
      .where('tenant_id', '=', actor.body.tenantId)
      .where('user_id', '=', actor.userId)
      .where('read_at', 'is', null)
      .executeTakeFirst();
    return Number(row?.unread ?? 0);
  },
});

export const findNotification = query({
  name: 'administration.findNotification',
  action: 'administration.ownNotifications',
  input: z.object({ notificationId: z.string() }),
  run: async (reads, { input, actor, permitted }): Promise<NotificationRow | null> => {
    const row = await reads
      .selectFrom('notification')
      .select(['id', 'topic', 'params', 'link', 'created_at as createdAt', 'read_at as readAt', 'mail_state as mailState'])
      .where(permitted(COLUMNS))
      .where('user_id', '=', actor.userId)
      .where('id', '=', input.notificationId)
      .executeTakeFirst();
    return row ? { ...row, params: row.params as NotificationParams } : null;
  },
});

export const waitingNotifications = query({
  name: 'administration.waitingNotifications',
  action: 'administration.ownNotifications',
  input: z.object({}),
  run: async (reads, context): Promise<readonly WaitingItem[]> => {
    const count = await countUnread.run(reads, context);
    return [{ kind: 'unreadNotifications', count, overdue: 0, link: 'notifications' }];
  },
});
