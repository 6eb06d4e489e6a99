// SPDX-License-Identifier: EUPL-1.2
import { type DescribedSource, type DeskPort, REQUEST_SOURCE, TIME_ENTRY_SOURCE } from '@contracts/desk';
import { activityName, formatDate } from '@domain/desk';
import { businessDayOf, type CivilDate, firstDay, type Instant, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

const idsOf = (sources: readonly { type: string; id: string }[], type: string): string[] =>
  sources.filter((source) => source.type === type).map(({ id }) => id);

const timeSources = (reads: Reads, ids: readonly string[]) =>
  reads
    .selectFrom('time_entry as w')
    .leftJoin('request as r', (join) => join.onRef('r.tenant_id', '=', 'w.tenant_id').onRef('r.id', '=', 'w.request_id'))
    .select(['w.id', 'w.worked_on as on', 'w.person_shown as person', 'w.activity', 'w.note'])
    .select(['r.id as requestId', 'r.number as requestNumber', 'r.subject as requestSubject'])
    .where(sql<boolean>`w.id = any(${[...ids]}::uuid[])`)
    .execute();

const requestSources = (reads: Reads, ids: readonly string[]) =>
  reads
    .selectFrom('request as r')
    .select(['r.id', 'r.number', 'r.subject', 'r.received_at', 'r.closed_at'])
    .where(sql<boolean>`r.id = any(${[...ids]}::uuid[])`)
    .execute();

/** Readings point at time entries and at closed requests; here they get words that the member may read. */
export const deskSources: DeskPort = {
  async unconfirmedMonths(reads, { from, to }) {
    const { rows } = await sql<{ signed: number; open: number }>`
      with booked as (
        select distinct entry.user_id, to_char(entry.worked_on, 'YYYY-MM') as month from time_entry as entry
        where entry.withdrawn_at is null and entry.worked_on between ${firstDay(from)}::date and ${lastDay(to)}::date)
      select (count(*) filter (where sheet.status = 'signed'))::int as signed,
        (count(*) filter (where coalesce(sheet.status, 'open') = 'open'))::int as open
      from booked left join time_sheet as sheet on sheet.user_id = booked.user_id and sheet.month = booked.month`.execute(reads);
    return rows[0] ?? { signed: 0, open: 0 };
  },
  async describeSources(reads, sources) {
    const timeIds = idsOf(sources, TIME_ENTRY_SOURCE);
    const requestIds = idsOf(sources, REQUEST_SOURCE);
    const times = timeIds.length > 0 ? await timeSources(reads, timeIds) : [];
    const requests = requestIds.length > 0 ? await requestSources(reads, requestIds) : [];
    return [
      ...times.map(({ activity, note, on, ...source }): DescribedSource => {
        const name = activityName(activity, 'de');
        return { type: TIME_ENTRY_SOURCE, ...source, on: on as CivilDate, text: note === '' ? name : `${name}: ${note}` };
      }),
      ...requests.map((row): DescribedSource => {
        const on = businessDayOf((row.closed_at ?? row.received_at) as Instant);
        return {
          type: REQUEST_SOURCE,
          id: row.id,
          on,
          person: null,
          text: row.closed_at ? `Abgeschlossen am ${formatDate(on, 'de')}` : 'Wieder geöffnet',
          requestId: row.id,
          requestNumber: row.number,
          requestSubject: row.subject,
        };
      }),
    ];
  },
};
