// SPDX-License-Identifier: EUPL-1.2
import {
  newTimeSheet,
  type RequestId,
  type TaskId,
  type TimeEntry,
  type TimeEntryId,
  type TimeSheet,
  type TimeSheetId,
} from '@domain/desk';
import { type CivilDate, type CivilMonth, firstDay, lastDay, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, later, orNull, Prisma, type Writes } from '@platform/database';
import type { Saving } from './saving.ts';

type EntryRow = NonNullable<Awaited<ReturnType<Writes['timeEntry']['findFirst']>>>;
type SheetRow = NonNullable<Awaited<ReturnType<Writes['timeSheet']['findFirst']>>>;

const entryOf = (row: EntryRow): TimeEntry => ({
  id: row.id as TimeEntryId,
  tenantId: row.tenantId as TenantId,
  requestId: row.requestId as RequestId | null,
  taskId: row.taskId as TaskId | null,
  familyCode: row.familyCode,
  userId: row.userId as UserId,
  workedOn: fromDateColumn(row.workedOn),
  minutes: row.minutes,
  activity: row.activity,
  note: row.note,
  kind: row.kind as TimeEntry['kind'],
  correctionOf: row.correctionOf as TimeEntryId | null,
  withdrawnAt: orNull(row.withdrawnAt, fromInstantColumn),
  createdAt: fromInstantColumn(row.createdAt),
  version: row.version,
});

const sheetOf = (row: SheetRow): TimeSheet => ({
  id: row.id as TimeSheetId,
  userId: row.userId as UserId,
  month: row.month as CivilMonth,
  status: row.status as TimeSheet['status'],
  signedAt: orNull(row.signedAt, fromInstantColumn),
  approvedAt: orNull(row.approvedAt, fromInstantColumn),
  approvedBy: row.approvedBy as UserId | null,
  reopenReason: row.reopenReason,
  version: row.version,
});

export interface TimeRepository {
  /** Whoever books, takes back or signs off somebody's time locks the person first, so that a day and a month are looked at as they are. */
  lockPerson(centreId: TenantId, userId: UserId): Promise<void>;
  findEntry(id: TimeEntryId): Promise<TimeEntry | null>;
  hasCounter(entry: TimeEntry): Promise<boolean>;
  dayMinutes(userId: UserId, day: CivilDate): Promise<number>;
  entriesOfMonth(userId: UserId, month: CivilMonth): Promise<readonly TimeEntry[]>;
  /** The stored sheet, or one that nobody touched yet under the given id. */
  getSheet(centreId: TenantId, userId: UserId, month: CivilMonth, freshId: () => string): Promise<TimeSheet>;
  findSheet(id: TimeSheetId): Promise<TimeSheet | null>;
  saveEntry(entry: TimeEntry, saving: Saving): Promise<void>;
  saveSheet(sheet: TimeSheet, saving: Saving): Promise<void>;
}

export function timeRepository(writes: Writes): TimeRepository {
  const ofMonth = (month: CivilMonth) => ({ gte: dateColumn(firstDay(month)), lte: dateColumn(lastDay(month)) });
  return {
    async lockPerson(centreId, userId) {
      await later(
        writes,
        Prisma.sql`select id from tenant_user where tenant_id = ${centreId}::uuid and id = ${userId}::uuid for no key update`,
      );
    },
    findEntry: async (id) => orNull(await writes.timeEntry.findFirst({ where: { id } }), entryOf),
    hasCounter: async ({ tenantId, id }) =>
      (await writes.timeEntry.findFirst({ where: { tenantId, correctionOf: id, minutes: { lt: 0 } } })) !== null,
    async dayMinutes(userId, day) {
      const [sum] = await writes.$queryRaw<{ minutes: number }[]>(Prisma.sql`
        select coalesce(sum(minutes), 0)::int as minutes from time_entry
        where user_id = ${userId}::uuid and worked_on = ${day}::date and withdrawn_at is null`);
      return sum?.minutes ?? 0;
    },
    entriesOfMonth: async (userId, month) =>
      (await writes.timeEntry.findMany({ where: { userId, workedOn: ofMonth(month) }, orderBy: { id: 'asc' } })).map(entryOf),
    async getSheet(centreId, userId, month, freshId) {
      const row = await writes.timeSheet.findUnique({ where: { tenantId_userId_month: { tenantId: centreId, userId, month } } });
      return row ? sheetOf(row) : newTimeSheet(freshId() as TimeSheetId, userId, month);
    },
    findSheet: async (id) => orNull(await writes.timeSheet.findFirst({ where: { id } }), sheetOf),
    async saveEntry(entry, saving) {
      const key = { tenantId: entry.tenantId, id: entry.id };
      if (entry.version > 1) {
        const data = { withdrawnAt: orNull(entry.withdrawnAt, instantColumn), version: entry.version };
        await writes.timeEntry.update({ where: { tenantId_id: key, version: entry.version - 1 }, data });
        return;
      }
      await later(
        writes,
        Prisma.sql`
          insert into time_entry (tenant_id, id, association_id, request_id, task_id, family_code, user_id, person_shown, worked_on, minutes,
            activity, note, kind, correction_of, withdrawn_at, version, created_at)
          values (${entry.tenantId}::uuid, ${entry.id}::uuid, ${saving.associationId}::uuid, ${entry.requestId}::uuid, ${entry.taskId}::uuid,
            ${entry.familyCode}, ${entry.userId}::uuid, ${saving.shown.get(entry.userId) ?? saving.authorShown}, ${entry.workedOn}::date,
            ${entry.minutes}, ${entry.activity}, ${entry.note}, ${entry.kind}, ${entry.correctionOf}::uuid,
            ${entry.withdrawnAt}::timestamptz, ${entry.version}, ${entry.createdAt}::timestamptz)`,
      );
    },
    async saveSheet(sheet, saving) {
      const data = {
        status: sheet.status,
        signedAt: orNull(sheet.signedAt, instantColumn),
        approvedAt: orNull(sheet.approvedAt, instantColumn),
        approvedBy: sheet.approvedBy,
        reopenReason: sheet.reopenReason,
        version: sheet.version,
      };
      const key = { tenantId: saving.centreId, id: sheet.id };
      if (sheet.version === 1) await writes.timeSheet.create({ data: { ...data, ...key, userId: sheet.userId, month: sheet.month } });
      else await writes.timeSheet.update({ where: { tenantId_id: key, version: sheet.version - 1 }, data });
    },
  };
}
