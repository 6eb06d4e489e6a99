// SPDX-License-Identifier: EUPL-1.2
import type { BalancingRule, RuleContent, TreasuryRule } from '@domain/treasury';

type BalancingSetting = TreasuryRule & { readonly content: Extract<RuleContent, { topic: 'balancing' }> };

/** By § 6 Abs. 2 KAG NRW where the association has no clause of its own. */
export function balancingRule(setting: BalancingSetting | null): BalancingRule {
  const balancing = setting?.content.balancing;
  return setting && balancing?.kind === 'statutes' ? { ...balancing, clause: setting.clause } : { kind: 'kag' };
}
