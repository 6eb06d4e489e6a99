// SPDX-License-Identifier: EUPL-1.2
import type { Duty } from '@domain/payments';
import type { CivilDate } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Reads } from '@platform/database';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** Orders of a status whose next step the local rules give to the actor for this amount; overdue: due already. */
async function waitingFor(reads: Reads, actor: Actor, today: CivilDate, steps: readonly (readonly [status: string, duty: Duty])[]) {
  const { rows } = await sql<{ count: number; overdue: number }>`
    select count(*)::int as count, count(*) filter (where it.due_on < ${today}::date)::int as overdue
    from payment_order as it join payment_rules as rules on rules.tenant_id = it.tenant_id and rules.status = 'inForce'
    join unnest(${steps.map(([status]) => status)}::text[], ${steps.map(([, duty]) => duty)}::text[]) as step (status, duty) on step.status = it.status
    where it.tenant_id = ${actor.body.tenantId}::uuid and exists (select from jsonb_array_elements(rules.grants) as held
      where held ->> 'userId' = ${actor.userId}::text and held ->> 'duty' = step.duty and (held ->> 'from')::date <= ${today}::date
        and (held ->> 'to' is null or (held ->> 'to')::date >= ${today}::date)
        and (held -> 'limitCents' ->> '$int' is null or (held -> 'limitCents' ->> '$int')::bigint >= it.amount_cents))`.execute(reads);
  return rows[0] ?? { count: 0, overdue: 0 };
}

const item = (kind: string, { count, overdue }: { count: number; overdue: number }, status: string): WaitingItem[] =>
  count > 0 ? [{ kind, count, overdue, link: `payments/orders?status=${status}` }] : [];

export const waitingDeterminations = query({
  name: 'payments.waitingDeterminations',
  action: 'payments.prepareOrders',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    const steps = [
      ['drafted', 'factual'],
      ['factuallyDetermined', 'arithmetical'],
    ] as const;
    return item('payments.determine', await waitingFor(reads, actor, today, steps), 'drafted,factuallyDetermined');
  },
});

export const waitingOrders = query({
  name: 'payments.waitingOrders',
  action: 'payments.order',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> =>
    item('payments.order', await waitingFor(reads, actor, today, [['arithmeticallyDetermined', 'order']]), 'arithmeticallyDetermined'),
});

/** Bank details that somebody else has proposed. */
export const waitingDetails = query({
  name: 'payments.waitingDetails',
  action: 'payments.releasePayees',
  input: z.object({}),
  run: async (reads, { actor }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from payee_account as it
      where it.tenant_id = ${actor.body.tenantId}::uuid and it.status = 'proposed' and it.proposed_by ->> 'userId' <> ${actor.userId}::text
        and it.proposed_by ->> 'accountId' is distinct from ${actor.accountId}::text`.execute(reads);
    const count = rows[0]?.count ?? 0;
    return count > 0 ? [{ kind: 'payments.releaseDetails', count, overdue: 0, link: 'payments/payees?waiting=true' }] : [];
  },
});
