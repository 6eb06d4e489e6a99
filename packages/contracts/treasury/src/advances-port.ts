// SPDX-License-Identifier: EUPL-1.2
import type { Bilingual, Cents, CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** An instalment of a year's levy as it was due, and what was paid on it. */
export interface Advance {
  readonly tenantId: TenantId;
  /** Of the levy. */
  readonly year: number;
  /** 1, 2, 3 … within the year. */
  readonly number: number;
  readonly dueOn: CivilDate;
  /** Less what was reduced since, and what a changed plan gave back: of the latest instalments first. */
  readonly dueCents: Cents;
  readonly paidCents: Cents;
  /** notice: a levy under public law, which never goes off an invoice. */
  readonly family: 'notice';
  /** How the levy is taxed. */
  readonly vat: { readonly code: 'O' | 'E' | 'S'; readonly ratePermille: number; readonly basis: string };
  /** What orders it, as it is printed: the levy with its clause and resolution. */
  readonly order: Bilingual;
  /** Number of the notice that asked for it; null as long as none has. */
  readonly documentNumber: string | null;
}

export interface AdvanceBook {
  /** Of all members that the reader sees: the instalments of the year as they stand at the end of a day, by AGS and number. */
  advancesOf(reads: Reads, year: number, asOf: CivilDate): Promise<readonly Advance[]>;
}

/** Offered by treasury. */
export const advancesPort = definePort<AdvanceBook>('treasury.advances');
