// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** An instalment of a year as it was due, and what was paid on it. */
export interface Advance {
  readonly tenantId: TenantId;
  /** 1, 2, 3 … within the year. */
  readonly number: number;
  readonly dueOn: CivilDate;
  /** Less what was reduced since. */
  readonly dueCents: Cents;
  readonly paidCents: Cents;
  /** Number of the document that ordered it; null if it was ordered before this software. */
  readonly documentNumber: string | null;
}

export interface AdvanceBook {
  /** Of all members that the reader sees: instalments of the year that are due by the day, by AGS and number. */
  advancesOf(reads: Reads, year: number, asOf: CivilDate): Promise<readonly Advance[]>;
}

/** Offered by treasury. */
export const advancesPort = definePort<AdvanceBook>('treasury.advances');
