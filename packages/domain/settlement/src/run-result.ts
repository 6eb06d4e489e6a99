// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, type Cents, type CivilDate, canonicalJson, type Fraction, type Instant } from '@kernel/core';
import type { CarriedQuantity } from './corrections.ts';
import type { AgreementBasis } from './direct-charge.ts';
import type { AllocationKey, KeyPart } from './key.ts';
import type { Bilingual } from './metric.ts';
import type { MonthSpan } from './reading.ts';
import { type KindAmounts, namelessKey, RUN_RULES_VERSION, type RunDirectCharge } from './run-input.ts';

/** One part of the key for one member: from the measure to the fraction of the pool's cost. */
export interface PartShare {
  /** What was measured: minutes, cases, inhabitants, pieces; 1 for an equal share. Use is never below zero (see correctUse). */
  readonly measured: bigint;
  /** Corrections of months settled before: what was open of them before these months, and what stays open after; zero or less. */
  readonly broughtForward: bigint;
  readonly carriedForward: bigint;
  /** Days with an agreement out of all days; the same number twice for metrics of use. */
  readonly days: number;
  readonly ofDays: number;
  /** measured × days / ofDays */
  readonly weight: Fraction;
  /** share of the part × weight / weight of all */
  readonly fraction: Fraction;
  /** Number of readings behind the measure, and how many of them came late; 0 for metrics of membership. */
  readonly readings: number;
  readonly lateReadings: number;
}

/** What a member bears of a pool. */
export interface PoolShare {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** In the order of the key's parts. */
  readonly parts: readonly PartShare[];
  /** Sum of the parts' fractions: the member's exact fraction of the cost. */
  readonly fraction: Fraction;
  readonly floorCents: Cents;
  readonly remainder: Fraction;
  readonly rank: number | null;
  readonly roundingCents: Cents;
  readonly amountCents: Cents;
  /** Adds up to amountCents; over all members to the allocation's byKind. */
  readonly byKind: KindAmounts;
  /** The agreement by which the member pays; null only if its fraction is zero and no correction is at work. */
  readonly basis: AgreementBasis | null;
}

/** A pool's cost over the months in which one version of its key holds: shared at once, rounded once. */
export interface PoolAllocation {
  readonly poolId: string;
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  readonly months: MonthSpan;
  readonly days: number;
  readonly key: AllocationKey;
  /** In the order of the key's parts. */
  readonly parts: readonly (KeyPart & { readonly totalWeight: Fraction })[];
  readonly amountCents: Cents;
  readonly byKind: KindAmounts;
  readonly costEntries: number;
  /** Cents left over after the cut; each went to one member. */
  readonly leftoverCents: number;
  /** One for each member of the run, by AGS. */
  readonly shares: readonly PoolShare[];
}

export interface MemberTotal {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly byPool: readonly { readonly poolId: string; readonly amountCents: Cents }[];
  /** Of the pools alone. */
  readonly byKind: KindAmounts;
  readonly poolsCents: Cents;
  readonly directChargesCents: Cents;
  readonly totalCents: Cents;
}

export interface ProofRemainder {
  readonly poolId: string;
  readonly from: MonthSpan['from'];
  readonly tenantId: string;
  readonly remainder: Fraction;
  readonly rank: number;
  readonly roundingCents: Cents;
}

/** Shows that no cent was lost. Sums are taken from the inputs on one side and from the statements on the other. */
export interface RunProof {
  /** Sum of the cost entries of all pools. */
  readonly poolsCents: Cents;
  readonly directChargesCents: Cents;
  /** Sum of the members' totals. */
  readonly statementsCents: Cents;
  /** pools + direct charges − statements: always zero. */
  readonly differenceCents: Cents;
  /** How many cents were given out by remainder. */
  readonly roundingCents: number;
  readonly tieRule: Bilingual;
  readonly counts: {
    readonly members: number;
    readonly pools: number;
    readonly allocations: number;
    readonly costEntries: number;
    readonly directCharges: number;
    readonly readings: number;
    readonly lateReadings: number;
  };
  /** Corrections that stay open: the next run brings them forward. */
  readonly carried: readonly CarriedQuantity[];
  /** Every remainder above zero, by pool and rank. */
  readonly remainders: readonly ProofRemainder[];
}

export interface RunResult {
  readonly association: { readonly id: string; readonly name: string };
  readonly period: MonthSpan;
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  readonly cut: Instant;
  readonly allocations: readonly PoolAllocation[];
  readonly directCharges: readonly RunDirectCharge[];
  /** One for each member, by AGS. */
  readonly totals: readonly MemberTotal[];
  readonly proof: RunProof;
}

/** Canonical text of a result for its hash; without the names of keys, as the inputs are. */
export const canonicalRunResult = (given: RunResult): string => {
  const allocations = given.allocations.map((allocation) => ({ ...allocation, key: namelessKey(allocation.key) }));
  const result = { ...given, allocations };
  // Interfaces have no index signature; a result is plain data of texts, whole numbers, bigints and lists through and through.
  return canonicalJson({ rules: RUN_RULES_VERSION, result: result as unknown as Canonical });
};
