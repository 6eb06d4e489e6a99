// SPDX-License-Identifier: EUPL-1.2
import { type DescribedSource, type DeskPort, REQUEST_SOURCE, type SourceChange, TIME_ENTRY_SOURCE } from '@contracts/desk';
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

interface Work {
  readonly id: string;
  readonly on: CivilDate;
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
  readonly corrects: string | null;
  readonly createdAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/** The entries themselves, those that they correct, and those by which they were corrected. */
const correctedTimes = async (reads: Reads, ids: readonly string[]): Promise<readonly Work[]> => {
  const asked = sql`any(${[...ids]}::uuid[])`;
  const rows = await reads
    .selectFrom('time_entry as w')
    .select(['w.id', 'w.worked_on as on', 'w.minutes', 'w.activity', 'w.note', 'w.correction_of as corrects'])
    .select(['w.created_at as createdAt', 'w.withdrawn_at as withdrawnAt'])
    .where(
      sql<boolean>`w.correction_of = ${asked} or exists (
        select 1 from time_entry o where o.id = ${asked} and (o.correction_of = w.id
          or (o.id = w.id and (o.correction_of is not null or o.withdrawn_at is not null))))`,
    )
    .orderBy('w.id')
    .execute();
  return rows as unknown as readonly Work[];
};

const textOf = ({ activity, note }: Pick<Work, 'activity' | 'note'>): string => {
  const name = activityName(activity, 'de');
  return note === '' ? name : `${name}: ${note}`;
};

/** What was corrected of one entry, from the entries around it. */
function changesOf(id: string, around: readonly Work[]): readonly SourceChange[] {
  const own = around.find((one) => one.id === id);
  const before = around.find((one) => one.id === own?.corrects);
  const later = around.filter(({ corrects }) => corrects === id);
  const [after, counter] = [later.find(({ minutes }) => minutes > 0), later.find(({ minutes }) => minutes < 0)];
  const change = (kind: SourceChange['kind'], at: Instant, other: Work): SourceChange => {
    return { kind, at, on: other.on, minutes: other.minutes, text: textOf(other) };
  };
  const endedAt = own?.withdrawnAt ?? counter?.createdAt;
  return [
    ...(own && before ? [change(own.minutes < 0 ? 'takenBack' : 'replaces', own.createdAt, before)] : []),
    ...(after ? [change('replacedBy', after.createdAt, after)] : []),
    ...(own && !after && endedAt ? [change('takenBack', endedAt, own)] : []),
  ];
}

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
    const around = timeIds.length > 0 ? await correctedTimes(reads, timeIds) : [];
    const requests = requestIds.length > 0 ? await requestSources(reads, requestIds) : [];
    return [
      ...times.map(({ activity, note, on, ...source }): DescribedSource => {
        const changes = changesOf(source.id, around);
        return { type: TIME_ENTRY_SOURCE, ...source, on: on as CivilDate, text: textOf({ activity, note }), changes };
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
          changes: [],
        };
      }),
    ];
  },
};
