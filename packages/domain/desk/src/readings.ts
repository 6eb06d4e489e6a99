// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, invariant, type TenantId } from '@kernel/core';
import { activityName } from './activities.ts';
import type { Request } from './request.ts';
import type { TimeEntry } from './time-entry.ts';

/**
 * What the desk measures: minutes worked for a member, closed cases in pieces, and the centre's own minutes, which stand at a
 * meter of their own so that no key counts the centre as a member.
 */
export const DESK_METERS = ['desk.minutes', 'desk.internalMinutes', 'desk.cases'] as const;
export type DeskMeter = (typeof DESK_METERS)[number];

/** A version of a record that measures; each yields at most one reading per meter. */
export interface ReadingSource {
  readonly type: 'timeEntry' | 'request';
  readonly id: string;
  readonly version: number;
}

export interface ReadingDraft {
  readonly meter: DeskMeter;
  readonly tenantId: TenantId;
  readonly serviceFamilyCode: string;
  /** Minutes or pieces; a reversal has the negative of what it reverses. */
  readonly quantity: bigint;
  readonly occurredOn: CivilDate;
  readonly source: ReadingSource;
  /** Number of the request or code of the family, with the activity; no names and nothing that a person wrote. */
  readonly label: string;
  readonly reversesSource: ReadingSource | null;
}

const sourceOfTime = (entry: Pick<TimeEntry, 'id' | 'version'>): ReadingSource => ({
  type: 'timeEntry',
  id: entry.id,
  version: entry.version,
});

/** Reading of an entry at its version: a booking, or a counter-entry, which reverses the entry that it counters. */
export function timeReading(entry: TimeEntry, requestNumber: string | null, reverses: TimeEntry | null = null): ReadingDraft {
  return {
    meter: entry.kind === 'internal' ? 'desk.internalMinutes' : 'desk.minutes',
    tenantId: entry.tenantId,
    serviceFamilyCode: entry.familyCode,
    quantity: BigInt(entry.minutes),
    occurredOn: entry.workedOn,
    source: sourceOfTime(entry),
    label: `${requestNumber ?? entry.familyCode} · ${activityName(entry.activity, 'de')}`,
    reversesSource: reverses ? sourceOfTime(reverses) : null,
  };
}

/** Reversal for an entry that was withdrawn while its month was open. */
export function timeReversal(before: TimeEntry, withdrawn: TimeEntry, requestNumber: string | null): ReadingDraft {
  return { ...timeReading(withdrawn, requestNumber, before), quantity: -BigInt(before.minutes) };
}

const caseReading = (request: Request, on: CivilDate, quantity: bigint): ReadingDraft => ({
  meter: 'desk.cases',
  tenantId: request.tenantId,
  serviceFamilyCode: request.familyCode,
  quantity,
  occurredOn: on,
  source: { type: 'request', id: request.id, version: request.version },
  label: request.number,
  reversesSource: null,
});

/** One case, counted on the day of its closing. */
export const caseClosed = (closed: Request, on: CivilDate): ReadingDraft => caseReading(closed, on, 1n);

/** Takes back the case of the closing before; it stands at the day of the closing, and a closed period lists it as late. */
export function caseReversed(before: Request, reopened: Request, closedOn: CivilDate): ReadingDraft {
  invariant(before.countedVersion !== null, 'only a counted case is reversed');
  const reversesSource: ReadingSource = { type: 'request', id: before.id, version: before.countedVersion };
  return { ...caseReading(reopened, closedOn, -1n), serviceFamilyCode: before.familyCode, reversesSource };
}
