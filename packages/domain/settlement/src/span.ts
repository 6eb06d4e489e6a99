// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, countMonths, type Refusal, refusal } from '@kernel/core';
import type { MonthSpan } from './reading.ts';

/** A run is over two years at most: what is open for longer is settled year by year. */
const LONGEST_PERIOD_MONTHS = 24;

/** In order of precedence. */
export type SpanRefusal = 'PERIOD_INVALID' | 'PERIOD_TOO_LONG';

/** Asked before any month of a span is walked, since the span comes from outside. */
export function checkSpan({ from, to }: MonthSpan): Refusal<SpanRefusal> | null {
  if (to < from) return refusal('PERIOD_INVALID', { field: 'periodTo', params: { from, to } });
  if (countMonths(from, to) <= LONGEST_PERIOD_MONTHS) return null;
  return refusal('PERIOD_TOO_LONG', { field: 'periodTo', params: { months: LONGEST_PERIOD_MONTHS } });
}

/** 'YYYY-MM' of every month of the span. */
export function monthsOf(period: MonthSpan): CivilMonth[] {
  return Array.from({ length: countMonths(period.from, period.to) }, (_, index) => addMonths(period.from, index));
}
