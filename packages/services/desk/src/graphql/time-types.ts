// SPDX-License-Identifier: EUPL-1.2
import { type Builder, readField } from '@platform/graphql';
import { findTimeEntry } from '../queries/find-time-entry.ts';
import { findTimeSheet, type SheetDay, type SheetSum, type WholeTimeSheet } from '../queries/find-time-sheet.ts';
import { listTimeSheets, type SheetLine } from '../queries/list-time-sheets.ts';
import type { SheetEntry } from '../queries/time-columns.ts';
import type { DeskEnums } from './enums.ts';

const timeEntryType = (builder: Builder, enums: DeskEnums) =>
  builder.objectRef<SheetEntry>('TimeEntry').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantShortName: t.exposeString('tenantShortName'),
      tenantColour: t.exposeString('tenantColour'),
      workedOn: t.expose('workedOn', { type: 'Date' }),
      minutes: t.exposeInt('minutes'),
      activity: t.exposeString('activity'),
      note: t.exposeString('note'),
      kind: t.field({ type: enums.timeKind, resolve: ({ kind }) => kind }),
      familyCode: t.exposeString('familyCode'),
      familyNameDe: t.exposeString('familyNameDe'),
      familyNameEn: t.exposeString('familyNameEn'),
      requestId: t.exposeID('requestId', { nullable: true }),
      requestNumber: t.exposeString('requestNumber', { nullable: true }),
      requestSubject: t.exposeString('requestSubject', { nullable: true }),
      taskId: t.exposeID('taskId', { nullable: true }),
      correctionOf: t.exposeID('correctionOf', { nullable: true }),
      countered: t.exposeBoolean('countered', { description: 'Whether a counter-entry stands against it.' }),
      withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
      late: t.exposeBoolean('late', { description: 'Its month was settled before it was entered; the next run counts it.' }),
      version: t.exposeInt('version'),
    }),
  });

function timeSheetType(builder: Builder, enums: DeskEnums, entry: ReturnType<typeof timeEntryType>) {
  const day = builder.objectRef<SheetDay>('TimeSheetDay').implement({
    fields: (t) => ({
      day: t.expose('day', { type: 'Date' }),
      minutes: t.exposeInt('minutes'),
      working: t.exposeBoolean('working'),
      closedFor: t.exposeString('closedFor', { nullable: true }),
    }),
  });
  const sum = builder.objectRef<SheetSum>('TimeSheetSum').implement({
    fields: (t) => ({
      key: t.exposeString('key'),
      nameDe: t.exposeString('nameDe'),
      nameEn: t.exposeString('nameEn'),
      minutes: t.exposeInt('minutes'),
    }),
  });
  return builder.objectRef<WholeTimeSheet>('TimeSheet').implement({
    fields: (t) => ({
      id: t.exposeID('id', { nullable: true, description: 'null for a month that nobody has signed off yet.' }),
      userId: t.exposeID('userId'),
      person: t.exposeString('person'),
      month: t.expose('month', { type: 'Month' }),
      status: t.field({ type: enums.sheetStatus, resolve: ({ status }) => status }),
      signedAt: t.expose('signedAt', { type: 'DateTime', nullable: true }),
      approvedAt: t.expose('approvedAt', { type: 'DateTime', nullable: true }),
      approvedByName: t.exposeString('approvedByName', { nullable: true }),
      reopenReason: t.exposeString('reopenReason', { nullable: true }),
      version: t.exposeInt('version'),
      totalMinutes: t.exposeInt('totalMinutes'),
      billableMinutes: t.exposeInt('billableMinutes'),
      internalMinutes: t.exposeInt('internalMinutes'),
      otherFamiliesMinutes: t.exposeInt('otherFamiliesMinutes', {
        description: 'Of service families that the reader does not see entry by entry: in the sums, not among the entries.',
      }),
      days: t.field({ type: [day], resolve: ({ days }) => [...days] }),
      entries: t.field({ type: [entry], resolve: ({ entries }) => [...entries] }),
      byMember: t.field({ type: [sum], resolve: ({ byMember }) => [...byMember] }),
      byFamily: t.field({ type: [sum], resolve: ({ byFamily }) => [...byFamily] }),
      byActivity: t.field({ type: [sum], resolve: ({ byActivity }) => [...byActivity] }),
      daysWithoutTime: t.field({ type: ['Date'], resolve: (sheet) => [...sheet.daysWithoutTime] }),
      mayBeSignedFrom: t.expose('mayBeSignedFrom', { type: 'Date' }),
    }),
  });
}

/** 'timeEntry', 'timeSheet' and 'timeSheets'. */
export function timeFields(builder: Builder, enums: DeskEnums) {
  const entry = timeEntryType(builder, enums);
  const sheet = timeSheetType(builder, enums, entry);
  const line = builder.objectRef<SheetLine>('TimeSheetLine').implement({
    fields: (t) => ({
      id: t.exposeID('id', { nullable: true }),
      userId: t.exposeID('userId'),
      person: t.exposeString('person'),
      status: t.field({ type: enums.sheetStatus, resolve: ({ status }) => status }),
      signedAt: t.expose('signedAt', { type: 'DateTime', nullable: true }),
      approvedAt: t.expose('approvedAt', { type: 'DateTime', nullable: true }),
      minutes: t.exposeInt('minutes'),
      version: t.exposeInt('version'),
    }),
  });
  readField(builder, 'timeEntry', findTimeEntry, entry, { nullable: true });
  readField(builder, 'timeSheet', findTimeSheet, sheet, { nullable: true });
  readField(builder, 'timeSheets', listTimeSheets, [line]);
  return { entry, sheet };
}
