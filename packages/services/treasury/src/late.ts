// SPDX-License-Identifier: EUPL-1.2
import {
  type LateAmount,
  lateAmount,
  lateRuleOf,
  type TreasuryRule,
  type YearRefusal,
  type YearStep,
  yearRefusalSentence,
} from '@domain/treasury';
import { type Bilingual, type Cents, type CivilDate, type Refusal, ZERO_CENTS } from '@kernel/core';
import type { Claim } from './claims.ts';

/** What being late costs for a claim as of a day, without what an order has claimed or waived; shown, and posted by an order alone. */
export interface LateView {
  readonly amountCents: Cents;
  readonly steps: readonly YearStep[];
  readonly spans: LateAmount['spans'];
  /** Why it is nothing, or could not be worked out; null where it was. */
  readonly note: Bilingual | null;
}

const WITHOUT_RULE: Bilingual = {
  de: 'Für Forderungen dieser Art ist keine Regel über Zinsen oder Säumniszuschläge hinterlegt; es wird nichts berechnet.',
  en: 'No rule about interest or late charges is recorded for claims of this kind; nothing is computed.',
};

const NOT_DELIVERED: Bilingual = {
  de: 'Der Bescheid, der diese Rate anfordert, ist noch nicht bekannt gegeben; es wird nichts berechnet.',
  en: 'The notice that asks for this instalment has not been delivered yet; nothing is computed.',
};

export function lateOf(
  rules: readonly TreasuryRule[],
  { item, movements, deferrals, lateAfter }: Omit<Claim, 'state'>,
  asOf: CivilDate,
): LateView {
  const nothing = { amountCents: ZERO_CENTS, steps: [], spans: [] };
  // A notice has no effect before it is delivered (§ 43 Abs. 1 VwVfG NRW, § 124 Abs. 1 AO).
  if (item.kind === 'instalment' && item.documentNumber === null) return { ...nothing, note: NOT_DELIVERED };
  const rule = lateRuleOf(rules, item, item.family);
  if (rule === null) return { ...nothing, note: WITHOUT_RULE };
  const found = lateAmount(rule, { item, movements, deferrals }, { after: lateAfter, to: asOf });
  if (!found.ok) return { ...nothing, note: yearRefusalSentence(found.error as Refusal<YearRefusal>) };
  const { amountCents, steps, spans } = found.value;
  return { amountCents, steps, spans, note: null };
}
