// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { checkReason } from './check-text.ts';
import { deskMessage, effects, type TimeDecision } from './desk-decision.ts';
import type { TimeEntryId } from './desk-ids.ts';
import { changesBetween, type FieldChange } from './field-change.ts';
import { type ReadingDraft, timeReading, timeReversal } from './readings.ts';
import { REASON_LIMIT } from './request.ts';
import type { TimeEntry } from './time-entry.ts';
import type { TimeSheetStatus } from './time-sheet.ts';

export interface WithdrawTimeState {
  readonly entry: TimeEntry;
  readonly sheetStatus: TimeSheetStatus;
  /** Whether the month is frozen by a settlement. */
  readonly settled: boolean;
  /** Whether a counter-entry to this one exists already. */
  readonly countered: boolean;
  /** Number of the entry's request, for the label of the reading. */
  readonly requestNumber: string | null;
}
export type EntryGoneRefusalCode = 'ALREADY_WITHDRAWN' | 'ALREADY_CORRECTED' | 'COUNTER_ENTRY_FIXED';
export type WithdrawTimeRefusalCode = EntryGoneRefusalCode | 'REASON_MISSING' | 'TOO_LONG';

/** Only an entry that still counts can be taken back or corrected. */
export function refuseGoneEntry({ entry, countered }: WithdrawTimeState): Refusal<EntryGoneRefusalCode> | null {
  if (entry.withdrawnAt !== null) return refusal('ALREADY_WITHDRAWN');
  if (entry.minutes < 0) return refusal('COUNTER_ENTRY_FIXED');
  return countered ? refusal('ALREADY_CORRECTED') : null;
}

/** How an entry stops counting. */
export interface TakenBack {
  /** The entry itself as withdrawn (version + 1), or a new counter-entry where the month is signed off or settled. */
  readonly record: TimeEntry;
  readonly reading: ReadingDraft;
  readonly changes: readonly FieldChange[];
}

/** While its month is open an entry is marked as withdrawn; after that it stays untouched and a counter-entry stands against it. */
export function takeBack(state: WithdrawTimeState, note: string, { at, newId }: Circumstances): TakenBack {
  const { entry, requestNumber } = state;
  if (state.sheetStatus === 'open' && !state.settled) {
    const record: TimeEntry = { ...entry, withdrawnAt: at, version: entry.version + 1 };
    return { record, reading: timeReversal(entry, record, requestNumber), changes: changesBetween('timeEntry', entry, record) };
  }
  const record: TimeEntry = {
    ...entry,
    id: newId() as TimeEntryId,
    minutes: -entry.minutes,
    note,
    correctionOf: entry.id,
    createdAt: at,
    version: 1,
  };
  return { record, reading: timeReading(record, requestNumber, entry), changes: [] };
}

/** Takes a booked entry back. The reason is the note of the counter-entry, if there is one, and stands in the audit else. */
export const withdrawTime: Decide<WithdrawTimeState, { readonly reason: string }, TimeDecision, WithdrawTimeRefusalCode> = (
  state,
  { reason },
  circumstances,
) => {
  const wrong = refuseGoneEntry(state) ?? checkReason(reason, REASON_LIMIT);
  if (wrong) return err(wrong);
  const back = takeBack(state, reason.trim(), circumstances);
  return ok({
    timeEntry: back.record,
    ...effects({
      readings: [back.reading],
      changes: back.changes,
      messages: [deskMessage('TimeWithdrawn.v1', state.entry.tenantId, { timeEntryId: state.entry.id })],
    }),
  });
};
