// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Fraction } from '@kernel/core';
import { type CalculationStep, calculationSteps } from './calculation.ts';
import type { AgreementBasis } from './direct-charge.ts';
import { explanationSteps } from './explain-steps.ts';
import { explanationSentence, roundingReason } from './explain-text.ts';
import { type PoolWeightTable, type WeightTable, weightsFor, weightTables } from './explain-weights.ts';
import { ruleSentence } from './key-rule/rule-sentence.ts';
import type { RuleStep } from './key-rule/rule-step.ts';
import { both, type RuleNames } from './key-rule/weight-phrase.ts';
import type { Bilingual } from './metric.ts';
import { daysOf } from './participation.ts';
import { outcomeOf } from './pool-allocation.ts';
import type { Meter, MonthSpan } from './reading.ts';
import type { KindAmounts } from './run-input.ts';
import type { PoolAllocation, PoolShare, RunResult } from './run-result.ts';
import { poolLineKey } from './statement.ts';
import { supportByCentre } from './support-costs.ts';

/** A step of the calculation, with exact values for machines, a text for people, and the steps that it was made of. */
export type ExplanationStep = RuleStep;

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
  /** From the cost to the amount. */
  readonly steps: readonly ExplanationStep[];
  readonly weights: readonly WeightTable[];
  /** What support centres passed on to the pool in these months; exact cents, which rounding makes costByKind.support. */
  readonly support: readonly { readonly centreId: string; readonly centreName: string; readonly cents: Fraction }[];
  readonly carriedByCentreCents: Cents;
  readonly incomeFromNonMembersCents: Cents;
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

function ownSources({ months, serviceFamilyCode }: PoolAllocation, { tenantId, uses }: PoolShare): OwnSources[] {
  const { from, to } = daysOf(months);
  return uses.map(({ meter, measured, broughtForward, carriedForward, readings, lateReadings }) => ({
    tenantId,
    serviceFamilyCode,
    meter,
    from,
    to,
    readings,
    lateReadings,
    quantity: measured - broughtForward + carriedForward,
  }));
}

/** What is the same for all members of an allocation, told once for all of them. */
interface Common {
  readonly allocation: PoolAllocation;
  readonly key: ShareSection['key'];
  readonly support: ShareSection['support'];
  readonly shares: ReadonlyMap<string, PoolShare>;
  readonly weights: () => readonly PoolWeightTable[];
}

function commonOf(result: RunResult, allocation: PoolAllocation, names: RuleNames): Common {
  const { id, name, version, validFrom, rule } = allocation.key;
  const sentence = both((language) => ruleSentence(rule, language, names));
  let weights: readonly PoolWeightTable[] | null = null;
  return {
    allocation,
    key: { id, name, version, validFrom, sentence },
    support: supportByCentre(result, allocation).parts.map(({ centreId, centreName, cents }) => ({ centreId, centreName, cents })),
    shares: new Map(allocation.shares.map((share) => [share.tenantId, share])),
    weights: () => {
      weights ??= weightTables(outcomeOf(allocation), names);
      return weights;
    },
  };
}

function ownSection(result: RunResult, { allocation, key, support }: Common, share: PoolShare, names: RuleNames): OwnSection {
  const { roundingCents, remainder, rank } = share;
  return {
    months: allocation.months,
    amountCents: share.amountCents,
    byKind: share.byKind,
    costCents: allocation.amountCents,
    costByKind: allocation.byKind,
    key,
    clause: allocation.key.clause,
    resolution: allocation.key.resolution,
    agreement: share.basis,
    sentence: explanationSentence(allocation, share),
    steps: explanationSteps(allocation, share, { result, outcome: outcomeOf(allocation), names }),
    support,
    carriedByCentreCents: allocation.carriedByCentreCents,
    incomeFromNonMembersCents: allocation.incomeFromNonMembersCents,
    sources: ownSources(allocation, share),
    rounding: { roundingCents, remainder, rank, leftoverCents: allocation.leftoverCents, reason: roundingReason(allocation, share) },
  };
}

const namesIn = (result: RunResult, basisNames: RuleNames['bases'] & object): RuleNames => ({
  bases: basisNames,
  parties: Object.fromEntries(result.totals.map((total) => [total.tenantId, total.memberName])),
});

/** A share's section without the weights of all, which are told of their pool once (see runExplainer). */
export type OwnSection = Omit<ShareSection, 'weights'>;

export interface RunExplainer {
  /** By the key of its statement's line; null if the run holds no such share. */
  readonly ownSection: (
    tenantId: string,
    lineKey: string,
  ) => (Pick<ShareExplanation, 'poolName' | 'serviceFamilyCode'> & { readonly section: OwnSection }) | null;
  readonly weightsOf: (lineKey: string) => readonly PoolWeightTable[];
  /** What the sentence of a line leaves out; none where it says all (see calculationSteps). */
  readonly stepsBehind: (tenantId: string, lineKey: string) => readonly CalculationStep[];
}

/**
 * Explains all shares of a run: what members have in common is worked out once a pool and not once a member, since it holds all members
 * itself.
 * @param basisNames names of population bases by their code; a code without a name is shown as it is
 */
export function runExplainer(result: RunResult, basisNames: RuleNames['bases'] & object = {}): RunExplainer {
  const names = namesIn(result, basisNames);
  const byLine = new Map(result.allocations.map((one) => [poolLineKey(one.poolId, one.months), commonOf(result, one, names)]));
  return {
    ownSection: (tenantId, lineKey) => {
      const common = byLine.get(lineKey);
      const share = common?.shares.get(tenantId);
      if (!common || !share) return null;
      const { poolName, serviceFamilyCode } = common.allocation;
      return { poolName, serviceFamilyCode, section: ownSection(result, common, share, names) };
    },
    weightsOf: (lineKey) => byLine.get(lineKey)?.weights() ?? [],
    stepsBehind: (tenantId, lineKey) => {
      const common = byLine.get(lineKey);
      const share = common?.shares.get(tenantId);
      return common && share ? calculationSteps(result, common.allocation, share, names) : [];
    },
  };
}

/**
 * Why this amount: the explanation of a member's share of a pool; null if the run holds no such share.
 * @param basisNames names of population bases by their code; a code without a name is shown as it is
 */
export function explainShare(
  result: RunResult,
  tenantId: string,
  poolId: string,
  basisNames: RuleNames['bases'] & object = {},
): ShareExplanation | null {
  const found = result.allocations
    .filter((allocation) => allocation.poolId === poolId)
    .flatMap((allocation) => allocation.shares.filter((share) => share.tenantId === tenantId).map((share) => ({ allocation, share })));
  const first = found[0];
  if (first === undefined) return null;
  const names = namesIn(result, basisNames);
  const sections = found.map(({ allocation, share }): ShareSection => {
    const common = commonOf(result, allocation, names);
    return { ...ownSection(result, common, share, names), weights: weightsFor(common.weights(), tenantId) };
  });
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
