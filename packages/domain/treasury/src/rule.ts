// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, type GermanLand, ok, type Refusal, refusal } from '@kernel/core';
import { DEFAULT_INSTALMENT_DATES, type InstalmentDates, instalmentDates, type PlanDatesRefusal } from './instalments.ts';
import type { DayCount, LateRule, StatuteRate } from './late-rule.ts';
import { isSidePayment, type OpenItem } from './open-item.ts';
import type { PaymentOrder } from './payment-allocation.ts';
import { euro, yearOf } from './year-step.ts';

/** How a claim is ordered: by a notice (Bescheid), or by an invoice under an agreement (Rechnung). */
export const ITEM_FAMILIES = ['notice', 'invoice'] as const;
export type ItemFamily = (typeof ITEM_FAMILIES)[number];

export const RULE_TOPICS = ['lateNotice', 'lateInvoice', 'instalmentDates', 'paymentOrder', 'balancing', 'lateMinimum'] as const;
export type RuleTopic = (typeof RULE_TOPICS)[number];

/** A rule for late amounts before it meets a claim; see LateRule. */
export type LateSetting =
  | { readonly kind: 'contract'; readonly claim: 'payment' | 'other'; readonly dayCount: DayCount }
  | { readonly kind: 'statute'; readonly rate: StatuteRate; readonly dayCount: DayCount }
  | { readonly kind: 'taxLateCharge'; readonly land: GermanLand }
  | { readonly kind: 'none' };
export type BalancingSetting = { readonly kind: 'kag' } | { readonly kind: 'statutes'; readonly years: number };

export type RuleContent =
  | { readonly topic: 'lateNotice'; readonly late: LateSetting }
  | { readonly topic: 'lateInvoice'; readonly late: LateSetting }
  | { readonly topic: 'instalmentDates'; readonly dates: InstalmentDates }
  | { readonly topic: 'paymentOrder'; readonly order: PaymentOrder }
  | { readonly topic: 'balancing'; readonly balancing: BalancingSetting }
  /** Interest and late charges below it are not claimed (Kleinbetragsgrenze). */
  | { readonly topic: 'lateMinimum'; readonly minimumCents: Cents };

/** A dated setting of the association with the clause that orders it. */
export interface TreasuryRule {
  readonly id: string;
  readonly validFrom: CivilDate;
  readonly clause: string;
  readonly content: RuleContent;
}

const MOST_MINIMUM = 100_000n;

/** In order of precedence. */
export type SetRuleRefusal =
  | 'NOT_A_PERSON'
  | 'BASIS_MISSING'
  | 'RATE_OUT_OF_RANGE'
  | 'BALANCING_YEARS_INVALID'
  | 'MINIMUM_OUT_OF_RANGE'
  | PlanDatesRefusal;

export type SetRuleInput = Omit<TreasuryRule, 'id'>;

function checkContent({ validFrom, content }: SetRuleInput): Refusal<SetRuleRefusal> | null {
  if (content.topic === 'balancing' && content.balancing.kind === 'statutes') {
    const { years } = content.balancing;
    if (!Number.isInteger(years) || years < 1 || years > 20)
      return refusal('BALANCING_YEARS_INVALID', { field: 'years', params: { years } });
  }
  if (content.topic === 'lateMinimum' && (content.minimumCents < 0n || content.minimumCents > MOST_MINIMUM))
    return refusal('MINIMUM_OUT_OF_RANGE', { field: 'minimum', params: { most: euro(MOST_MINIMUM) } });
  if (content.topic === 'instalmentDates') {
    const dates = instalmentDates(yearOf(validFrom), content.dates);
    return dates.ok ? null : dates.error;
  }
  if ('late' in content && content.late.kind === 'statute') {
    const { basisPoints } = content.late.rate;
    if (!Number.isInteger(basisPoints) || basisPoints < 1 || basisPoints > 2_000)
      return refusal('RATE_OUT_OF_RANGE', { field: 'basisPoints', params: { from: 1, to: 2_000 } });
  }
  return null;
}

export const setRule: Decide<Record<never, never>, SetRuleInput, TreasuryRule, SetRuleRefusal> = (_state, input, { by, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const clause = input.clause.trim();
  if (clause === '') return err(refusal('BASIS_MISSING', { field: 'clause' }));
  const wrong = checkContent(input);
  return wrong ? err(wrong) : ok({ ...input, id: newId(), clause });
};

/** The rule of a day: the one that began last; of two that begin on the same day the one that was entered last. Rules are in the order of entry. */
export function ruleOn<Topic extends RuleTopic>(
  rules: readonly TreasuryRule[],
  topic: Topic,
  day: CivilDate,
): (TreasuryRule & { readonly content: Extract<RuleContent, { topic: Topic }> }) | null {
  const valid = rules.filter((rule) => rule.content.topic === topic && rule.validFrom <= day);
  const found = valid.reduce<TreasuryRule | null>((last, rule) => (last === null || rule.validFrom >= last.validFrom ? rule : last), null);
  return found as (TreasuryRule & { readonly content: Extract<RuleContent, { topic: Topic }> }) | null;
}

/**
 * What being late costs for a claim, by the rule of its due date. Without a rule of the association nothing is claimed: null. What bears
 * neither interest nor charges by law says so.
 */
export function lateRuleOf(rules: readonly TreasuryRule[], item: OpenItem, family: ItemFamily): LateRule | null {
  if (isSidePayment(item.kind)) return { kind: 'none', clause: '§ 289 BGB, § 240 Abs. 2 AO' };
  const rule = family === 'notice' ? ruleOn(rules, 'lateNotice', item.dueOn) : ruleOn(rules, 'lateInvoice', item.dueOn);
  if (rule === null) return null;
  const { late } = rule.content;
  const { clause } = rule;
  return late.kind === 'contract' ? { ...late, arisenOn: item.dueOn, clause } : { ...late, clause };
}

/** Below what interest and late charges are not claimed on a day; null without a rule. */
export function lateMinimumOn(
  rules: readonly TreasuryRule[],
  day: CivilDate,
): { readonly amountCents: Cents; readonly clause: string } | null {
  const rule = ruleOn(rules, 'lateMinimum', day);
  return rule && { amountCents: rule.content.minimumCents, clause: rule.clause };
}

export const datesOn = (rules: readonly TreasuryRule[], day: CivilDate): InstalmentDates =>
  ruleOn(rules, 'instalmentDates', day)?.content.dates ?? DEFAULT_INSTALMENT_DATES;

/** Claims under public law by § 225 AO where the association has not said otherwise. */
export const orderOn = (rules: readonly TreasuryRule[], day: CivilDate): PaymentOrder =>
  ruleOn(rules, 'paymentOrder', day)?.content.order ?? 'publicLaw';
