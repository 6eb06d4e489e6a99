// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  cents,
  err,
  formatCivilDate,
  ok,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import { type LateRefusal, lateAmount } from './late-amount.ts';
import { type LateBooks, type LatePosting, lateSettledTo } from './late-books.ts';
import type { LateCorrectionEffect } from './late-correction.ts';
import { isSidePayment, type OpenItem } from './open-item.ts';
import type { OrderOutlook } from './order-outlook.ts';
import { lateMinimumOn, lateRuleOf } from './rule.ts';
import type { YearStep } from './year-step.ts';
import { euro } from './year-step.ts';

/** What being late has cost by a day is claimed, or the association does without it. */
export interface LateWish {
  readonly kind: 'late' | 'lateWaiver';
  readonly itemId: string;
  /** Last day that is counted. */
  readonly to: CivilDate;
  /** When it is to be paid; null of a waiver. */
  readonly dueOn: CivilDate | null;
  readonly reason: string;
}

/** In order of precedence. */
export type LateOrderRefusal =
  | 'ORDER_SUBJECT_UNKNOWN'
  | 'REASON_MISSING'
  | 'LATE_DAY_IN_FUTURE'
  | 'LATE_DUE_NOT_LATER'
  | 'LATE_NOT_DELIVERED'
  | 'LATE_RULE_MISSING'
  | 'LATE_NOTHING'
  | 'LATE_BELOW_MINIMUM'
  | LateRefusal;

export type LateEffect =
  | { readonly kind: 'late'; readonly posting: LatePosting; readonly steps: readonly YearStep[] }
  | { readonly kind: 'lateWaiver'; readonly amountCents: Cents; readonly steps: readonly YearStep[] }
  | LateCorrectionEffect;

interface Worked {
  readonly effect: LateEffect;
  readonly outlook: OrderOutlook;
}

/** What an order on the cost of being late does: a claim of its own with its calculation, or nothing more for these days. */
export function workLate(
  books: LateBooks,
  { kind, itemId, to, dueOn, reason }: LateWish,
  { today, newId }: Circumstances,
): Result<Worked, Refusal<LateOrderRefusal>> {
  const item = books.items.find(({ id }) => id === itemId);
  if (!item || isSidePayment(item.kind)) return err(refusal('ORDER_SUBJECT_UNKNOWN'));
  const text = reason.trim();
  if (kind === 'lateWaiver' && text === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (to > today) return err(refusal('LATE_DAY_IN_FUTURE', { field: 'to', params: { today } }));
  if (kind === 'late' && (dueOn === null || dueOn <= today))
    return err(refusal('LATE_DUE_NOT_LATER', { field: 'dueOn', params: { today } }));
  // A notice has no effect before it is delivered (§ 43 Abs. 1 VwVfG NRW, § 124 Abs. 1 AO).
  if (item.kind === 'instalment' && item.documentNumber === null)
    return err(refusal('LATE_NOT_DELIVERED', { params: { label: item.label } }));
  const rule = lateRuleOf(books.rules, item, item.family);
  if (rule === null) return err(refusal('LATE_RULE_MISSING', { params: { label: item.label } }));
  const after = lateSettledTo(books.lateSettled, itemId);
  const found = lateAmount(rule, { item, movements: books.movements, deferrals: books.deferrals }, { after, to });
  if (!found.ok) return found;
  const { amountCents, steps, clause } = found.value;
  if (amountCents <= 0n) return err(refusal('LATE_NOTHING', { field: 'to', params: { label: item.label, to } }));
  const minimum = lateMinimumOn(books.rules, to);
  if (kind === 'late' && minimum !== null && amountCents < minimum.amountCents)
    return err(
      refusal('LATE_BELOW_MINIMUM', { params: { amount: euro(amountCents), minimum: euro(minimum.amountCents), clause: minimum.clause } }),
    );
  const isCharge = rule.kind === 'taxLateCharge';
  const label = `${isCharge ? 'Säumniszuschläge' : 'Zinsen'} auf „${item.label}“ bis ${formatCivilDate(to)}`;
  const outlook: OrderOutlook = {
    ...{ label, fromCents: null, toCents: amountCents, fromDay: after, toDay: to, instalments: [], creditCents: cents(0n) },
    steps,
  };
  if (kind === 'lateWaiver' || dueOn === null) return ok({ effect: { kind: 'lateWaiver', amountCents, steps }, outlook });
  const claim: OpenItem = {
    ...{ id: newId(), tenantId: item.tenantId, kind: isCharge ? 'lateCharge' : 'interest', label, amountCents, dueOn },
    basis: [clause, text].filter((one) => one !== '').join('; '),
  };
  return ok({ effect: { kind: 'late', posting: { item: claim, family: item.family }, steps }, outlook });
}
