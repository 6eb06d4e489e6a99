// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, type Decide, err, formatCivilDate, refusal, ZERO_CENTS } from '@kernel/core';
import type { AccountMapping, LatePurpose } from './account-mapping.ts';
import type { OrderWish } from './account-order.ts';
import {
  type Booking,
  type EarlierJournal,
  entriesOfBookings,
  type JournalContent,
  journalOf,
  type MakeJournalRefusal,
} from './journal-entries.ts';
import type { OrderOutlook } from './order-outlook.ts';

/** What a released order on being late means for the books. */
export interface LateBooked {
  readonly kind: 'interest' | 'lateCharge';
  /** Below zero for what was claimed too much. */
  readonly claimedCents: Cents;
  readonly waivedCents: Cents;
}

export interface LateJournalOrder {
  readonly orderId: string;
  readonly label: string;
  readonly memberName: string;
  readonly releasedOn: CivilDate;
  readonly booked: LateBooked;
}

/** What an order has claimed, waived or put right; null of an order on something else. */
export function lateBooked({ kind, ...wish }: OrderWish, outlook: OrderOutlook): LateBooked | null {
  const { steps = [], lateKind, fromCents, toCents, writtenOffCents } = outlook;
  // A claim or a waiver has at least one line of its calculation: months are of late charges.
  const of = lateKind ?? (steps.some(({ code }) => code === 'LATE_MONTH') ? 'lateCharge' : 'interest');
  if (kind === 'late') return { kind: of, claimedCents: toCents, waivedCents: ZERO_CENTS };
  if (kind === 'lateWaiver') return { kind: of, claimedCents: ZERO_CENTS, waivedCents: toCents };
  if (kind !== 'lateCorrection') return null;
  const difference = (toCents - (fromCents ?? 0n)) as Cents;
  if ('waived' in wish && wish.waived) return { kind: of, claimedCents: ZERO_CENTS, waivedCents: difference };
  // What was written off is out of the books already.
  return { kind: of, claimedCents: (difference + (writtenOffCents ?? 0n)) as Cents, waivedCents: ZERO_CENTS };
}

interface MakeLateJournalState {
  readonly mapping: AccountMapping | null;
  readonly sourceId: string | null;
  readonly orders: readonly LateJournalOrder[];
  /** Of the same orders, the newest first. */
  readonly earlier: readonly (EarlierJournal & { readonly sourceLabel: string })[];
}

const purposesOf = ({ kind, claimedCents, waivedCents }: LateBooked): LatePurpose[] => [
  ...(claimedCents === 0n ? [] : (['receivableLate', kind] as const)),
  ...(waivedCents === 0n ? [] : (['lateWaived', kind] as const)),
];

/**
 * The books' entries of orders on being late: what is claimed as a claim against the income of interest or late charges, what is waived in
 * full as income and in full as what was given up, since neither is set off against the other; what was claimed too much on the other sides.
 */
export const makeLateJournal: Decide<
  MakeLateJournalState,
  { readonly postedOn: CivilDate },
  JournalContent & { readonly orderIds: readonly string[] },
  MakeJournalRefusal
> = ({ mapping, sourceId, orders, earlier }, { postedOn }, { by, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (mapping === null) return err(refusal('NO_MAPPING', { field: 'postedOn', params: { date: postedOn } }));
  const needed = new Set<string>(orders.flatMap(({ booked }) => purposesOf(booked)));
  const purpose = [...needed].filter((one) => mapping.accounts[one] === undefined).sort(byText);
  if (purpose.length > 0) return err(refusal('ACCOUNT_MISSING', { params: { purpose } }));
  const accountOf = (one: LatePurpose): string => mapping.accounts[one] ?? '';
  const bookings = orders.flatMap(({ orderId, label: text, memberName: member, releasedOn, booked }): Booking[] => {
    const { kind, claimedCents, waivedCents } = booked;
    const of = { text, member, source: orderId };
    const origin = `Anordnung vom ${formatCivilDate(releasedOn)}`;
    const against = (one: LatePurpose, amount: bigint): Booking => ({
      ...{
        origin,
        sides: [
          { account: accountOf(one), amount, ...of },
          { account: accountOf(kind), amount: -amount, ...of },
        ],
      },
    });
    return [against('receivableLate', claimedCents), against('lateWaived', waivedCents)];
  });
  const id = newId();
  const sourceLabel = earlier[0]?.sourceLabel ?? `Zinsen und Säumniszuschläge bis ${formatCivilDate(postedOn)}`;
  const made = { id, sourceId: sourceId ?? id, sourceLabel, mapping, postedOn, earlier, replace: sourceId !== null };
  const journal = journalOf(entriesOfBookings(bookings), made);
  return journal.ok ? { ok: true, value: { ...journal.value, orderIds: orders.map(({ orderId }) => orderId) } } : journal;
};
