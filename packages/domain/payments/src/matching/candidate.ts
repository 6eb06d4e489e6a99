// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, sumCents } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import type { MatchItem, OpenItemIndex } from './open-items.ts';

/** In the order in which they are asked. */
export const MATCH_RULES = [
  'ownEndToEndId',
  'paymentInfoId',
  'batchSum',
  'reference',
  'repairedReference',
  'ibanAmount',
  'ibanSubset',
  'nameAmount',
  'learnedRule',
] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Why a candidate is one: shown beside it. */
export type SignalCode =
  | 'endToEndId'
  | 'paymentInfoId'
  | 'batch'
  | 'reference'
  | 'referenceRepaired'
  | 'iban'
  | 'name'
  | 'amount'
  | 'amountDistinctive'
  | 'subject'
  | 'severalItems'
  | 'partialPayment'
  | 'overPayment'
  | 'learnedRule';
export interface Signal {
  readonly code: SignalCode;
  readonly detail: string;
}

export interface MatchPart {
  /** Of the item; null where a learned rule names an account alone. */
  readonly itemId: string | null;
  readonly accountId: string;
  readonly amountCents: Cents;
}

/** A way to book a line. Its parts and its rest make the amount of the line (I9). */
export interface Candidate {
  readonly rule: MatchRule;
  readonly parts: readonly MatchPart[];
  /** What is more than was owed, signed as the line; 0 where the amount agrees. */
  readonly restCents: Cents;
  readonly signals: readonly Signal[];
  /** Whether it may be booked without a person if no other one stands beside it. */
  readonly sure: boolean;
}

/** Whether an amount is a mark of its own: two references owe it at most. */
const FEW = 2;
export const isDistinctive = (index: OpenItemIndex, amountCents: bigint): boolean => index.countOwing(amountCents, FEW + 1) <= FEW;

const minimum = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Spreads an amount over items in their order, each up to what is open. Same sign throughout. */
export function spread(amountCents: bigint, items: readonly MatchItem[]): { parts: MatchPart[]; restCents: Cents } {
  const sign = amountCents < 0n ? -1n : 1n;
  let left = amountCents * sign;
  const parts: MatchPart[] = [];
  for (const { id, accountId, openCents } of items) {
    if (left === 0n) break;
    const part = minimum(left, openCents * sign);
    parts.push({ itemId: id, accountId, amountCents: cents(part * sign) });
    left -= part;
  }
  return { parts, restCents: cents(left * sign) };
}

export const openSum = (items: readonly MatchItem[]): Cents => sumCents(items.map(({ openCents }) => openCents));

export const sameDirection = (line: BankLine, items: readonly MatchItem[]): MatchItem[] =>
  items.filter(({ openCents }) => openCents > 0n === line.amountCents > 0n);

/** One text for what is booked, to tell candidates of several rules apart. */
export const bookingOf = ({ parts, restCents }: Candidate): string =>
  `${parts
    .map(({ itemId, accountId, amountCents }) => `${itemId ?? accountId}:${amountCents}`)
    .sort()
    .join()}|${restCents}`;
