// SPDX-License-Identifier: EUPL-1.2
import {
  FORM_FIELD_KINDS,
  REQUEST_CHANNELS,
  REQUEST_EVENTS,
  REQUEST_PRIORITIES,
  REQUEST_STATUSES,
  TASK_STATUSES,
  TIME_SHEET_STATUS,
} from '@domain/desk';
import { type Builder, enumType } from '@platform/graphql';
import { BULK_VERDICTS } from '../queries/preview-bulk-assign.ts';

/** The closed lists of the desk as GraphQL enums; inputs with the same name share them. */
export const deskEnums = (builder: Builder) => ({
  requestStatus: enumType(builder, 'RequestStatus', REQUEST_STATUSES) as never,
  priority: enumType(builder, 'RequestPriority', REQUEST_PRIORITIES) as never,
  channel: enumType(builder, 'RequestChannel', REQUEST_CHANNELS) as never,
  event: enumType(builder, 'RequestEvent', REQUEST_EVENTS) as never,
  entryKind: enumType(builder, 'RequestEntryKind', ['reply', 'note', 'event']) as never,
  audience: enumType(builder, 'DeskAudience', ['both', 'centre', 'member']) as never,
  side: enumType(builder, 'ActingSide', ['centre', 'member', 'service', 'operator']) as never,
  taskStatus: enumType(builder, 'TaskStatus', TASK_STATUSES) as never,
  timeKind: enumType(builder, 'TimeKind', ['billable', 'internal']) as never,
  sheetStatus: enumType(builder, 'TimeSheetStatus', Object.keys(TIME_SHEET_STATUS)) as never,
  fieldKind: enumType(builder, 'FormFieldKind', FORM_FIELD_KINDS) as never,
  activityUse: enumType(builder, 'ActivityUse', ['billable', 'internal', 'both']) as never,
  bulkVerdict: enumType(builder, 'BulkAssignVerdict', BULK_VERDICTS) as never,
});
export type DeskEnums = ReturnType<typeof deskEnums>;
