// SPDX-License-Identifier: EUPL-1.2
import { query } from '@platform/use-case';
import { z } from 'zod';

export interface FailedMailRow {
  readonly id: string;
  readonly tenantName: string | null;
  readonly userName: string | null;
  readonly topic: string;
  /** A code such as 'EENVELOPE 550'; never the server's sentence. */
  readonly failure: string | null;
  readonly createdAt: string;
}

/** Mails that a server has refused for good, newest first, at most 200. What may still go out stands among the failed jobs. */
export const listFailedMails = query({
  name: 'administration.listFailedMails',
  action: 'jobs.read',
  input: z.object({}),
  run: (reads, { permitted }): Promise<readonly FailedMailRow[]> =>
    reads
      .selectFrom('notification as n')
      .leftJoin('tenant as t', 't.id', 'n.tenant_id')
      .leftJoin('tenant_user as u', (join) => join.onRef('u.tenant_id', '=', 'n.tenant_id').onRef('u.id', '=', 'n.user_id'))
      .select(['n.id', 't.short_name as tenantName', 'u.name as userName', 'n.topic', 'n.mail_failure as failure'])
      .select('n.created_at as createdAt')
      .where(permitted({ tenantId: 'n.tenant_id' }))
      .where('n.mail_state', '=', 'failed')
      .orderBy('n.id', 'desc')
      .limit(200)
      .execute(),
});
