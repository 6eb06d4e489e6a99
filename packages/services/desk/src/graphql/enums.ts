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
  requestStatus: enumType(builder, 'RequestStatus', REQUEST_STATUSES),
  priority: enumType(builder, 'RequestPriority', REQUEST_PRIORITIES),
  channel: enumType(builder, 'RequestChannel', REQUEST_CHANNELS),
  event: enumType(builder, 'RequestEvent', REQUEST_EVENTS),
  entryKind: enumType(builder, 'RequestEntryKind', ['reply', 'note', 'event']),
  audience: enumType(builder, 'DeskAudience', ['both', 'centre', 'member']),
  side: enumType(builder, 'ActingSide', ['centre', 'member', 'service', 'operator']),
  taskStatus: enumType(builder, 'TaskStatus', TASK_STATUSES),
  timeKind: enumType(builder, 'TimeKind', ['billable', 'internal']),
  sheetStatus: enumType(builder, 'TimeSheetStatus', Object.keys(TIME_SHEET_STATUS)),
  fieldKind: enumType(builder, 'FormFieldKind', FORM_FIELD_KINDS),
  activityUse: enumType(builder, 'ActivityUse', ['billable', 'internal', 'both']),
  bulkVerdict: enumType(builder, 'BulkAssignVerdict', BULK_VERDICTS),
});
export type DeskEnums = ReturnType<typeof deskEnums>;
