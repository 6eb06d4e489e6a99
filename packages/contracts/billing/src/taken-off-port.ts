// SPDX-License-Identifier: EUPL-1.2
import type { Cents, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** What of an instalment of a levy documents take off or ask for in its place: issued ones, and drafts of rounds that go on. */
export interface TakenOff {
  readonly tenantId: TenantId;
  /** Of the instalment within the year. */
  readonly number: number;
  readonly takenCents: Cents;
}

export interface TakenOffBook {
  /** Of the instalments of a year, as far as the reader sees the members. Inside a write no document takes more off until it ends. */
  takenOff(reads: Reads, centreId: TenantId, year: number): Promise<readonly TakenOff[]>;
}

/** Offered by billing. */
export const takenOffPort = definePort<TakenOffBook>('billing.takenOff');
