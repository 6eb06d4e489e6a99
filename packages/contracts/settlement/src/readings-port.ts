// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, AssociationId, CivilDate, CivilMonth, Instant, TenantId } from '@kernel/core';
import type { Reads, Writes } from '@platform/database';
import { definePort } from '@platform/use-case';

/** What a service has measured. A correction is a reversal and a new reading. */
export interface ReadingDraft {
  readonly tenantId: TenantId;
  readonly meter: string;
  readonly serviceFamilyCode: string;
  /** Whole base units: minutes, pieces, millimetres; negative in a reversal. */
  readonly quantity: number;
  readonly occurredOn: CivilDate;
  readonly source: { readonly type: string; readonly id: string; readonly version: number };
  readonly label: string;
  /** The source version whose reading this one takes back. */
  readonly reverses: { readonly type: string; readonly id: string; readonly version: number } | null;
}

/** What was measured by which record, as far as finding its reading needs it. */
export interface MeasuredBy {
  readonly tenantId: string;
  readonly id: string;
  readonly on: CivilDate;
}

export interface ReadingBook {
  /**
   * Appends in the transaction of what was measured. Passes the gate of each tenant and month, so that a reading
   * is either in a frozen set or late, never neither and never both.
   */
  append(
    writes: Writes,
    association: AssociationId,
    readings: readonly ReadingDraft[],
    known: { at: Instant; enteredBy: AccountId | null; newId: () => string },
  ): Promise<void>;
  /** Whether a released run has frozen the month of this tenant. */
  isFrozen(writes: Writes, tenantId: TenantId, month: CivilMonth): Promise<boolean>;
  /** Of these records the ids of those that came after their month was settled, and that the next run counts. Asked once for a whole list. */
  lateSources(reads: Reads, type: string, records: readonly MeasuredBy[]): Promise<ReadonlySet<string>>;
}

export const readingsPort = definePort<ReadingBook>('settlement.readings');
