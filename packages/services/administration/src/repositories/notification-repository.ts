// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId, UserId } from '@kernel/core';
import { fromInstantColumn, instantColumn, orNull, type Writes } from '@platform/database';
import type { MailChoice } from '@platform/notifications';

export interface InboxItem {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly userId: UserId;
  readonly readAt: Instant | null;
}

export interface Preference {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly topic: string;
  readonly mail: MailChoice;
}

export const notificationRepository = (writes: Writes) => ({
  async find(tenantId: TenantId, id: string): Promise<InboxItem | null> {
    const row = await writes.notification.findUnique({ where: { tenantId_id: { tenantId, id } } });
    return orNull(row, (found) => ({
      tenantId: found.tenantId as TenantId,
      id: found.id,
      userId: found.userId as UserId,
      readAt: orNull(found.readAt, fromInstantColumn),
    }));
  },
  /** Everything unread of a user up to now; what comes in meanwhile stays unread. */
  async listUnread(tenantId: TenantId, userId: UserId): Promise<readonly string[]> {
    const rows = await writes.notification.findMany({ where: { tenantId, userId, readAt: null }, select: { id: true } });
    return rows.map(({ id }) => id);
  },
  async markRead(tenantId: TenantId, ids: readonly string[], at: Instant): Promise<void> {
    await writes.notification.updateMany({ where: { tenantId, id: { in: [...ids] }, readAt: null }, data: { readAt: instantColumn(at) } });
  },
  async findPreference(tenantId: TenantId, userId: UserId, topic: string): Promise<MailChoice | null> {
    const row = await writes.notificationPreference.findUnique({ where: { tenantId_userId_topic: { tenantId, userId, topic } } });
    return orNull(row, (found) => found.mail as MailChoice);
  },
  async savePreference({ tenantId, userId, topic, mail }: Preference): Promise<void> {
    await writes.notificationPreference.upsert({
      where: { tenantId_userId_topic: { tenantId, userId, topic } },
      create: { tenantId, userId, topic, mail },
      update: { mail },
    });
  },
});
