// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, sumCents } from '@kernel/core';
import { centsFromWire } from '../../../format/index.ts';

/** What a total is more or less than the one before; null for the first. */
export function differenceOf(total: string, previous: string | null): string | null {
  return previous === null
    ? null
    : centsToDecimal(sumCents([centsFromWire(total), centsFromWire(previous.startsWith('-') ? previous.slice(1) : `-${previous}`)]));
}

interface Dated {
  readonly ags: string | null;
  readonly periodFrom: string;
  readonly periodTo: string;
}

const monthsOf = ({ periodFrom, periodTo }: Dated): number =>
  (Number(periodTo.slice(0, 4)) - Number(periodFrom.slice(0, 4))) * 12 + Number(periodTo.slice(5)) - Number(periodFrom.slice(5));

/** Whether the statement before covers as many months, so that the two may be compared at all. */
export function isComparable(row: Dated, rows: readonly Dated[]): boolean {
  const earlier = rows.filter((other) => other.ags === row.ags && other.periodTo < row.periodFrom);
  const before = earlier.reduce<Dated | null>((last, other) => (last === null || other.periodTo > last.periodTo ? other : last), null);
  return before === null || monthsOf(before) === monthsOf(row);
}
