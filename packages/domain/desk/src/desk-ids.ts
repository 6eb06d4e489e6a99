// SPDX-License-Identifier: EUPL-1.2
import type { Id } from '@kernel/core';

export type ServiceId = Id<'ServiceId'>;
export type RequestId = Id<'RequestId'>;
export type RequestEntryId = Id<'RequestEntryId'>;
export type TaskId = Id<'TaskId'>;
export type TimeEntryId = Id<'TimeEntryId'>;
export type TimeSheetId = Id<'TimeSheetId'>;
/** The agreement of another service, known here by its id alone. */
export type AgreementId = Id<'AgreementId'>;
