// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, daysBetween, sumCents } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { type Match, type MatchRules, matchLine } from './match.ts';
import type { MatchItem, OpenItemIndex } from './open-items.ts';

/** One payment of a batch, as the bank tells of it apart from the booking (camt.054, or the details of the entry). */
export type BatchDetail = Pick<BankLine, 'amountCents' | 'references' | 'text' | 'name' | 'iban' | 'returnReason'>;

/** What resolves a booking in one sum. */
export interface BatchNotice {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly bookingDay: CivilDate;
  readonly currency: string;
  readonly paymentInfoId: string | null;
  readonly messageId: string | null;
  readonly details: readonly BatchDetail[];
}

/** A notice may come a few days before or after the booking. */
const DAYS_APART = 3;

const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;

function fits(line: BankLine, notice: BatchNotice): boolean {
  const { references } = line;
  const own = notice.tenantId === line.tenantId && notice.bankAccountId === line.bankAccountId && notice.currency === line.currency;
  const near = Math.abs(daysBetween(line.bookingDay, notice.bookingDay)) <= DAYS_APART;
  const named = agree(references.paymentInfoId, notice.paymentInfoId) && agree(references.messageId, notice.messageId);
  const counted = line.batchCount === null || line.batchCount === notice.details.length;
  return own && near && named && counted && sumCents(notice.details.map(({ amountCents }) => amountCents)) === line.amountCents;
}

/** The only notice that resolves a booking: its details make the sum to the cent. null where there is none, or more than one. */
export function noticeOf(line: BankLine, notices: readonly BatchNotice[]): BatchNotice | null {
  const [only, ...others] = notices.filter((notice) => fits(line, notice));
  return only === undefined || others.length > 0 ? null : only;
}

export interface BatchMatch {
  /** 'automatic' only where every payment of the batch is. */
  readonly outcome: 'automatic' | 'suggested';
  /** One for each payment; their ids are that of the line with a number. */
  readonly matches: readonly Match[];
}

/** Matches the payments of a batch one after another, so that two of them never pay the same claim. The index is left as it was. */
export function matchBatch(line: BankLine, notice: BatchNotice, index: OpenItemIndex, rules: MatchRules): BatchMatch {
  const before = new Map<string, MatchItem>();
  const matches = notice.details.map((detail, position): Match => {
    const match = matchLine({ ...line, ...detail, id: `${line.id}#${position + 1}`, batchCount: null }, index, rules);
    const [booked] = match.outcome === 'automatic' ? match.candidates : [];
    for (const { itemId, amountCents } of booked?.parts ?? []) {
      const item = itemId === null ? undefined : index.get(itemId);
      if (item === undefined) continue;
      if (!before.has(item.id)) before.set(item.id, item);
      index.settle(item.id, amountCents);
    }
    return match;
  });
  for (const item of before.values()) {
    index.remove(item.id);
    index.add(item);
  }
  return { outcome: matches.every(({ outcome }) => outcome === 'automatic') ? 'automatic' : 'suggested', matches };
}
