// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Fraction, fraction, multiplyFractions } from '@kernel/core';
import type { AgreementBasis } from './direct-charge.ts';
import { type BasisNames, explanationSentence, roundingReason, stepTexts } from './explain-text.ts';
import { keySentence } from './key-sentence.ts';
import { type Bilingual, type Metric, meterOf } from './metric.ts';
import { daysOf } from './participation.ts';
import type { Meter, MonthSpan } from './reading.ts';
import type { KindAmounts } from './run-input.ts';
import type { PartShare, PoolAllocation, PoolShare, RunResult } from './run-result.ts';

/** A step of the calculation, with exact values for machines and a text for people. */
export interface ExplanationStep {
  readonly kind: 'cost' | 'part' | 'fraction' | 'quota' | 'floor' | 'rounding' | 'amount';
  /** Exact value of the step: cents for cost, quota, floor, rounding and amount; a share of one for part and fraction. */
  readonly value: Fraction;
  readonly text: Bilingual;
}

/** Weights of all members for one part of the key. */
export interface WeightTable {
  readonly metric: Metric;
  readonly sharePermyriad: number;
  readonly totalWeight: Fraction;
  readonly rows: readonly ({ readonly tenantId: string; readonly memberName: string; readonly own: boolean } & Pick<
    PartShare,
    'measured' | 'days' | 'ofDays' | 'weight' | 'fraction'
  >)[];
}

/** Where the member's own readings are found: by these, and by the run that froze them. */
export interface OwnSources {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: Meter;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly readings: number;
  /** Late ones occurred before 'from'. */
  readonly lateReadings: number;
  /** Sum of these readings; what counts differs from it where corrections were brought forward or stay open. */
  readonly quantity: bigint;
}

export interface RoundingExplanation {
  /** 1, -1 or 0. */
  readonly roundingCents: Cents;
  readonly remainder: Fraction;
  readonly rank: number | null;
  readonly leftoverCents: number;
  readonly reason: Bilingual;
}

/** Why a member bears this amount of a pool in these months. A snapshot: all weights, but only its own sources. */
export interface ShareSection {
  readonly months: MonthSpan;
  readonly amountCents: Cents;
  readonly byKind: KindAmounts;
  readonly costCents: Cents;
  readonly costByKind: KindAmounts;
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly validFrom: CivilDate;
    readonly sentence: Bilingual;
  };
  readonly clause: string;
  readonly resolution: string;
  readonly agreement: AgreementBasis | null;
  readonly sentence: Bilingual;
  readonly steps: readonly ExplanationStep[];
  readonly weights: readonly WeightTable[];
  readonly sources: readonly OwnSources[];
  readonly rounding: RoundingExplanation;
}

export interface ShareExplanation {
  readonly tenantId: string;
  readonly memberName: string;
  readonly poolId: string;
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  /** Sum of the sections. */
  readonly amountCents: Cents;
  /** One, or several if the key changed within the period. */
  readonly sections: readonly ShareSection[];
}

function stepsOf(allocation: PoolAllocation, share: PoolShare, basisNames: BasisNames): ExplanationStep[] {
  const texts = stepTexts(allocation, share, basisNames);
  const quota = multiplyFractions(fraction(allocation.amountCents), share.fraction);
  return [
    { kind: 'cost', value: fraction(allocation.amountCents), text: texts.cost },
    ...share.parts.map(
      (part, index): ExplanationStep => ({ kind: 'part', value: part.fraction, text: texts.parts[index] ?? texts.fraction }),
    ),
    { kind: 'fraction', value: share.fraction, text: texts.fraction },
    { kind: 'quota', value: quota, text: texts.quota },
    { kind: 'floor', value: fraction(share.floorCents), text: texts.floor },
    { kind: 'rounding', value: fraction(share.roundingCents), text: texts.rounding },
    { kind: 'amount', value: fraction(share.amountCents), text: texts.amount },
  ];
}

function weightTables({ parts, shares }: PoolAllocation, tenantId: string): WeightTable[] {
  return parts.map(({ metric, sharePermyriad, totalWeight }, index) => ({
    metric,
    sharePermyriad,
    totalWeight,
    rows: shares.flatMap((share) => {
      const part = share.parts[index];
      if (part === undefined) return [];
      const { measured, days, ofDays, weight, fraction: exact } = part;
      return [
        {
          tenantId: share.tenantId,
          memberName: share.memberName,
          own: share.tenantId === tenantId,
          measured,
          days,
          ofDays,
          weight,
          fraction: exact,
        },
      ];
    }),
  }));
}

function ownSources(allocation: PoolAllocation, share: PoolShare): OwnSources[] {
  const { from, to } = daysOf(allocation.months);
  return allocation.parts.flatMap(({ metric }, index) => {
    const meter = meterOf(metric);
    const part = share.parts[index];
    if (meter === null || part === undefined) return [];
    const { serviceFamilyCode } = allocation;
    return [
      {
        tenantId: share.tenantId,
        serviceFamilyCode,
        meter,
        from,
        to,
        readings: part.readings,
        lateReadings: part.lateReadings,
        quantity: part.measured - part.broughtForward + part.carriedForward,
      },
    ];
  });
}

function explainSection(allocation: PoolAllocation, share: PoolShare, basisNames: BasisNames): ShareSection {
  const { key } = allocation;
  const { roundingCents, remainder, rank } = share;
  return {
    months: allocation.months,
    amountCents: share.amountCents,
    byKind: share.byKind,
    costCents: allocation.amountCents,
    costByKind: allocation.byKind,
    key: {
      id: key.id,
      name: key.name,
      version: key.version,
      validFrom: key.validFrom,
      sentence: { de: keySentence(key, 'de', basisNames), en: keySentence(key, 'en', basisNames) },
    },
    clause: key.clause,
    resolution: key.resolution,
    agreement: share.basis,
    sentence: explanationSentence(allocation, share),
    steps: stepsOf(allocation, share, basisNames),
    weights: weightTables(allocation, share.tenantId),
    sources: ownSources(allocation, share),
    rounding: { roundingCents, remainder, rank, leftoverCents: allocation.leftoverCents, reason: roundingReason(allocation, share) },
  };
}

/**
 * Why this amount: the explanation of a member's share of a pool; null if the run holds no such share.
 * @param basisNames names of population bases by their code; a code without a name is shown as it is
 */
export function explainShare(result: RunResult, tenantId: string, poolId: string, basisNames: BasisNames = {}): ShareExplanation | null {
  const found = result.allocations
    .filter((allocation) => allocation.poolId === poolId)
    .flatMap((allocation) => allocation.shares.filter((share) => share.tenantId === tenantId).map((share) => ({ allocation, share })));
  const first = found[0];
  if (first === undefined) return null;
  const sections = found.map(({ allocation, share }) => explainSection(allocation, share, basisNames));
  return {
    tenantId,
    memberName: first.share.memberName,
    poolId,
    poolName: first.allocation.poolName,
    serviceFamilyCode: first.allocation.serviceFamilyCode,
    amountCents: sections.reduce((sum, section) => sum + section.amountCents, 0n) as Cents,
    sections,
  };
}
