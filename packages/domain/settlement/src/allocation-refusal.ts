// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';
import { unitOf } from './key-rule/rule-needs.ts';
import type { ShareByRuleRefusal } from './key-rule/share-by-rule.ts';
import type { Stretch } from './stretches.ts';

/** In order of precedence. What the rule of a key refuses has the rule's own name, but for the first two. */
export type AllocationRefusal =
  | 'POPULATION_MISSING'
  | 'POOL_WITHOUT_WEIGHT'
  | Exclude<ShareByRuleRefusal, 'NOBODY_HAS_WEIGHT'>
  | 'CHARGE_WITHOUT_BASIS';

const METRICS: Readonly<Record<string, string>> = { 'desk.minutes': 'hours', 'desk.cases': 'cases' };

/** A refusal of the rule as a refusal of the run, with the pool and its months. */
function ofPool({ pool, key, months }: Stretch, found: Refusal<ShareByRuleRefusal>): Refusal<AllocationRefusal> {
  const { code, params = {} } = found;
  const place = { pool: pool.name, key: key.name, ...months, ...(found.field ? { path: found.field } : {}) };
  if (code === 'NOBODY_HAS_WEIGHT') {
    const metric = String(params.measure ?? '');
    const unit = unitOf(key.rule, metric);
    return refusal('POOL_WITHOUT_WEIGHT', {
      field: 'pools',
      params: {
        pool: pool.name,
        metric: METRICS[metric] ?? metric,
        ...(unit ? { unit } : {}),
        ...(params.group ? { group: params.group } : {}),
        ...months,
      },
    });
  }
  if (code === 'COUNT_MISSING' && String(params.measure).startsWith('inhabitants.')) {
    const metric = `${String(params.measure).replace('.', ':')}:${params.on}`;
    return refusal('POPULATION_MISSING', {
      field: 'members',
      params: { pool: pool.name, member: String(params.party), metric, ...months },
    });
  }
  return refusal(code, { field: 'pools', params: { ...params, ...place } });
}

/** All that keeps a pool from being shared; that nobody has weight is told only where no number is missing for it. */
export function refusalsOf(stretch: Stretch, found: readonly Refusal<ShareByRuleRefusal>[]): Refusal<AllocationRefusal>[] {
  const isMissing = found.some(({ code }) => code === 'COUNT_MISSING' || code === 'WEIGHT_NOT_STATED');
  return found.filter(({ code }) => !isMissing || code !== 'NOBODY_HAS_WEIGHT').map((one) => ofPool(stretch, one));
}
