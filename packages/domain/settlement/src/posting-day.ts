// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilDate, type CivilMonth, monthOf, type Refusal, refusal } from '@kernel/core';

/** The latest of the months, or null of none. */
export const lastFrozenMonth = (frozenMonths: readonly CivilMonth[]): CivilMonth | null => [...frozenMonths].sort().at(-1) ?? null;

export type OpenMonthRefusal = 'PERIOD_FROZEN' | 'MONTH_NEVER_SETTLED';

/** Said by who posts into a settled month and knows it: the entry goes into a correction of that settlement. */
export interface ForCorrection {
  readonly forCorrection?: boolean | undefined;
}

/**
 * What is posted must stand in a month that a run will still settle, or say that it is for a correction of a settled one. Months before the first settled one have no run of their own:
 * what is dated there would slip into the next run, where nobody looks for it.
 */
export function checkOpenMonth(
  month: CivilMonth,
  field: string,
  frozenMonths: readonly CivilMonth[],
  { forCorrection = false }: ForCorrection = {},
): Refusal<OpenMonthRefusal> | null {
  if (frozenMonths.includes(month) && forCorrection) return null;
  if (frozenMonths.includes(month)) return refusal('PERIOD_FROZEN', { field, params: { month } });
  const last = lastFrozenMonth(frozenMonths);
  if (last === null || month > last) return null;
  return refusal('MONTH_NEVER_SETTLED', { field, params: { month, open: addMonths(last, 1) } });
}

export type PostingMonthRefusal = 'MONTH_IN_FUTURE' | 'MONTH_BEFORE_ASSOCIATION';

/** A cost belongs to a month of the association that has begun: for the running one it may be known before the month is over. */
export function checkPostingMonth(
  month: CivilMonth,
  { foundedOn, today }: { readonly foundedOn: CivilDate; readonly today: CivilDate },
): Refusal<PostingMonthRefusal> | null {
  if (month > monthOf(today)) return refusal('MONTH_IN_FUTURE', { field: 'month', params: { month, latest: monthOf(today) } });
  if (month < monthOf(foundedOn)) return refusal('MONTH_BEFORE_ASSOCIATION', { field: 'month', params: { foundedOn } });
  return null;
}

export type PostingDayRefusal = 'DATE_IN_FUTURE' | 'DATE_BEFORE_MEMBERSHIP';

/** What happened for a member happened by today, and not before it joined; late entries of one that has left are taken. */
export function checkPostingDay(
  occurredOn: CivilDate,
  { memberSince, today }: { readonly memberSince: CivilDate | null; readonly today: CivilDate },
): Refusal<PostingDayRefusal> | null {
  if (occurredOn > today) return refusal('DATE_IN_FUTURE', { field: 'occurredOn', params: { today } });
  if (memberSince !== null && occurredOn >= memberSince) return null;
  return refusal('DATE_BEFORE_MEMBERSHIP', { field: 'occurredOn', params: { memberSince: memberSince ?? '' } });
}
