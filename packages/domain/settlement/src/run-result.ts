// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, type Cents, type CivilDate, canonicalJson, type Fraction, type Instant } from '@kernel/core';
import type { CarriedQuantity } from './corrections.ts';
import type { CentreAllocation } from './cost-centres/allocate-centres.ts';
import type { AgreementBasis } from './direct-charge.ts';
import type { AllocationKey } from './key.ts';
import type { NonMemberLine } from './key-rule/non-members.ts';
import type { RuleFacts } from './key-rule/rule-facts.ts';
import type { CentreReason, NotApplied } from './key-rule/rule-outcome.ts';
import type { Bilingual } from './metric.ts';
import type { Meter, MonthSpan } from './reading.ts';
import { type KindAmounts, namelessKey, RUN_RULES_VERSION, type RunDirectCharge } from './run-input.ts';

/** What a member used at a meter that the key asks for, with the corrections of months settled before. */
export interface ShareUse {
  readonly meter: Meter;
  /** What counts; never below zero (see correctUse). */
  readonly measured: bigint;
  /** What was open of corrections before these months, and what stays open after; zero or less. */
  readonly broughtForward: bigint;
  readonly carriedForward: bigint;
  /** Number of readings behind it, and how many of them came late. */
  readonly readings: number;
  readonly lateReadings: number;
}

/** What a member bears of a pool. */
export interface PoolShare {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** Days of taking part within the allocation's days. */
  readonly days: number;
  /** One for each meter that the key asks for, in the order of the key. */
  readonly uses: readonly ShareUse[];
  /** The member's exact fraction of what is shared (see RuleShare). */
  readonly fraction: Fraction;
  readonly floorCents: Cents;
  readonly remainder: Fraction;
  readonly rank: number | null;
  readonly roundingCents: Cents;
  readonly amountCents: Cents;
  /** Adds up to amountCents; over all members, the centre and the non-members to the allocation's byKind. */
  readonly byKind: KindAmounts;
  /** The agreement by which the member pays; null only if it bears nothing and no correction is at work. */
  readonly basis: AgreementBasis | null;
}

/** A pool's cost over months in which one version of its key holds and nobody's tax rule changes: shared at once, rounded once. */
export interface PoolAllocation {
  readonly poolId: string;
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  readonly months: MonthSpan;
  readonly days: number;
  readonly key: AllocationKey;
  /** Own cost, what support centres passed on, less other income; before what non-members pay. */
  readonly amountCents: Cents;
  /** Adds up to amountCents. */
  readonly byKind: KindAmounts;
  readonly costEntries: number;
  readonly nonMembers: readonly NonMemberLine[];
  readonly incomeFromNonMembersCents: Cents;
  /** What the centre carries by a rule of the key, and why; below zero where it keeps something. */
  readonly carriedByCentreCents: Cents;
  readonly carriedByCentre: KindAmounts;
  readonly centreReasons: readonly CentreReason[];
  /** Cents left over after the cut; each went to one member, or to the centre. */
  readonly leftoverCents: number;
  /** What key and agreements name and nothing came of. */
  readonly notApplied: readonly NotApplied[];
  /** What the key was applied to: makes the explanation, and is no part of the hash, since it follows from the input. */
  readonly facts: RuleFacts;
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
  /** Sum of the cost entries of all pools, without income. */
  readonly poolsCents: Cents;
  /** Sum of the entries of all support centres, as they count. */
  readonly supportCents: Cents;
  /** Sum of the pools' other income; below zero. */
  readonly otherIncomeCents: Cents;
  readonly directChargesCents: Cents;
  /** What non-members pay; takes off. */
  readonly incomeFromNonMembersCents: Cents;
  /** What the centre carries by rules of the keys; below zero where it keeps something. */
  readonly carriedByCentreCents: Cents;
  /** Sum of the members' totals. */
  readonly statementsCents: Cents;
  /** pools + support + other income + direct charges − non-members − centre − statements: always zero. */
  readonly differenceCents: Cents;
  /** How many cents were given out by remainder. */
  readonly roundingCents: number;
  readonly tieRule: Bilingual;
  readonly counts: {
    readonly members: number;
    readonly pools: number;
    readonly allocations: number;
    readonly costEntries: number;
    readonly centres: number;
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
  /** How the support centres were settled; null if there are none. */
  readonly costCentres: (CentreAllocation & { readonly resolution: string }) | null;
  readonly allocations: readonly PoolAllocation[];
  readonly directCharges: readonly RunDirectCharge[];
  /** One for each member, by AGS. */
  readonly totals: readonly MemberTotal[];
  readonly proof: RunProof;
}

/** Canonical text of a result for its hash; without the names of keys, as the inputs are. */
export const canonicalRunResult = (given: RunResult): string => {
  const allocations = given.allocations.map(({ facts: _facts, ...allocation }) => ({ ...allocation, key: namelessKey(allocation.key) }));
  const result = { ...given, allocations };
  // Interfaces have no index signature; a result is plain data of texts, whole numbers, bigints and lists through and through.
  return canonicalJson({ rules: RUN_RULES_VERSION, result: result as unknown as Canonical });
};
