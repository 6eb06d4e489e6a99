// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '@platform/database';
import { createMailDelivery, type TopicCatalogue } from '@platform/notifications';
import type { WaitingMail } from './course/notify.ts';

export interface DemoMails {
  /** The topics of all services. */
  readonly topics: TopicCatalogue;
  readonly from: string;
  readonly publicUrl: string;
}

/** The worker's own step for each mail, at its time; always into the mailbox, since the demo's addresses belong to nobody. */
export async function deliverMails(
  database: Database,
  { topics, from, publicUrl }: DemoMails,
  waiting: readonly WaitingMail[],
): Promise<void> {
  for (const { tenantId, associationId, notificationId, atMs } of waiting) {
    const delivery = createMailDelivery({
      ...{ database, topics, smtpUrl: null, mailFrom: from, publicUrl },
      clock: () => new Date(atMs),
    });
    await delivery.deliver({ tenantId, associationId, payload: { notificationId } }, 0);
  }
}
