// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  addFractions,
  addMonths,
  type CivilDate,
  daysBetween,
  type Fraction,
  firstDay,
  fraction,
  lastDay,
  monthOf,
  type Validity,
  ZERO_FRACTION,
} from '@kernel/core';
import { byText } from '../reading.ts';
import type { DaySpan } from './reference-dates.ts';
import type { AmountSpan } from './rule.ts';

const lengthOf = ({ from, to }: DaySpan): number => daysBetween(from, to) + 1;
export const countSpans = (spans: readonly DaySpan[]): number => spans.reduce((sum, span) => sum + lengthOf(span), 0);

/** The days of the validities within the spans, each day once, in their order. */
export function clipTo(spans: readonly DaySpan[], validities: readonly Validity[]): DaySpan[] {
  const pieces = spans
    .flatMap((span) =>
      validities.map(
        ({ from, to }): DaySpan => ({
          from: from > span.from ? from : span.from,
          to: to !== null && to < span.to ? to : span.to,
        }),
      ),
    )
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => byText(a.from, b.from));
  const merged: { from: CivilDate; to: CivilDate }[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && piece.from <= last.to) last.to = piece.to > last.to ? piece.to : last.to;
    else merged.push({ ...piece });
  }
  return merged;
}

/** The days of the spans that none of the others holds. */
export function without(spans: readonly DaySpan[], others: readonly DaySpan[]): DaySpan[] {
  let rest: DaySpan[] = [...spans];
  for (const other of others) {
    rest = rest.flatMap((span) => {
      if (other.to < span.from || other.from > span.to) return [span];
      const pieces: DaySpan[] = [];
      if (other.from > span.from) pieces.push({ from: span.from, to: addDays(other.from, -1) });
      if (other.to < span.to) pieces.push({ from: addDays(other.to, 1), to: span.to });
      return pieces;
    });
  }
  return rest;
}

/**
 * How often an amount falls due on these days: for a run by days out of the period's days; for a year or a month each day counts
 * one by the days of its own year or month, so that twelve months make exactly a year.
 */
export function timesDue(per: AmountSpan, spans: readonly DaySpan[], period: DaySpan): Fraction {
  if (per === 'run') return fraction(countSpans(spans), lengthOf(period));
  let sum = ZERO_FRACTION;
  for (const span of spans) {
    for (let month = monthOf(span.from); month <= monthOf(span.to); month = addMonths(month, 1)) {
      const whole = { from: firstDay(month), to: lastDay(month) };
      const days = countSpans(clipTo([whole], [span]));
      sum = addFractions(sum, fraction(days, per === 'month' ? lengthOf(whole) : daysInYear(month)));
    }
  }
  return sum;
}

const daysInYear = (month: string): number => {
  const year = month.slice(0, 4);
  return daysBetween(`${year}-01-01` as CivilDate, `${year}-12-31` as CivilDate) + 1;
};
