// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilMonth } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** What was posted in a pool in a month; other income counts below zero. */
export interface PostedCost {
  readonly poolId: string;
  readonly poolName: string;
  readonly month: CivilMonth;
  readonly kind: 'staff' | 'material' | 'overhead' | 'income';
  readonly amountCents: Cents;
}

/** What members bore of the pools in a released run. */
export interface ReleasedShare {
  readonly poolId: string;
  readonly poolName: string;
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly amountCents: Cents;
}

/** What a released run, with its corrections, made of a pool beyond its own costs; over months that were shared at once. */
export interface SettledPool {
  readonly poolId: string;
  readonly poolName: string;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  /** Charged to members under agreements, and to non-members. What is charged under the statutes is the levy, and no part of it. */
  readonly reimbursedCents: Cents;
  /** What support centres passed on to the pool. */
  readonly supportCents: Cents;
}

export interface PoolName {
  readonly poolId: string;
  readonly name: string;
  readonly serviceFamilyCode: string;
  readonly active: boolean;
}

/** A released run that a hand-over to the books can begin with. */
export interface ReleasedRun {
  readonly runId: string;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly totalCents: Cents;
}

/** What has been settled and posted, as far as budgets, forecasts and books need it; as far as the reader's wall shows it. */
export interface SettlementResults {
  pools(reads: Reads): Promise<readonly PoolName[]>;
  /** By pool, month and kind; months without costs do not occur. */
  postedCosts(reads: Reads, from: CivilMonth, to: CivilMonth): Promise<readonly PostedCost[]>;
  /** Of the runs that touch the months. */
  settledPools(reads: Reads, from: CivilMonth, to: CivilMonth): Promise<readonly SettledPool[]>;
  /** The last month that a released run has frozen; null before the first release. */
  frozenThrough(reads: Reads): Promise<CivilMonth | null>;
  /** Shares of the released runs within the months, added up by pool and member. */
  releasedShares(reads: Reads, from: CivilMonth, to: CivilMonth): Promise<readonly ReleasedShare[]>;
  /** The newest first. */
  releasedRuns(reads: Reads): Promise<readonly ReleasedRun[]>;
}

/** Offered by settlement. */
export const settlementResultsPort = definePort<SettlementResults>('settlement.results');
