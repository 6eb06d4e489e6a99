// SPDX-License-Identifier: EUPL-1.2
import { query, ReadRefused } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { COUNTED_UP_TO, pageInput, pageOf, readCursor } from './page.ts';

/** Mails that were kept in the application, newest first. In the demonstration alone: elsewhere nobody reads the mails of others. */
export const listMails = (demo: boolean) =>
  query({
    name: 'administration.listMails',
    action: 'administration.readMails',
    input: z.object(pageInput),
    run: async (reads, { input, permitted }) => {
      if (!demo) throw new ReadRefused('FORBIDDEN', 'administration.readMails');
      const after = readCursor(input.after, 'id');
      const mails = reads.selectFrom('mail_record as m').where(permitted({ tenantId: 'm.tenant_id' }));
      const rows = await mails
        .leftJoin('tenant as t', 't.id', 'm.tenant_id')
        .select(['m.id', 'm.tenant_id as tenantId', 't.short_name as tenantName', 'm.to_address as toAddress'])
        .select(['m.subject', 'm.body', 'm.sent_at as sentAt'])
        .select((eb) => [
          eb
            .selectFrom(mails.select(sql`1`.as('one')).limit(COUNTED_UP_TO).as('counted'))
            .select((inner) => inner.fn.countAll<bigint>().as('n'))
            .as('total'),
        ])
        .$if(after !== null, (q) => q.where('m.id', '<', after?.[0] ?? ''))
        .orderBy('m.id', 'desc')
        .limit(input.first + 1)
        .execute();
      return pageOf(
        rows.map(({ total, ...row }) => row),
        input.first,
        Number(rows[0]?.total ?? 0),
        (row) => [row.id],
      );
    },
  });
