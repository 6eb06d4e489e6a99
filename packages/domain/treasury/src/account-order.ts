// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  canonicalJson,
  cents,
  type Decide,
  err,
  ok,
  type Refusal,
  type Result,
  refusal,
} from '@kernel/core';
import { type Credit, type CreditUse, type UseCreditRefusal, useCredit } from './credit.ts';
import {
  type ChangePlanRefusal,
  changePlan,
  currentPlan,
  type InstalmentDates,
  type InstalmentPlan,
  type PlanInstalmentsRefusal,
  type PlanReason,
  planInstalments,
} from './instalments.ts';
import type { LateBooks } from './late-books.ts';
import { type LateCorrectionRefusal, type LateCorrectionWish, workLateCorrection } from './late-correction.ts';
import { type LateEffect, type LateOrderRefusal, type LateWish, workLate } from './late-order.ts';
import { type DeferItemRefusal, type Deferral, deferItem } from './open-item.ts';
import type { OrderOutlook } from './order-outlook.ts';
import type { PaymentOrder } from './payment-allocation.ts';
import type { Person } from './person.ts';
import { type InstalmentItem, type PlanChanges, type PlanItemsRefusal, planChanges } from './plan-items.ts';

/** Another levy of one member within the year, or the first plan of one that joins. */
export interface PlanWish {
  readonly kind: 'plan';
  readonly year: number;
  /** Of the plan that it changes; 0 where there is none. */
  readonly planVersion: number;
  readonly reason: Exclude<PlanReason, 'first' | 'supplementaryBudget'>;
  readonly levyCents: Cents;
  /** Clause and resolution. */
  readonly basis: string;
  readonly joinedOn: CivilDate | null;
  readonly leavesOn: CivilDate | null;
  readonly extraDueOn: CivilDate | null;
}
/** Money that leaves: a credit, or a part of it, is paid out. */
export interface PayoutWish {
  readonly kind: 'payout';
  readonly creditId: string;
  readonly amountCents: Cents;
  readonly reason: string;
}
/** A claim is due later (Stundung). */
export interface DeferralWish {
  readonly kind: 'deferral';
  readonly itemId: string;
  readonly to: CivilDate;
  readonly reason: string;
}
export type OrderWish = PlanWish | PayoutWish | DeferralWish | LateWish | LateCorrectionWish;
export const ORDER_KINDS = [
  'plan',
  'payout',
  'deferral',
  'late',
  'lateWaiver',
  'lateCorrection',
] as const satisfies readonly OrderWish['kind'][];

export const ORDER_STATUSES = ['proposed', 'released', 'discarded'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const ORDER_TRANSITIONS = {
  proposed: ['released', 'discarded'],
  released: [],
  discarded: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** An order (Anordnung) on the account of a member: two people decide it. Home: the member. */
export interface AccountOrder {
  readonly id: string;
  readonly tenantId: string;
  readonly status: OrderStatus;
  readonly wish: OrderWish;
  readonly outlook: OrderOutlook;
  readonly proposedBy: Person;
}

/** The account of the member, with all that the wish can touch. */
export interface OrderBooks extends LateBooks {
  readonly tenantId: string;
  readonly items: readonly (LateBooks['items'][number] & { readonly year: number | null; readonly number: number | null })[];
  readonly credits: readonly Credit[];
  /** Of the member, for the year of the wish. */
  readonly plans: readonly InstalmentPlan[];
  readonly dates: InstalmentDates;
  /** Of each instalment of the year of the wish: what documents take off, drafts as well. */
  readonly taken: ReadonlyMap<number, Cents>;
  readonly order: PaymentOrder;
}

export type OrderEffect =
  | { readonly kind: 'plan'; readonly plan: InstalmentPlan; readonly changes: PlanChanges; readonly basis: string }
  | { readonly kind: 'payout'; readonly use: CreditUse }
  | { readonly kind: 'deferral'; readonly deferral: Deferral }
  | LateEffect;

export type OrderEffectRefusal =
  | 'BASIS_MISSING'
  | 'ORDER_SUBJECT_UNKNOWN'
  | PlanInstalmentsRefusal
  | ChangePlanRefusal
  | PlanItemsRefusal
  | UseCreditRefusal
  | DeferItemRefusal
  | LateOrderRefusal
  | LateCorrectionRefusal;

interface Worked {
  readonly effect: OrderEffect;
  readonly outlook: OrderOutlook;
}
type Work = Result<Worked, Refusal<OrderEffectRefusal>>;

function workPlan(books: OrderBooks, wish: PlanWish, circumstances: Circumstances): Work {
  const { tenantId, plans, dates } = books;
  const { year, levyCents, reason, leavesOn, extraDueOn, joinedOn, planVersion } = wish;
  if (wish.basis.trim() === '') return err(refusal('BASIS_MISSING', { field: 'basis' }));
  const before = currentPlan(plans, tenantId, year, null);
  if ((before?.version ?? 0) !== planVersion) return err(refusal('PLAN_REPLACED', { params: { version: before?.version ?? 0 } }));
  const found: Result<InstalmentPlan, Refusal<OrderEffectRefusal>> = before
    ? changePlan({ plan: before, plans }, { reason, levyCents, leavesOn, extraDueOn }, circumstances)
    : planInstalments({ plans }, { tenantId, year, levyCents, dates, joinedOn }, circumstances);
  if (!found.ok) return found;
  const plan = found.value;
  const items = books.items.flatMap((item): InstalmentItem[] =>
    item.tenantId === tenantId && item.year === year && item.number !== null ? [{ ...item, number: item.number }] : [],
  );
  const changes = planChanges(plan, before, { ...books, items });
  if (!changes.ok) return changes;
  const { instalments } = plan;
  return ok({
    effect: { kind: 'plan', plan, changes: changes.value, basis: wish.basis.trim() },
    outlook: {
      ...{ label: `Umlage ${year}`, fromCents: before?.levyCents ?? null, toCents: levyCents, fromDay: null, toDay: null },
      instalments: instalments.map(({ number, dueOn, amountCents }) => ({ number, dueOn, amountCents })),
      creditCents: cents(changes.value.repaid.reduce((sum, one) => sum + one.amountCents, changes.value.creditCents as bigint)),
    },
  });
}

function workPayout(books: OrderBooks, { creditId, amountCents, reason }: PayoutWish, circumstances: Circumstances): Work {
  const credit = books.credits.find(({ id }) => id === creditId);
  if (!credit) return err(refusal('ORDER_SUBJECT_UNKNOWN'));
  const used = useCredit({ ...books, credit }, { kind: 'paidOut', amountCents, itemIds: [], reason }, circumstances);
  if (!used.ok) return used;
  const fromCents = cents(credit.amountCents - credit.usedCents);
  return ok({
    effect: { kind: 'payout', use: used.value.use },
    outlook: {
      ...{ label: credit.label, fromCents, toCents: amountCents, fromDay: null, toDay: null },
      ...{ instalments: [], creditCents: cents(0n) },
    },
  });
}

function workDeferral(books: OrderBooks, { itemId, to, reason }: DeferralWish, circumstances: Circumstances): Work {
  const item = books.items.find(({ id }) => id === itemId);
  if (!item) return err(refusal('ORDER_SUBJECT_UNKNOWN'));
  const deferred = deferItem({ ...books, item }, { to, reason }, circumstances);
  if (!deferred.ok) return deferred;
  const { amountCents } = item;
  return ok({
    effect: { kind: 'deferral', deferral: deferred.value },
    outlook: {
      ...{ label: item.label, fromCents: null, toCents: amountCents, fromDay: item.dueOn, toDay: to },
      ...{ instalments: [], creditCents: cents(0n) },
    },
  });
}

function work(books: OrderBooks, wish: OrderWish, circumstances: Circumstances): Work {
  switch (wish.kind) {
    case 'plan':
      return workPlan(books, wish, circumstances);
    case 'payout':
      return workPayout(books, wish, circumstances);
    case 'deferral':
      return workDeferral(books, wish, circumstances);
    case 'late':
    case 'lateWaiver':
      return workLate(books, wish, circumstances);
    case 'lateCorrection':
      return workLateCorrection(books, wish, circumstances);
  }
}

/** What only one order may wait for at a time. */
export const orderSubject = (wish: OrderWish): string =>
  wish.kind === 'plan' ? String(wish.year) : wish.kind === 'payout' ? wish.creditId : wish.itemId;

const LATE_KINDS = ['late', 'lateWaiver', 'lateCorrection'] as const satisfies readonly OrderWish['kind'][];

/** The kinds of which one may wait for a subject: what being late has cost is claimed, waived or corrected, one at a time. */
export const waitingKinds = (kind: OrderWish['kind']): readonly OrderWish['kind'][] =>
  LATE_KINDS.some((one) => one === kind) ? LATE_KINDS : [kind];

/** In order of precedence. */
export type ProposeOrderRefusal = 'ORDER_WAITING' | 'NOT_A_PERSON' | OrderEffectRefusal;

/** Proposes an order; it changes nothing before a second person releases it. */
export const proposeOrder: Decide<
  /** What waits already, if anything does. */
  { readonly books: OrderBooks; readonly waiting: OrderWish['kind'] | null },
  OrderWish,
  AccountOrder,
  ProposeOrderRefusal
> = ({ books, waiting }, wish, circumstances) => {
  const { by, newId } = circumstances;
  if (waiting !== null) return err(refusal('ORDER_WAITING', { params: { kind: waiting } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const worked = work(books, wish, circumstances);
  if (!worked.ok) return worked;
  const proposedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), tenantId: books.tenantId, status: 'proposed', wish, outlook: worked.value.outlook, proposedBy });
};

/** In order of precedence. */
export type ReleaseOrderRefusal =
  | 'ORDER_DECIDED'
  | 'NOT_A_PERSON'
  | 'SAME_PERSON'
  | 'SAME_PERSON_AS_PLAN'
  | 'ORDER_OUTDATED'
  | OrderEffectRefusal;

export interface ReleaseOrderState {
  readonly order: AccountOrder;
  readonly books: OrderBooks;
  /** Who determined the plan that a credit comes from; null where it comes from none. */
  readonly plannedBy: Person | null;
}
export interface ReleaseOrderDecision {
  readonly order: AccountOrder;
  readonly effect: OrderEffect;
}

const bytesOf = ({ instalments, steps = [], corrected = [], ...plain }: OrderOutlook): string =>
  canonicalJson({
    ...plain,
    instalments: instalments.map((one) => ({ ...one })),
    steps: steps.map(({ code, params }) => ({ code, params })),
    corrected: corrected.map((one) => ({ ...one })),
  });

const isSame = (person: Person | null, by: Person): boolean =>
  person !== null && (person.userId === by.userId || (by.accountId !== null && by.accountId === person.accountId));

/** A second person lets the order take effect. Whoever determined the plan that a credit comes from does not pay it out either. */
export const releaseOrder: Decide<ReleaseOrderState, Record<never, never>, ReleaseOrderDecision, ReleaseOrderRefusal> = (
  { order, books, plannedBy },
  _input,
  circumstances,
) => {
  const { by } = circumstances;
  if (order.status !== 'proposed') return err(refusal('ORDER_DECIDED', { params: { status: order.status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const second = { userId: by.userId, accountId: by.accountId };
  if (isSame(order.proposedBy, second)) return err(refusal('SAME_PERSON'));
  if (order.wish.kind === 'payout' && isSame(plannedBy, second)) return err(refusal('SAME_PERSON_AS_PLAN'));
  const worked = work(books, order.wish, circumstances);
  if (!worked.ok) return worked;
  const { effect, outlook } = worked.value;
  if (bytesOf(outlook) !== bytesOf(order.outlook)) return err(refusal('ORDER_OUTDATED', { params: { label: outlook.label } }));
  return ok({ order: { ...order, status: 'released' }, effect });
};

/** In order of precedence. */
export type DiscardOrderRefusal = 'ORDER_DECIDED' | 'NOT_A_PERSON';

/** Taken back by whoever proposes, or rejected by whoever would release. */
export const discardOrder: Decide<AccountOrder, Record<never, never>, AccountOrder, DiscardOrderRefusal> = (order, _input, { by }) => {
  if (order.status !== 'proposed') return err(refusal('ORDER_DECIDED', { params: { status: order.status } }));
  return by.userId === null ? err(refusal('NOT_A_PERSON')) : ok({ ...order, status: 'discarded' });
};
