// SPDX-License-Identifier: EUPL-1.2
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';

/** Only for those who can do something about it. */
export const waitingFailedJobs = query({
  name: 'administration.waitingFailedJobs',
  action: 'jobs.repeat',
  input: z.object({}),
  run: async (reads, { permitted }): Promise<readonly WaitingItem[]> => {
    const row = await reads
      .selectFrom('failed_job')
      .select((eb) => eb.fn.countAll<bigint>().as('count'))
      .where(permitted({ tenantId: 'failed_job.tenant_id' }))
      .where('repeated_at', 'is', null)
      .executeTakeFirst();
    return [{ kind: 'failedJobs', count: Number(row?.count ?? 0), overdue: 0, link: 'administration/jobs' }];
  },
});
