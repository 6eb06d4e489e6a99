// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { CatalogueService } from './catalogue.ts';
import type { FieldChange } from './field-change.ts';
import type { ReadingDraft } from './readings.ts';
import type { Request } from './request.ts';
import type { RequestEntry } from './request-entry.ts';
import type { Task } from './task.ts';
import type { TimeEntry } from './time-entry.ts';
import type { TimeSheet } from './time-sheet.ts';

/** Events that the desk tells others, additive within a version. */
export const DESK_MESSAGES = [
  'ServiceDefined.v1',
  'ServiceChanged.v1',
  'ServiceRetired.v1',
  'RequestSubmitted.v1',
  'RequestAwaitsApproval.v1',
  'RequestApproved.v1',
  'RequestTriaged.v1',
  'RequestForwarded.v1',
  'RequestAnswered.v1',
  'RequestWaiting.v1',
  'RequestReplied.v1',
  'RequestNoted.v1',
  'RequestWithdrawn.v1',
  'RequestDeclined.v1',
  'RequestMarkedDuplicate.v1',
  'RequestClosed.v1',
  'RequestReopened.v1',
  'RequestCostReferenceChanged.v1',
  'TaskCreated.v1',
  'TaskAssigned.v1',
  'TaskClaimed.v1',
  'TaskReleased.v1',
  'TaskStarted.v1',
  'TaskSnoozed.v1',
  'TaskCompleted.v1',
  'TaskCancelled.v1',
  'TimeBooked.v1',
  'TimeCorrected.v1',
  'TimeWithdrawn.v1',
  'MonthSignedOff.v1',
  'MonthApproved.v1',
  'MonthReopened.v1',
] as const;
export type DeskMessageName = (typeof DESK_MESSAGES)[number];

/** What goes out: a name and ids, never contents. tenantId null means the centre (catalogue, time sheets). */
export interface DeskMessage {
  readonly name: DeskMessageName;
  readonly tenantId: TenantId | null;
  readonly ids: Readonly<Record<string, string>>;
}

export const deskMessage = (name: DeskMessageName, tenantId: TenantId | null, ids: Readonly<Record<string, string>>): DeskMessage => ({
  name,
  tenantId,
  ids,
});

/**
 * What a decision writes beside its root; every list is always there. Records are whole: version 1 is inserted, a higher version n
 * replaces version n - 1. Entries and readings are only ever appended.
 */
export interface DeskEffects {
  readonly entries: readonly RequestEntry[];
  readonly requests: readonly Request[];
  readonly tasks: readonly Task[];
  readonly timeEntries: readonly TimeEntry[];
  readonly readings: readonly ReadingDraft[];
  readonly changes: readonly FieldChange[];
  readonly messages: readonly DeskMessage[];
}

/** A decision is its root, whole, and the effects; the root is in none of the lists. */
export interface ServiceDecision extends DeskEffects {
  readonly service: CatalogueService;
}
export interface RequestDecision extends DeskEffects {
  readonly request: Request;
}
export interface TaskDecision extends DeskEffects {
  readonly task: Task;
}
/** The root is the entry that the person asked for (booked, replacing or withdrawn); a counter-entry stands in 'timeEntries'. */
export interface TimeDecision extends DeskEffects {
  readonly timeEntry: TimeEntry;
}
export interface TimeSheetDecision extends DeskEffects {
  readonly timeSheet: TimeSheet;
}

const NOTHING: DeskEffects = { entries: [], requests: [], tasks: [], timeEntries: [], readings: [], changes: [], messages: [] };

export const effects = (some: Partial<DeskEffects>): DeskEffects => ({ ...NOTHING, ...some });
