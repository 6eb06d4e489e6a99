// SPDX-License-Identifier: EUPL-1.2
import type { Bilingual, Cents, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort, type Ports } from '@platform/use-case';

/** What a member bears of a deficit, or gets of a surplus, that is taken into a year by a resolution. */
export interface CarryOverShare {
  readonly tenantId: TenantId;
  readonly ags: string;
  readonly memberName: string;
  /** One for each carry-over and year in which some of it is balanced. */
  readonly balancingId: string;
  /** Service family of the pool; null: the association as a whole. */
  readonly serviceFamilyCode: string | null;
  /** Above zero it is charged, below zero given back; without VAT. */
  readonly amountCents: Cents;
  readonly label: Bilingual;
  /** Law or clause, and resolution. */
  readonly basis: Bilingual;
  readonly resolution: string;
  readonly calculation: Bilingual;
}

export interface CarryOverBook {
  /**
   * What a round of documents that ends a year takes in, by carry-over and AGS: shared as the members bore the costs of the pool in the released
   * runs of the year. Not what other rounds hold, but what those of former years have missed.
   */
  sharesOf(reads: Reads, ports: Ports, year: number, roundId: string | null): Promise<readonly CarryOverShare[]>;
}

/** Offered by treasury. */
export const carryOversPort = definePort<CarryOverBook>('treasury.carryOvers');
