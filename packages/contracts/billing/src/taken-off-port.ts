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

/** Of rounds of documents that end a year, and take in what is balanced with it. */
export interface YearEnds {
  /** By year: whether the documents go out or have gone out, or are drafts. */
  readonly rounds: ReadonlyMap<number, 'draft' | 'issued'>;
  /** Line keys of balancings that such documents hold, drafts among them. */
  readonly taken: ReadonlySet<string>;
}

export interface TakenOffBook {
  /** As far as the reader sees the members; but for one round, which is composed anew. */
  yearEnds(reads: Reads, exceptRoundId: string | null): Promise<YearEnds>;
  /** As `takenOff`, of some members, for the eye alone: nothing waits for it. */
  takenSoFar(reads: Reads, year: number, members: readonly TenantId[]): Promise<readonly TakenOff[]>;
  /** Inside a write no round of documents is composed until it ends. */
  holdRounds(reads: Reads, centreId: TenantId): Promise<void>;
  /** Of the instalments of a year, as far as the reader sees the members. Inside a write no document takes more off until it ends. */
  takenOff(reads: Reads, centreId: TenantId, year: number): Promise<readonly TakenOff[]>;
}

/** Offered by billing. */
export const takenOffPort = definePort<TakenOffBook>('billing.takenOff');
