// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Decide, err, invariant, monthOf, ok, type Refusal, refusal, type TenantId } from '@kernel/core';
import { checkDay, checkRequestTakesTime, checkTimeValues, type TimeValueRefusalCode } from './check-time.ts';
import { deskMessage, effects, type TimeDecision } from './desk-decision.ts';
import type { TimeEntryId } from './desk-ids.ts';
import { type AgreementCover, findAgreement } from './member-standing.ts';
import { timeReading } from './readings.ts';
import type { Request } from './request.ts';
import type { Task } from './task.ts';
import type { TimeEntry, TimeKind, TimeRules } from './time-entry.ts';
import type { TimeSheetStatus } from './time-sheet.ts';

export interface BookTimeState {
  /** The member for whom the work was done; the centre for internal time. */
  readonly tenantId: TenantId;
  readonly request: Request | null;
  readonly task: Task | null;
  /** Status of the person's sheet for the month of the day; 'open' where none was begun. */
  readonly sheetStatus: TimeSheetStatus;
  /** What counts already for this person on the day, in minutes, over all members. */
  readonly dayMinutes: number;
  readonly agreements: readonly AgreementCover[];
  /** Whether work of this family needs an agreement. */
  readonly needsAgreement: boolean;
  readonly rules: TimeRules;
}
export interface BookTimeInput {
  readonly kind: TimeKind;
  /** Used where no request or task says it. */
  readonly familyCode: string;
  readonly workedOn: CivilDate;
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
}
export type BookTimeRefusalCode =
  | TimeValueRefusalCode
  | 'TOO_LONG_AGO'
  | 'MONTH_SIGNED_OFF'
  | 'DAY_OVERFULL'
  | 'INTERNAL_TIME_FOR_MEMBER'
  | 'TASK_OF_OTHER_REQUEST'
  | 'REQUEST_NOT_APPROVED'
  | 'REQUEST_CLOSED'
  | 'NO_VALID_AGREEMENT';

function checkSubject({ request, task, tenantId }: BookTimeState, input: BookTimeInput): Refusal<BookTimeRefusalCode> | null {
  if (input.kind === 'internal' && (request !== null || (task !== null && task.tenantId !== tenantId)))
    return refusal('INTERNAL_TIME_FOR_MEMBER', { field: 'kind' });
  if (request !== null && task !== null && task.requestId !== request.id) return refusal('TASK_OF_OTHER_REQUEST', { field: 'taskId' });
  return null;
}

function checkBooking(
  state: BookTimeState,
  input: BookTimeInput,
  familyCode: string,
  today: CivilDate,
): Refusal<BookTimeRefusalCode> | null {
  const { workedOn } = input;
  const wrong = checkTimeValues(input, today);
  if (wrong) return wrong;
  const earliest = addDays(today, -state.rules.bookBackDays);
  if (workedOn < earliest) return refusal('TOO_LONG_AGO', { field: 'workedOn', params: { days: state.rules.bookBackDays, earliest } });
  if (state.sheetStatus !== 'open') return refusal('MONTH_SIGNED_OFF', { field: 'workedOn', params: { month: monthOf(workedOn) } });
  const notHere =
    checkDay(input.minutes, state.dayMinutes, workedOn) ??
    checkSubject(state, input) ??
    (state.request ? checkRequestTakesTime(state.request, state.rules, today) : null);
  if (notHere) return notHere;
  if (input.kind === 'internal' || !state.needsAgreement || findAgreement(state.agreements, familyCode, workedOn)) return null;
  return refusal('NO_VALID_AGREEMENT', { field: 'workedOn', params: { family: familyCode, on: workedOn } });
}

/** The acting person books its own work. */
export const bookTime: Decide<BookTimeState, BookTimeInput, TimeDecision, BookTimeRefusalCode> = (
  state,
  input,
  { by, at, today, newId },
) => {
  invariant(by.userId !== null, 'time is booked by a person');
  const familyCode = state.request?.familyCode ?? state.task?.familyCode ?? input.familyCode;
  const wrong = checkBooking(state, input, familyCode, today);
  if (wrong) return err(wrong);
  const timeEntry: TimeEntry = {
    id: newId() as TimeEntryId,
    tenantId: state.request?.tenantId ?? state.task?.tenantId ?? state.tenantId,
    requestId: state.request?.id ?? state.task?.requestId ?? null,
    taskId: state.task?.id ?? null,
    familyCode,
    userId: by.userId,
    workedOn: input.workedOn,
    minutes: input.minutes,
    activity: input.activity,
    note: input.note.trim(),
    kind: input.kind,
    correctionOf: null,
    withdrawnAt: null,
    createdAt: at,
    version: 1,
  };
  return ok({
    timeEntry,
    ...effects({
      readings: [timeReading(timeEntry, state.request?.number ?? null)],
      messages: [deskMessage('TimeBooked.v1', timeEntry.tenantId, { timeEntryId: timeEntry.id })],
    }),
  });
};
