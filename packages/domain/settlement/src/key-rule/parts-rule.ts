// SPDX-License-Identifier: EUPL-1.2
import { fraction } from '@kernel/core';
import { type KeyPart, WHOLE_PERMYRIAD } from '../key.ts';
import type { Metric } from '../metric.ts';
import { canonicalRule } from './canonical-rule.ts';
import { byWeight, type KeyRule, type Measure, plainRule, type ShareRule } from './rule.ts';

const measureOf = (metric: Metric): Measure =>
  metric.kind === 'inhabitants'
    ? { kind: 'inhabitants', basis: metric.basis, at: { kind: 'dates', dates: [metric.referenceDate] } }
    : metric;

/** The rule that a key made of parts means. */
export function ruleOfParts(parts: readonly KeyPart[]): KeyRule {
  const mixed = parts.map(({ sharePermyriad, metric }) => ({
    share: fraction(sharePermyriad, WHOLE_PERMYRIAD),
    rule: byWeight(measureOf(metric)),
  }));
  const only = mixed.length === 1 ? mixed[0]?.rule : undefined;
  return plainRule(only ?? { kind: 'mix', parts: mixed });
}

function metricOf(rule: ShareRule): Metric | null {
  if (rule.kind !== 'weight') return null;
  const { weight } = rule;
  if (weight.kind === 'hours' || weight.kind === 'cases' || weight.kind === 'equal' || weight.kind === 'quantity') return weight;
  if (weight.kind !== 'inhabitants' || weight.at.kind !== 'dates') return null;
  const [referenceDate, further] = weight.at.dates;
  return referenceDate === undefined || further !== undefined ? null : { kind: 'inhabitants', basis: weight.basis, referenceDate };
}

/** The parts of a rule that says no more than parts can say, in its order; null for every other rule. */
export function partsOfRule(rule: KeyRule): KeyPart[] | null {
  const mixed = rule.share.kind === 'mix' ? rule.share.parts : [{ share: fraction(1), rule: rule.share }];
  const parts: KeyPart[] = [];
  for (const { share, rule: inner } of mixed) {
    const metric = metricOf(inner);
    const permyriad = share.n * BigInt(WHOLE_PERMYRIAD);
    if (metric === null || permyriad % share.d !== 0n) return null;
    parts.push({ sharePermyriad: Number(permyriad / share.d), metric });
  }
  // Whatever a part cannot say would be lost.
  return canonicalRule(ruleOfParts(parts)) === canonicalRule(rule) ? parts : null;
}
