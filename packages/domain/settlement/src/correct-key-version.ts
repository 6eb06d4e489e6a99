// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import type { AllocationKey } from './key.ts';
import { canonicalRule } from './key-rule/canonical-rule.ts';
import { checkRule, type RuleCheckRefusal } from './key-rule/check-rule.ts';

/** In order of precedence. */
export type CorrectKeyVersionRefusal =
  | 'REASON_MISSING'
  | 'RESOLUTION_MISSING'
  | 'CLAUSE_MISSING'
  | RuleCheckRefusal
  | 'KEY_VERSION_UNKNOWN'
  | 'NOTHING_CHANGES';

export interface CorrectKeyVersionInput extends Pick<AllocationKey, 'version' | 'clause' | 'resolution' | 'rule'> {
  /** A court's decision, a resolution that was changed for the past. */
  readonly reason: string;
}

export interface KeyCorrection {
  readonly key: AllocationKey;
  readonly before: AllocationKey;
  readonly reason: string;
}

/**
 * A version that was published is known otherwise from now on. Its days stay; what was settled by it stays settled, until a correction of
 * those months settles them by what is known then.
 */
export const correctKeyVersion: Decide<
  { readonly versions: readonly AllocationKey[] },
  CorrectKeyVersionInput,
  KeyCorrection,
  CorrectKeyVersionRefusal
> = ({ versions }, input) => {
  const [reason, resolution, clause] = [input.reason.trim(), input.resolution.trim(), input.clause.trim()];
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (resolution === '') return err(refusal('RESOLUTION_MISSING', { field: 'resolution' }));
  if (clause === '') return err(refusal('CLAUSE_MISSING', { field: 'clause' }));
  const [wrong]: Refusal<RuleCheckRefusal>[] = checkRule(input.rule);
  if (wrong) return err({ ...wrong, field: `rule.${wrong.field ?? ''}` });
  const before = versions.find(({ version }) => version === input.version);
  if (!before) return err(refusal('KEY_VERSION_UNKNOWN', { field: 'keyVersion', params: { version: input.version } }));
  const same = before.resolution === resolution && before.clause === clause && canonicalRule(before.rule) === canonicalRule(input.rule);
  if (same) return err(refusal('NOTHING_CHANGES'));
  return ok({ key: { ...before, resolution, clause, rule: input.rule }, before, reason });
};
