// SPDX-License-Identifier: EUPL-1.2
import { activityName, daysWithoutTime, lastWorkingDay, type TimeSheetStatus } from '@domain/desk';
import {
  addDays,
  type CivilDate,
  type CivilMonth,
  closedFor,
  firstDay,
  type Instant,
  isWorkingDay,
  lastDay,
  type OfficeCalendar,
} from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, monthInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { familiesInMonth } from './person-families.ts';
import { type SheetEntry, timeEntryLines, withLateness } from './time-columns.ts';

export interface SheetDay {
  readonly day: CivilDate;
  readonly minutes: number;
  readonly working: boolean;
  /** Name of the holiday or closure. */
  readonly closedFor: string | null;
}
export interface SheetSum {
  readonly key: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly minutes: number;
}
export interface WholeTimeSheet {
  readonly id: string | null;
  readonly userId: string;
  readonly person: string;
  readonly month: CivilMonth;
  readonly status: TimeSheetStatus;
  readonly signedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedByName: string | null;
  readonly reopenReason: string | null;
  /** 0 for a month that nobody touched yet. */
  readonly version: number;
  readonly totalMinutes: number;
  readonly billableMinutes: number;
  readonly internalMinutes: number;
  /** Of families that the reader does not see entry by entry: in the sums, not among the entries. */
  readonly otherFamiliesMinutes: number;
  readonly days: readonly SheetDay[];
  readonly entries: readonly SheetEntry[];
  readonly byMember: readonly SheetSum[];
  readonly byFamily: readonly SheetSum[];
  readonly byActivity: readonly SheetSum[];
  readonly daysWithoutTime: readonly CivilDate[];
  /** From this day on it can be signed off. */
  readonly mayBeSignedFrom: CivilDate;
}

const entriesOf = (reads: Reads, month: CivilMonth) =>
  timeEntryLines(reads)
    .where('w.worked_on', '>=', firstDay(month))
    .where('w.worked_on', '<=', lastDay(month))
    .orderBy('w.worked_on')
    .orderBy('w.id');

function sumsBy(entries: readonly SheetEntry[], keyOf: (entry: SheetEntry) => Omit<SheetSum, 'minutes'>): SheetSum[] {
  const sums = new Map<string, SheetSum>();
  for (const entry of entries) {
    if (entry.withdrawnAt !== null) continue;
    const { key, ...names } = keyOf(entry);
    sums.set(key, { key, ...names, minutes: (sums.get(key)?.minutes ?? 0) + entry.minutes });
  }
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes);
}

const minutesOf = (entries: readonly SheetEntry[]): number =>
  entries.reduce((sum, entry) => (entry.withdrawnAt === null ? sum + entry.minutes : sum), 0);

function daysOf(month: CivilMonth, entries: readonly SheetEntry[], calendar: OfficeCalendar): SheetDay[] {
  const days: SheetDay[] = [];
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) {
    const minutes = minutesOf(entries.filter((entry) => entry.workedOn === day));
    days.push({ day, minutes, working: isWorkingDay(day, calendar), closedFor: closedFor(day, calendar) });
  }
  return days;
}

const input = z.object({ userId: idInput<'UserId'>().nullish(), month: monthInput });

/** One row for the person, with the sheet if there is one, the centre's calendar and all entries of the month, of which some are listed. */
function sheetRow(reads: Reads, { input: { userId, month }, actor, permitted }: QueryContext<z.output<typeof input>>) {
  const families = familiesInMonth({ tenantId: 'p.tenant_id', userId: 'p.id', month: sql`${month}::text` });
  const listed = permitted({ tenantId: 'w.tenant_id', familyCode: 'w.family_code', userId: 'w.user_id' });
  const entries = entriesOf(reads, month)
    .where('w.user_id', '=', sql.ref<string>('p.id'))
    .select((eb) => listed(eb).as('listed'));
  return reads
    .selectFrom('tenant_user as p')
    .innerJoin('tenant_settings as c', 'c.tenant_id', 'p.tenant_id')
    .leftJoin('time_sheet as h', (join) =>
      join.onRef('h.tenant_id', '=', 'p.tenant_id').onRef('h.user_id', '=', 'p.id').on('h.month', '=', month),
    )
    .leftJoin('tenant_user as b', (join) => join.onRef('b.tenant_id', '=', 'h.tenant_id').onRef('b.id', '=', 'h.approved_by'))
    .select(['h.id', 'p.id as userId', 'p.name as person', 'h.status', 'h.signed_at as signedAt', 'h.approved_at as approvedAt'])
    .select(['b.name as approvedByName', 'h.reopen_reason as reopenReason', 'h.version', 'c.office_calendar as calendar'])
    .select(jsonArrayFrom(entries).as('entries'))
    .where('p.tenant_id', '=', actor.centreId)
    .where('p.id', '=', userId ?? actor.userId ?? actor.centreId)
    .where(permitted({ tenantId: 'p.tenant_id', familyCodes: families, userId: 'p.id' }));
}

export const findTimeSheet = query({
  name: 'desk.findTimeSheet',
  action: 'desk.readTimeSheets',
  input,
  run: async (reads, context): Promise<WholeTimeSheet | null> => {
    const row = await sheetRow(reads, context).executeTakeFirst();
    if (!row) return null;
    const { month } = context.input;
    const calendar = row.calendar as unknown as OfficeCalendar;
    const rows = await withLateness(reads, context, row.entries);
    const entries = rows.map(({ listed: _listed, ...entry }) => ({
      ...entry,
      withdrawnAt: entry.withdrawnAt === null ? null : new Date(entry.withdrawnAt).toISOString(),
    })) as unknown as readonly SheetEntry[];
    const listed = entries.filter((_entry, index) => row.entries[index]?.listed);
    const { calendar: _calendar, ...sheet } = row;
    return {
      ...sheet,
      month,
      status: (row.status ?? 'open') as TimeSheetStatus,
      signedAt: row.signedAt as Instant | null,
      approvedAt: row.approvedAt as Instant | null,
      version: row.version ?? 0,
      totalMinutes: minutesOf(entries),
      billableMinutes: minutesOf(entries.filter(({ kind }) => kind === 'billable')),
      internalMinutes: minutesOf(entries.filter(({ kind }) => kind === 'internal')),
      otherFamiliesMinutes: minutesOf(entries) - minutesOf(listed),
      entries: listed,
      days: daysOf(month, entries, calendar),
      byMember: sumsBy(entries, (entry) => ({ key: entry.tenantId, nameDe: entry.tenantShortName, nameEn: entry.tenantShortName })),
      byFamily: sumsBy(entries, (entry) => ({ key: entry.familyCode, nameDe: entry.familyNameDe, nameEn: entry.familyNameEn })),
      byActivity: sumsBy(entries, ({ activity }) => ({
        key: activity,
        nameDe: activityName(activity, 'de'),
        nameEn: activityName(activity, 'en'),
      })),
      daysWithoutTime: daysWithoutTime(month, context.today, entries, calendar),
      mayBeSignedFrom: lastWorkingDay(month, calendar),
    };
  },
});
