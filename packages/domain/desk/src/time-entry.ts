// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant, TenantId, UserId } from '@kernel/core';
import type { RequestId, TaskId, TimeEntryId } from './desk-ids.ts';

/** 'billable' is work for a member; 'internal' is the centre's own, whose tenant is the centre. */
export type TimeKind = 'billable' | 'internal';

/** A piece of work of one person on one day. */
export interface TimeEntry {
  readonly id: TimeEntryId;
  readonly tenantId: TenantId;
  readonly requestId: RequestId | null;
  readonly taskId: TaskId | null;
  readonly familyCode: string;
  readonly userId: UserId;
  readonly workedOn: CivilDate;
  /** 1 to 1440; a counter-entry has the negative of the entry that it counters. Never 0. */
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
  readonly kind: TimeKind;
  /** The entry that this one counters or replaces. */
  readonly correctionOf: TimeEntryId | null;
  /** Withdrawn while the month was open; it counts no more. */
  readonly withdrawnAt: Instant | null;
  readonly createdAt: Instant;
  readonly version: number;
}

/** Limits of booking, set by the centre. */
export interface TimeRules {
  /** How many days back somebody may book at most. */
  readonly bookBackDays: number;
  /** How many days after its end a request still takes time. */
  readonly afterEndDays: number;
}
export const STANDARD_TIME_RULES: TimeRules = { bookBackDays: 62, afterEndDays: 14 };

export const MAX_DAY_MINUTES = 1440;
export const TIME_NOTE_LIMIT = 500;

/** Minutes that count: those of all entries that were not withdrawn. */
export const countedMinutes = (entries: readonly Pick<TimeEntry, 'minutes' | 'withdrawnAt'>[]): number =>
  entries.reduce((sum, entry) => (entry.withdrawnAt === null ? sum + entry.minutes : sum), 0);
