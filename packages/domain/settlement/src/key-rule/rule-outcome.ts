// SPDX-License-Identifier: EUPL-1.2
import type { Cents, Fraction } from '@kernel/core';
import type { Bilingual } from '../metric.ts';
import type { Column } from './column.ts';
import type { SeenParty } from './evaluation.ts';
import type { PartyTerms } from './exceptions.ts';
import type { Limited } from './limits.ts';
import type { Income, NonMemberLine } from './non-members.ts';
import type { Shared } from './share.ts';

/** Something that names a party, and why nothing came of it. */
export interface NotApplied {
  readonly what: 'weight' | 'group' | 'exception' | 'limit';
  readonly party: string;
  /** party-unknown: it is no party of this sharing; outside-days: it holds on no day on which the party shares; credit: see KeyRule.negative. */
  readonly why: 'party-unknown' | 'outside-days' | 'credit';
}

/** What a party bears by a rule; amounts have the sign of what is shared. */
export interface RuleShare {
  readonly party: string;
  readonly tieKey: string;
  readonly name: string;
  /** Exact fraction of what is shared; with limits, of what the parties and the centre bear of it. */
  readonly fraction: Fraction;
  readonly floorCents: Cents;
  readonly remainder: Fraction;
  readonly rank: number | null;
  readonly roundingCents: Cents;
  readonly amountCents: Cents;
}

/** Why the centre carries something; exact cents, below zero where it keeps something. */
export interface CentreReason {
  readonly reason: 'nobody' | 'minimums' | 'maximums' | 'income';
  /** The place of the rule that says so. */
  readonly path: string;
  readonly cents: Fraction;
}

/** amountCents = sharesCents + carriedByCentreCents + incomeFromNonMembersCents. */
export interface RuleProof {
  readonly amountCents: Cents;
  readonly sharesCents: Cents;
  readonly carriedByCentreCents: Cents;
  readonly incomeFromNonMembersCents: Cents;
  readonly differenceCents: Cents;
  readonly leftoverCents: number;
  readonly tieRule: Bilingual;
  /** What rule and facts name and nothing came of. */
  readonly notApplied: readonly NotApplied[];
}

/** How the shares came about; read it with stepsOf. */
export interface RuleWorkings {
  readonly parties: readonly SeenParty[];
  readonly ofDays: number;
  /** 1 or -1: a credit is shared as its absolute value. */
  readonly sign: 1 | -1;
  readonly income: Income;
  readonly terms: readonly PartyTerms[];
  /** What is shared by weight: all but fixed shares and amounts; exact cents, not below zero. */
  readonly byWeightCents: Fraction;
  /** null where fixed shares leave nothing to share by weight. */
  readonly shared: Shared | null;
  readonly limited: Limited | null;
  /** The exact cents that were rounded, with the sign of what is shared. */
  readonly quotas: Column;
}

export interface RuleOutcome {
  /** Sorted by tieKey, then party. */
  readonly shares: readonly RuleShare[];
  readonly carriedByCentreCents: Cents;
  readonly centreReasons: readonly CentreReason[];
  readonly incomeFromNonMembersCents: Cents;
  readonly nonMembers: readonly NonMemberLine[];
  readonly workings: RuleWorkings;
  readonly proof: RuleProof;
}
