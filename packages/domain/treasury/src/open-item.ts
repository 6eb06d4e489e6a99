// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  type Cents,
  type CivilDate,
  cents,
  centsToDecimal,
  type Decide,
  daysBetween,
  err,
  ok,
  type Refusal,
  refusal,
  sumCents,
} from '@kernel/core';
import type { Person } from './person.ts';

/** What is claimed. Side payments (interest, late charges, costs of reminding) bear no interest of their own. */
export const ITEM_KINDS = ['instalment', 'settlement', 'invoice', 'opening', 'cost', 'interest', 'lateCharge'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const isSidePayment = (kind: ItemKind): boolean => kind === 'cost' || kind === 'interest' || kind === 'lateCharge';

/** A claim of the association against a member (Forderung). Posted once; everything after it is a movement. Home: the member. */
export interface OpenItem {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: ItemKind;
  readonly label: string;
  /** Above zero. */
  readonly amountCents: Cents;
  readonly dueOn: CivilDate;
  /** Clause and document that order it. */
  readonly basis: string;
}

/**
 * What happens to a claim on a day. 'payment' reduces it, 'repayment' gives a payment back, 'reduction' is what a correction takes off the
 * claim, 'writeOff' ends what is left by a decision of two persons. All amounts above zero.
 */
export interface ItemMovement {
  readonly id: string;
  readonly itemId: string;
  readonly kind: 'payment' | 'repayment' | 'reduction' | 'writeOff';
  /** Day of value: when the money is there. */
  readonly on: CivilDate;
  readonly amountCents: Cents;
}

/** The claim need not be paid from one day to another (Stundung); with the day after it, it is due again. */
export interface Deferral {
  readonly id: string;
  readonly itemId: string;
  readonly from: CivilDate;
  /** The new due date. */
  readonly to: CivilDate;
  readonly reason: string;
  readonly grantedBy: Person;
}

export type ItemStatus = 'notDue' | 'due' | 'partlyPaid' | 'paid' | 'overpaid' | 'deferred' | 'writtenOff';

/** What one movement or the end of a day can make of a claim, beside leaving it as it is. Nothing that was due becomes not due. */
export const ITEM_TRANSITIONS = {
  notDue: ['due', 'partlyPaid', 'paid', 'overpaid', 'deferred', 'writtenOff'],
  due: ['partlyPaid', 'paid', 'overpaid', 'deferred', 'writtenOff'],
  // Partly paid is due or not yet due, with less left; a repayment leads back.
  partlyPaid: ['notDue', 'due', 'paid', 'overpaid', 'deferred', 'writtenOff'],
  deferred: ['due', 'partlyPaid', 'paid', 'overpaid', 'writtenOff'],
  paid: ['notDue', 'due', 'partlyPaid', 'overpaid', 'deferred'],
  overpaid: ['notDue', 'due', 'partlyPaid', 'paid', 'deferred', 'writtenOff'],
  // Whoever pays what was written off has money to get back, or it is set off.
  writtenOff: ['notDue', 'due', 'partlyPaid', 'overpaid', 'deferred'],
} as const satisfies Record<ItemStatus, readonly ItemStatus[]>;

/** A claim as it stands at the end of a day. open − overpaid = claimed − reduced − paid − written off. */
export interface ItemState {
  readonly item: OpenItem;
  readonly status: ItemStatus;
  /** After deferral. */
  readonly dueOn: CivilDate;
  /** Payments − repayments. */
  readonly paidCents: Cents;
  readonly reducedCents: Cents;
  readonly writtenOffCents: Cents;
  readonly openCents: Cents;
  readonly overpaidCents: Cents;
  /** Days since the due date; zero or below as long as it is not passed. */
  readonly daysPastDue: number;
}

const sumOf = (movements: readonly ItemMovement[], kind: ItemMovement['kind']): bigint =>
  sumCents(movements.filter((movement) => movement.kind === kind).map(({ amountCents }) => amountCents));

/** The day on which a claim is due as of a day: the last end of the deferrals granted by then. */
function dueOnOf(item: OpenItem, deferrals: readonly Deferral[], asOf: CivilDate): CivilDate {
  return deferrals
    .filter(({ itemId, from }) => itemId === item.id && from <= asOf)
    .reduce((latest, { to }) => (to > latest ? to : latest), item.dueOn);
}

function statusOf(item: OpenItem, left: bigint, parts: { paid: bigint; off: bigint }, due: CivilDate, asOf: CivilDate): ItemStatus {
  if (left < 0n) return 'overpaid';
  if (left === 0n) return parts.off > 0n ? 'writtenOff' : 'paid';
  if (due > item.dueOn && asOf <= due) return 'deferred';
  if (parts.paid > 0n) return 'partlyPaid';
  return asOf < due ? 'notDue' : 'due';
}

/** The state of a claim at the end of a day, from the movements and deferrals up to it. Their order plays no part. */
export function itemState(item: OpenItem, movements: readonly ItemMovement[], deferrals: readonly Deferral[], asOf: CivilDate): ItemState {
  const own = movements.filter(({ itemId, on }) => itemId === item.id && on <= asOf);
  const paid = sumOf(own, 'payment') - sumOf(own, 'repayment');
  const reduced = sumOf(own, 'reduction');
  const off = sumOf(own, 'writeOff');
  const left = item.amountCents - reduced - paid - off;
  const due = dueOnOf(item, deferrals, asOf);
  return {
    item,
    status: statusOf(item, left, { paid, off }, due, asOf),
    dueOn: due,
    paidCents: cents(paid),
    reducedCents: cents(reduced),
    writtenOffCents: cents(off),
    openCents: cents(left > 0n ? left : 0n),
    overpaidCents: cents(left < 0n ? -left : 0n),
    daysPastDue: daysBetween(due, asOf),
  };
}

/** In order of due date, then kind, then id. */
export const byDueDate = (a: ItemState, b: ItemState): number =>
  byText(a.dueOn, b.dueOn) || ITEM_KINDS.indexOf(a.item.kind) - ITEM_KINDS.indexOf(b.item.kind) || byText(a.item.id, b.item.id);

/** In order of precedence. */
export type DeferItemRefusal = 'NOT_A_PERSON' | 'REASON_MISSING' | 'NOTHING_OPEN' | 'DEFERRAL_NOT_LATER';

export interface ItemDecisionState {
  readonly item: OpenItem;
  readonly movements: readonly ItemMovement[];
  readonly deferrals: readonly Deferral[];
}

/** Defers a claim to a later day. What was owed for the days until today stays owed. */
export const deferItem: Decide<ItemDecisionState, { readonly to: CivilDate; readonly reason: string }, Deferral, DeferItemRefusal> = (
  { item, movements, deferrals },
  { to, reason },
  { by, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const text = reason.trim();
  if (text === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const state = itemState(item, movements, deferrals, today);
  if (state.openCents === 0n) return err(refusal('NOTHING_OPEN', { params: { label: item.label } }));
  const latest = state.dueOn > today ? state.dueOn : today;
  if (to <= latest) return err(refusal('DEFERRAL_NOT_LATER', { field: 'to', params: { date: latest } }));
  const grantedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), itemId: item.id, from: today, to, reason: text, grantedBy });
};

/** A wish to give up what is left of a claim (Niederschlagung, Erlass); it changes nothing before a second person releases it. */
export interface WriteOff {
  readonly id: string;
  readonly itemId: string;
  readonly amountCents: Cents;
  readonly reason: string;
  readonly status: WriteOffStatus;
  readonly proposedBy: Person;
  readonly releasedBy: Person | null;
}
export type WriteOffStatus = 'proposed' | 'released' | 'rejected';
export const WRITE_OFF_TRANSITIONS = {
  proposed: ['released', 'rejected'],
  released: [],
  rejected: [],
} as const satisfies Record<WriteOffStatus, readonly WriteOffStatus[]>;

/** In order of precedence. */
export type ProposeWriteOffRefusal = 'NOT_A_PERSON' | 'REASON_MISSING' | 'NOTHING_OPEN' | 'MORE_THAN_OPEN';

export const proposeWriteOff: Decide<
  ItemDecisionState,
  { readonly amountCents: Cents; readonly reason: string },
  WriteOff,
  ProposeWriteOffRefusal
> = ({ item, movements, deferrals }, input, { by, today, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const wrong = checkOpen(itemState(item, movements, deferrals, today), input.amountCents);
  if (wrong) return err(wrong);
  const proposedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), itemId: item.id, amountCents: input.amountCents, reason, status: 'proposed', proposedBy, releasedBy: null });
};

function checkOpen({ item, openCents }: ItemState, amount: Cents): Refusal<'NOTHING_OPEN' | 'MORE_THAN_OPEN'> | null {
  if (openCents === 0n) return refusal('NOTHING_OPEN', { params: { label: item.label } });
  if (amount > 0n && amount <= openCents) return null;
  return refusal('MORE_THAN_OPEN', { field: 'amount', params: { label: item.label, open: centsToDecimal(openCents) } });
}

/** In order of precedence. */
export type ReleaseWriteOffRefusal = 'WRITE_OFF_DECIDED' | 'NOT_A_PERSON' | 'SAME_PERSON' | 'NOTHING_OPEN' | 'MORE_THAN_OPEN';

export interface ReleaseWriteOffState extends ItemDecisionState {
  readonly writeOff: WriteOff;
}
export interface ReleaseWriteOffDecision {
  readonly writeOff: WriteOff;
  readonly movement: ItemMovement;
}

/** The second person must be another human being than the one who proposed it, whatever user they act as. */
export const releaseWriteOff: Decide<ReleaseWriteOffState, Record<never, never>, ReleaseWriteOffDecision, ReleaseWriteOffRefusal> = (
  { item, movements, deferrals, writeOff },
  _input,
  { by, today, newId },
) => {
  const { status, proposedBy, amountCents } = writeOff;
  if (status !== 'proposed') return err(refusal('WRITE_OFF_DECIDED', { params: { status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const sameAccount = by.accountId !== null && by.accountId === proposedBy.accountId;
  if (by.userId === proposedBy.userId || sameAccount) return err(refusal('SAME_PERSON'));
  const wrong = checkOpen(itemState(item, movements, deferrals, today), amountCents);
  if (wrong) return err(wrong);
  return ok({
    writeOff: { ...writeOff, status: 'released', releasedBy: { userId: by.userId, accountId: by.accountId } },
    movement: { id: newId(), itemId: item.id, kind: 'writeOff', on: today, amountCents },
  });
};
