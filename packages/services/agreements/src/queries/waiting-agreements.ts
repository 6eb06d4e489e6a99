// SPDX-License-Identifier: EUPL-1.2
import { ENDS_SOON_DAYS } from '@domain/agreements';
import { addDays } from '@kernel/core';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** On the start page of whoever makes agreements: those that end within 90 days (overdue: already over), and drafts. */
export const waitingAgreements = query({
  name: 'agreements.waiting',
  action: 'agreements.draft',
  input: z.object({}),
  run: async (reads, { today, permitted }): Promise<readonly WaitingItem[]> => {
    const running = sql`agreement.status in ('active', 'noticeGiven')`;
    const counts = await reads
      .selectFrom('agreement')
      .innerJoin('agreement_terms as terms', (join) =>
        join
          .onRef('terms.tenant_id', '=', 'agreement.tenant_id')
          .onRef('terms.agreement_id', '=', 'agreement.id')
          .on('terms.known_to', 'is', null),
      )
      .select([
        sql<number>`count(*) filter (where ${running} and terms.valid_to <= ${addDays(today, ENDS_SOON_DAYS)}::date)::int`.as('ending'),
        sql<number>`count(*) filter (where ${running} and terms.valid_to < ${today}::date)::int`.as('over'),
        sql<number>`count(*) filter (where agreement.status = 'draft')::int`.as('drafts'),
      ])
      .where(permitted({ tenantId: 'agreement.tenant_id' }))
      .executeTakeFirstOrThrow();
    const items: WaitingItem[] = [
      { kind: 'agreements.endingSoon', count: counts.ending, overdue: counts.over, link: 'agreements?endsSoon=true' },
      { kind: 'agreements.drafts', count: counts.drafts, overdue: 0, link: 'agreements?status=draft' },
    ];
    return items.filter(({ count }) => count > 0);
  },
});
