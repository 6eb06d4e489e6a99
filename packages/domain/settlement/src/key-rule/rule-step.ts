// SPDX-License-Identifier: EUPL-1.2
import type { Fraction } from '@kernel/core';
import type { Bilingual } from '../metric.ts';
import type { RuleWorkings } from './rule-outcome.ts';
import type { RuleNames } from './weight-phrase.ts';

export type RuleStepKind =
  | 'cost'
  | 'own-cost'
  | 'support'
  | 'support-rounding'
  | 'other-income'
  | 'correction'
  | 'centre'
  | 'income'
  | 'exception'
  | 'count'
  | 'measure'
  | 'tier'
  | 'tiers'
  | 'points'
  | 'weightless'
  | 'days'
  | 'factor'
  | 'weight'
  | 'nobody'
  | 'part'
  | 'group'
  | 'fraction'
  | 'before-limits'
  | 'limit'
  | 'taken'
  | 'given'
  | 'quota'
  | 'floor'
  | 'rounding'
  | 'amount';

/** One step, ready to be printed: exact values for machines, a text for people, and the steps that it was made of. */
export interface RuleStep {
  readonly kind: RuleStepKind;
  /** The place of the rule that asks for this step; '' where it is no place of the rule. */
  readonly path: string;
  readonly value: Fraction;
  /** share: of one; cents: of a credit with its sign from the exact share ('quota') on, its absolute value in exceptions and limits. */
  readonly unit: 'count' | 'factor' | 'share' | 'cents';
  /** What it is set against (the weight of all, the days of the period, the cost); null where there is no such thing. */
  readonly of: Fraction | null;
  readonly text: Bilingual;
  readonly steps: readonly RuleStep[];
}

/** What a step is told of. */
export interface StepScope {
  readonly workings: RuleWorkings;
  readonly index: number;
  readonly names: RuleNames;
}
