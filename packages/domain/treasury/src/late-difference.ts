// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, ok, type Refusal, type Result, sumCents } from '@kernel/core';
import { type LateRefusal, lateAmount } from './late-amount.ts';
import type { LateBooks, LateCorrected, LateSettled } from './late-books.ts';
import type { LateRule } from './late-rule.ts';
import { lateRuleOf } from './rule.ts';
import { euro, step, type YearStep } from './year-step.ts';

/** What was claimed for being late and what it costs by the facts of today, for the same days. */
export interface LateDifference {
  readonly itemId: string;
  readonly rule: LateRule['kind'];
  readonly clause: string;
  readonly parts: readonly LateCorrected[];
  /** Sum of what the parts have more, or less, now; never zero. */
  readonly differenceCents: Cents;
  readonly steps: readonly YearStep[];
}

type Settled = Extract<LateSettled, { readonly kind: 'late' | 'lateWaiver' }>;

/** What of the days of an order has been claimed, and what has been waived, with all corrections since. */
function settledOf(order: Settled, all: readonly LateSettled[]): { readonly claimed: bigint; readonly waived: bigint } {
  let claimed: bigint = order.kind === 'late' ? order.amountCents : 0n;
  let waived: bigint = order.kind === 'lateWaiver' ? order.amountCents : 0n;
  for (const one of all) {
    if (one.kind !== 'lateCorrection') continue;
    for (const { orderId, fromCents, toCents } of one.corrected) {
      if (orderId !== order.orderId) continue;
      if (one.waived) waived += toCents - fromCents;
      else claimed += toCents - fromCents;
    }
  }
  return { claimed, waived };
}

/** Above zero: so much more than was claimed and waived. Below: so much less than was claimed; what was waived is not owed in any case. */
function partOf(order: Settled, all: readonly LateSettled[], now: bigint): LateCorrected | null {
  const { orderId, after, to } = order;
  const { claimed, waived } = settledOf(order, all);
  const from = now > claimed + waived ? claimed + waived : now < claimed ? claimed : now;
  return from === now ? null : { orderId, after, to, fromCents: cents(from), toCents: cents(now) };
}

const changeOf = ({ fromCents, toCents }: LateCorrected): bigint => toCents - fromCents;

/**
 * Whether what orders have claimed for being late is still right: payments booked since with an earlier day of value, payments taken back,
 * another due date and reductions change what the same days cost by the same rules. What was claimed too much comes first, since it has to
 * be given back; only when that is done, what was claimed too little is found. null: nothing has changed.
 */
export function lateDifference(
  { items, movements, deferrals, rules, lateSettled }: LateBooks,
  itemId: string,
): Result<LateDifference | null, Refusal<LateRefusal>> {
  const item = items.find(({ id }) => id === itemId);
  const own = lateSettled.filter((one) => one.itemId === itemId);
  const orders = own.filter((one): one is Settled & LateSettled => one.kind !== 'lateCorrection').sort((a, b) => (a.to < b.to ? -1 : 1));
  const rule = item && orders.length > 0 ? lateRuleOf(rules, item, item.family) : null;
  if (!item || rule === null) return ok(null);
  const found: { readonly part: LateCorrected; readonly steps: readonly YearStep[] }[] = [];
  for (const order of orders) {
    const { after, to } = order;
    const amount = lateAmount(rule, { item, movements, deferrals }, { after, to });
    if (!amount.ok) return amount;
    const part = partOf(order, own, amount.value.amountCents);
    if (part) found.push({ part, steps: amount.value.steps });
  }
  const less = found.filter(({ part }) => changeOf(part) < 0n);
  const one = less.length > 0 ? less : found;
  if (one.length === 0) return ok(null);
  const parts = one.map(({ part }) => part);
  const differenceCents = sumCents(parts.map((part) => cents(changeOf(part))));
  const steps = one.flatMap(({ part, steps: reckoned }) => [
    step('LATE_CORRECTED', { to: part.to, settled: euro(part.fromCents), now: euro(part.toCents) }),
    ...reckoned,
  ]);
  return ok({ itemId, rule: rule.kind, clause: rule.clause, parts, differenceCents, steps });
}
