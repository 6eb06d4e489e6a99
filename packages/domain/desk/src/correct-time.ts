// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, monthOf, ok, type Refusal, refusal } from '@kernel/core';
import { checkReason } from './check-text.ts';
import { checkDay, checkTimeValues, type TimeValueRefusalCode } from './check-time.ts';
import { deskMessage, effects, type TimeDecision } from './desk-decision.ts';
import type { TimeEntryId } from './desk-ids.ts';
import { timeReading } from './readings.ts';
import { REASON_LIMIT } from './request.ts';
import type { TimeEntry } from './time-entry.ts';
import { type EntryGoneRefusalCode, refuseGoneEntry, takeBack, type WithdrawTimeState } from './withdraw-time.ts';

export interface CorrectTimeState extends WithdrawTimeState {
  /** What counts for the person on the new day, in minutes, the entry itself included if it is of that day. */
  readonly dayMinutes: number;
}
export interface CorrectTimeInput {
  readonly workedOn: CivilDate;
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
  readonly reason: string;
}
export type CorrectTimeRefusalCode =
  | EntryGoneRefusalCode
  | TimeValueRefusalCode
  | 'NOTHING_CHANGED'
  | 'OTHER_MONTH'
  | 'DAY_OVERFULL'
  | 'REASON_MISSING';

function checkCorrection(state: CorrectTimeState, input: CorrectTimeInput, today: CivilDate): Refusal<CorrectTimeRefusalCode> | null {
  const { entry } = state;
  const gone = refuseGoneEntry(state) ?? checkTimeValues({ ...input, kind: entry.kind }, today);
  if (gone) return gone;
  if (
    input.workedOn === entry.workedOn &&
    input.minutes === entry.minutes &&
    input.activity === entry.activity &&
    input.note.trim() === entry.note
  ) {
    return refusal('NOTHING_CHANGED');
  }
  // Another month has a sheet and a settlement of its own: withdraw here and book there.
  if (monthOf(input.workedOn) !== monthOf(entry.workedOn)) {
    return refusal('OTHER_MONTH', { field: 'workedOn', params: { month: monthOf(entry.workedOn) } });
  }
  const others = input.workedOn === entry.workedOn ? state.dayMinutes - entry.minutes : state.dayMinutes;
  return checkDay(input.minutes, others, input.workedOn) ?? checkReason(input.reason, REASON_LIMIT);
}

/**
 * Replaces an entry by a new one; the old one is withdrawn, or countered where its month is signed off or settled. Readings follow:
 * one reversal and one new reading, so the sum of the readings stays the sum of what counts.
 */
export const correctTime: Decide<CorrectTimeState, CorrectTimeInput, TimeDecision, CorrectTimeRefusalCode> = (
  state,
  input,
  circumstances,
) => {
  const wrong = checkCorrection(state, input, circumstances.today);
  if (wrong) return err(wrong);
  const { entry, requestNumber } = state;
  const back = takeBack(state, input.reason.trim(), circumstances);
  const timeEntry: TimeEntry = {
    ...entry,
    id: circumstances.newId() as TimeEntryId,
    workedOn: input.workedOn,
    minutes: input.minutes,
    activity: input.activity,
    note: input.note.trim(),
    correctionOf: entry.id,
    createdAt: circumstances.at,
    version: 1,
  };
  return ok({
    timeEntry,
    ...effects({
      timeEntries: [back.record],
      readings: [back.reading, timeReading(timeEntry, requestNumber)],
      changes: back.changes,
      messages: [deskMessage('TimeCorrected.v1', entry.tenantId, { timeEntryId: timeEntry.id, correctionOf: entry.id })],
    }),
  });
};
