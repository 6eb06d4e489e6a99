// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay, monthOf } from '@kernel/core';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { FEW_POSTINGS_NOT_FROZEN } from '../frozen-set.ts';
import { lateCosts, readingMayBeOpen, settledThrough } from '../settled-through.ts';
import { accountsOfHands, MADE_IN_PLACE_OF, type Made, readerOf, sharesAPerson } from './run-hands.ts';

const item = (kind: string, count: number, link: string): WaitingItem[] => (count > 0 ? [{ kind, count, overdue: 0, link }] : []);

/** Previews of months that are over, which somebody else made and which wait for this person's release. */
export const waitingReleases = query({
  name: 'settlement.waitingReleases',
  action: 'settlement.releaseRun',
  input: z.object({}),
  run: async (reads, context): Promise<WaitingItem[]> => {
    const me = readerOf(context);
    const { rows } = await sql<Made>`
      select run.made_by_user, run.made_by, ${MADE_IN_PLACE_OF} as made_in_place_of, ${accountsOfHands(me)} as accounts from settlement_run as run where run.status = 'preview'
        and run.period_to < ${monthOf(context.today)}
        and run.made_by_user is distinct from ${me.userId}::uuid and run.made_by is distinct from ${me.accountId}::uuid`.execute(reads);
    return item('settlement.release', rows.filter((run) => !sharesAPerson(run, me)).length, 'settlement/runs');
  },
});

/** Months that have ended, hold costs and are not frozen; and what came late. */
export const waitingMonths = query({
  name: 'settlement.waitingMonths',
  action: 'settlement.makeRun',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    const settled = await settledThrough(reads, actor.centreId);
    const { rows } = await sql<{ months: number; late: number }>`
      with frozen as (select max(month) as through from reading_gate where tenant_id = ${actor.centreId}::uuid and frozen_by_run is not null)
      select (select count(distinct cost.month)::int from pool_cost as cost where cost.month < ${monthOf(today)}
          and (frozen.through is null or cost.month > frozen.through)) as months,
        (select count(*)::int from ${settled ? lateCosts(actor.centreId, settled) : sql`pool_cost as posting`}
          where posting.month <= frozen.through and ${FEW_POSTINGS_NOT_FROZEN})
        + (select count(*)::int from reading where reading.tenant_id <> ${actor.centreId}::uuid
            and (reading.meter in ('desk.minutes', 'desk.cases') or reading.meter like 'quantity.%')
            and ${readingMayBeOpen(settled)} and reading.occurred_on < ((frozen.through || '-01')::date + interval '1 month')::date
            and not exists (select from frozen_reading as taken where taken.tenant_id = reading.tenant_id and taken.reading_id = reading.id)) as late
      from frozen`.execute(reads);
    const [row] = rows;
    return [
      ...item('settlement.month', row?.months ?? 0, 'settlement/runs'),
      ...item('settlement.late', row?.late ?? 0, 'settlement/late'),
    ];
  },
});

/** Statements of the last two weeks. */
export const waitingStatements = query({
  name: 'settlement.waitingStatements',
  action: 'settlement.readStatements',
  input: z.object({}),
  run: async (reads, { actor, at }): Promise<WaitingItem[]> => {
    if (actor.body.side !== 'member') return [];
    const since = addDays(businessDay(new Date(at)), -14);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from statement where tenant_id = ${actor.body.tenantId}::uuid and created_at >= ${since}::date`.execute(
      reads,
    );
    return item('settlement.statement', rows[0]?.count ?? 0, 'costs');
  },
});
