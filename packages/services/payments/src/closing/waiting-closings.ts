// SPDX-License-Identifier: EUPL-1.2
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const item = (kind: string, { count, overdue }: { readonly count: number; readonly overdue: number }, link: string): WaitingItem[] =>
  count > 0 ? [{ kind, count, overdue, link }] : [];

/** Closings that wait for a signature of somebody who has not signed them; overdue is what another day waits for. */
export const waitingSignatures = query({
  name: 'payments.waitingSignatures',
  action: 'payments.close',
  input: z.object({}),
  run: async (reads, { actor, today, permitted }): Promise<WaitingItem[]> => {
    const mine = sql`jsonb_build_array(jsonb_build_object('by', jsonb_build_object('userId', ${actor.userId}::text)))`;
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, (count(*) filter (where it.day < ${today}::date - 1))::int as overdue from day_closing as it
      where it.status in ('made', 'signedOnce') and ${permitted({ tenantId: 'it.tenant_id' })} and not it.signatures @> ${mine}`.execute(
      reads,
    );
    return item('payments.signClosing', rows[0] ?? { count: 0, overdue: 0 }, 'payments/closings');
  },
});

/** Closings that the municipality has not confirmed. */
export const waitingReceipts = query({
  name: 'payments.waitingReceipts',
  action: 'payments.receiveClosing',
  input: z.object({}),
  run: async (reads, { permitted }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, 0 as overdue from day_closing as it
      where it.status = 'closed' and it.receipt is null and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    return item('payments.receiveClosing', rows[0] ?? { count: 0, overdue: 0 }, 'payments/closings');
  },
});
