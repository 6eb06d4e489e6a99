// SPDX-License-Identifier: EUPL-1.2
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const item = (kind: string, count: number, overdue: number, link: string): WaitingItem[] =>
  count > 0 ? [{ kind, count, overdue, link }] : [];

/** Invoices that nobody has assigned yet; overdue is what is due for payment already. */
export const waitingAssignments = query({
  name: 'settlement.waitingAssignments',
  action: 'settlement.enterInvoices',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, count(*) filter (where due_date < ${today}::date)::int as overdue from supplier_invoice
      where tenant_id = ${actor.centreId}::uuid and status in ('read', 'unreadable')`.execute(reads);
    return item(
      'settlement.assignInvoice',
      rows[0]?.count ?? 0,
      rows[0]?.overdue ?? 0,
      'settlement/supplier-invoices?status=read,unreadable',
    );
  },
});

/** Invoices that somebody else has assigned. */
export const waitingBookings = query({
  name: 'settlement.waitingBookings',
  action: 'settlement.bookInvoices',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number; overdue: number }>`
      select count(*)::int as count, count(*) filter (where due_date < ${today}::date)::int as overdue from supplier_invoice
      where tenant_id = ${actor.centreId}::uuid and status = 'assigned' and assigned_by_user is distinct from ${actor.userId}::uuid`.execute(
      reads,
    );
    return item('settlement.bookInvoice', rows[0]?.count ?? 0, rows[0]?.overdue ?? 0, 'settlement/supplier-invoices?status=assigned');
  },
});
