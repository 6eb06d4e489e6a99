// SPDX-License-Identifier: EUPL-1.2

/** A value as the history of a record shows it. */
export type ChangedValue = string | number | boolean | null | readonly ChangedValue[] | { readonly [key: string]: ChangedValue };

export type ChangedRecord = 'service' | 'request' | 'task' | 'timeEntry' | 'timeSheet';

/** One line of a record's history. */
export interface FieldChange {
  readonly record: ChangedRecord;
  readonly id: string;
  readonly field: string;
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

interface Recorded {
  readonly id: string;
  readonly version: number;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * What differs between a record and its next version, in the order of the record's fields; the version itself is no change.
 * A new record (before null) lists nothing: its creation is the change.
 */
export function changesBetween<T extends Recorded>(record: ChangedRecord, before: T | null, after: T): FieldChange[] {
  if (before === null) return [];
  return (Object.keys(after) as (keyof T & string)[])
    .filter((field) => field !== 'version' && !same(before[field], after[field]))
    .map((field) => ({ record, id: after.id, field, from: before[field] as ChangedValue, to: after[field] as ChangedValue }));
}
