// SPDX-License-Identifier: EUPL-1.2
import type { TimeSheetStatus } from '@domain/desk';
import { firstDay, type Instant, lastDay } from '@kernel/core';
import { monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { familiesInMonth } from './person-families.ts';

export interface SheetLine {
  readonly id: string | null;
  readonly userId: string;
  readonly person: string;
  readonly status: TimeSheetStatus;
  readonly signedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly minutes: number;
  readonly version: number;
}

/** The month of everybody whose months the reader may see: people with time in it, or with a sheet. */
export const listTimeSheets = query({
  name: 'desk.listTimeSheets',
  action: 'desk.readTimeSheets',
  input: z.object({ month: monthInput }),
  run: async (reads, { input: { month }, actor, permitted }): Promise<readonly SheetLine[]> => {
    // Of everybody within the wall; only those whose month the reader may see are joined to it below.
    const booked = reads
      .selectFrom('time_entry as w')
      .select(['w.user_id', sql<number>`sum(w.minutes)::int`.as('minutes')])
      .where('w.withdrawn_at', 'is', null)
      .where('w.worked_on', '>=', firstDay(month))
      .where('w.worked_on', '<=', lastDay(month))
      .groupBy('w.user_id');
    const families = familiesInMonth({ tenantId: 'p.tenant_id', userId: 'p.id', month: sql`${month}::text` });
    const rows = await reads
      .selectFrom('tenant_user as p')
      .leftJoin('time_sheet as h', (join) =>
        join.onRef('h.tenant_id', '=', 'p.tenant_id').onRef('h.user_id', '=', 'p.id').on('h.month', '=', month),
      )
      .leftJoin(booked.as('b'), 'b.user_id', 'p.id')
      .select(['h.id', 'p.id as userId', 'p.name as person', 'h.signed_at as signedAt', 'h.approved_at as approvedAt'])
      .select(sql<TimeSheetStatus>`coalesce(h.status, 'open')`.as('status'))
      .select(sql<number>`coalesce(b.minutes, 0)`.as('minutes'))
      .select(sql<number>`coalesce(h.version, 0)`.as('version'))
      .where('p.tenant_id', '=', actor.centreId)
      .where(permitted({ tenantId: 'p.tenant_id', familyCodes: families, userId: 'p.id' }))
      .where((eb) => eb.or([eb('h.id', 'is not', null), eb('b.user_id', 'is not', null)]))
      .orderBy('p.name')
      .execute();
    return rows as unknown as readonly SheetLine[];
  },
});
