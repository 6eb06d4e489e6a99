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
  sumCents,
} from '@kernel/core';
import type { LateRefusal } from './late-amount.ts';
import type { LateBooks, LateCorrected, LatePosting } from './late-books.ts';
import { type LateDifference, lateDifference } from './late-difference.ts';
import { isSidePayment, itemState, type OpenItem } from './open-item.ts';
import type { OrderOutlook } from './order-outlook.ts';
import { lateMinimumOn } from './rule.ts';
import { euro, step, type YearStep } from './year-step.ts';

/** What was claimed for being late is put right: only what is more, or less, than it was. */
export interface LateCorrectionWish {
  readonly kind: 'lateCorrection';
  readonly itemId: string;
  /** When what is more is to be paid; null where it is less, or waived. */
  readonly dueOn: CivilDate | null;
  /** What is more is not claimed. */
  readonly waived: boolean;
  readonly reason: string;
}

/** In order of precedence. */
export type LateCorrectionRefusal =
  | 'ORDER_SUBJECT_UNKNOWN'
  | LateRefusal
  | 'LATE_UNCHANGED'
  | 'LATE_GIVEN_BACK'
  | 'REASON_MISSING'
  | 'LATE_DUE_NOT_LATER'
  | 'LATE_BELOW_MINIMUM';

interface OnClaim {
  readonly itemId: string;
  readonly amountCents: Cents;
}

export interface LateCorrectionEffect {
  readonly kind: 'lateCorrection';
  /** What is more; null where it is less, or waived. */
  readonly posting: LatePosting | null;
  /** What goes off the claims of before. */
  readonly reductions: readonly OnClaim[];
  /** What of it had been paid: it becomes a credit. */
  readonly repaid: readonly OnClaim[];
  readonly creditCents: Cents;
  /** What had been written off by then: nothing of it moves. */
  readonly writtenOffCents: Cents;
  readonly steps: readonly YearStep[];
}

interface Worked {
  readonly effect: LateCorrectionEffect;
  readonly outlook: OrderOutlook;
}

type Claims = readonly LateBooks['items'][number][];

/** The claims that parts can go off: first the one of the same days, then the others that were claimed for the item, the newest first. */
function claimsFor({ items, lateSettled }: LateBooks, itemId: string): (part: LateCorrected) => Claims {
  const orders = lateSettled.filter((one) => one.itemId === itemId).map(({ orderId }) => orderId);
  const claims = items
    .filter(({ orderId }) => orderId !== null && orders.includes(orderId))
    .sort((a, b) => orders.indexOf(b.orderId ?? '') - orders.indexOf(a.orderId ?? ''));
  return ({ orderId }) => [...claims.filter((claim) => claim.orderId === orderId), ...claims.filter((claim) => claim.orderId !== orderId)];
}

type Less = Pick<LateCorrectionEffect, 'reductions' | 'repaid' | 'creditCents' | 'writtenOffCents'>;

/** What was claimed too much goes off the claims; what of it had been paid becomes a credit. */
function giveBack(books: LateBooks, { itemId, parts }: LateDifference, today: CivilDate): Less {
  const { movements, deferrals } = books;
  const claimsOf = claimsFor(books, itemId);
  const last = movements.reduce((latest, { on }) => (on > latest ? on : latest), today);
  const stateOf = (item: OpenItem) => itemState(item, movements, deferrals, last);
  const off = new Map<string, bigint>();
  let writtenOff = 0n;
  for (const part of parts) {
    let left = part.fromCents - part.toCents;
    for (const claim of claimsOf(part)) {
      const { reducedCents, writtenOffCents } = stateOf(claim);
      const room = claim.amountCents - reducedCents - writtenOffCents - (off.get(claim.id) ?? 0n);
      const amount = room < left ? room : left;
      if (amount <= 0n) continue;
      off.set(claim.id, (off.get(claim.id) ?? 0n) + amount);
      left -= amount;
    }
    writtenOff += left;
  }
  const reductions = [...off].map(([id, amountCents]) => ({ itemId: id, amountCents: cents(amountCents) }));
  const repaid = reductions.flatMap(({ itemId: id, amountCents }): OnClaim[] => {
    const claim = books.items.find((one) => one.id === id);
    const over = claim ? amountCents - stateOf(claim).openCents : 0n;
    return over > 0n ? [{ itemId: id, amountCents: cents(over) }] : [];
  });
  return { reductions, repaid, creditCents: sumCents(repaid.map(({ amountCents }) => amountCents)), writtenOffCents: cents(writtenOff) };
}

const NOTHING_BACK: Less = { reductions: [], repaid: [], creditCents: cents(0n), writtenOffCents: cents(0n) };

function refusalOf(
  { rules }: LateBooks,
  { differenceCents, parts }: LateDifference,
  { dueOn, waived, reason }: LateCorrectionWish,
  today: CivilDate,
): Refusal<LateCorrectionRefusal> | null {
  if (differenceCents < 0n)
    return waived || dueOn !== null ? refusal('LATE_GIVEN_BACK', { params: { amount: euro(-differenceCents) } }) : null;
  if (waived) return reason.trim() === '' ? refusal('REASON_MISSING', { field: 'reason' }) : null;
  if (dueOn === null || dueOn <= today) return refusal('LATE_DUE_NOT_LATER', { field: 'dueOn', params: { today } });
  const minimum = lateMinimumOn(
    rules,
    parts.reduce((latest, { to }) => (to > latest ? to : latest), '' as CivilDate),
  );
  if (minimum === null || differenceCents >= minimum.amountCents) return null;
  const params = { amount: euro(differenceCents), minimum: euro(minimum.amountCents), clause: minimum.clause };
  return refusal('LATE_BELOW_MINIMUM', { params });
}

/** What an order that puts a claim for being late right does: a claim of what is more, or what is less goes off and is given back. */
export function workLateCorrection(
  books: LateBooks,
  wish: LateCorrectionWish,
  { today, newId }: Circumstances,
): Result<Worked, Refusal<LateCorrectionRefusal>> {
  const item = books.items.find(({ id }) => id === wish.itemId);
  if (!item || isSidePayment(item.kind)) return err(refusal('ORDER_SUBJECT_UNKNOWN'));
  const found = lateDifference(books, item.id);
  if (!found.ok) return found;
  const difference = found.value;
  if (difference === null) return err(refusal('LATE_UNCHANGED', { params: { label: item.label } }));
  const wrong = refusalOf(books, difference, wish, today);
  if (wrong) return err(wrong);
  const { parts, differenceCents, rule, clause } = difference;
  const to = parts.reduce((latest, part) => (part.to > latest ? part.to : latest), parts[0]?.to ?? today);
  const isCharge = rule === 'taxLateCharge';
  const label = `${isCharge ? 'Säumniszuschläge' : 'Zinsen'} auf „${item.label}“ bis ${formatCivilDate(to)}, Berichtigung`;
  const steps = [...difference.steps, step('LATE_DIFFERENCE', { amount: euro(differenceCents) })];
  const back = differenceCents < 0n ? giveBack(books, difference, today) : NOTHING_BACK;
  const outlook: OrderOutlook = {
    ...{ label, fromDay: null, toDay: to, instalments: [], steps, corrected: parts },
    fromCents: sumCents(parts.map(({ fromCents }) => fromCents)),
    toCents: sumCents(parts.map(({ toCents }) => toCents)),
    lateKind: isCharge ? 'lateCharge' : 'interest',
    ...{ creditCents: back.creditCents, writtenOffCents: back.writtenOffCents },
  };
  const isClaimed = differenceCents > 0n && !wish.waived && wish.dueOn !== null;
  const posting = isClaimed
    ? {
        family: item.family,
        item: {
          ...{ id: newId(), tenantId: item.tenantId, kind: isCharge ? ('lateCharge' as const) : ('interest' as const), label },
          ...{ amountCents: differenceCents, dueOn: wish.dueOn ?? today },
          basis: [clause, wish.reason.trim()].filter((one) => one !== '').join('; '),
        },
      }
    : null;
  return ok({ effect: { kind: 'lateCorrection', posting, ...back, steps }, outlook });
}
