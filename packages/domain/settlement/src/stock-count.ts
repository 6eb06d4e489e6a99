// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, type Fraction, fraction, fractionFromDecimalText, ok, refusal } from '@kernel/core';

/** What a member had on a day: pupils at 15 October, devices, shelf metres. Home: the member. */
export interface StockCount {
  readonly id: string;
  readonly tenantId: string;
  /** 'pupils': as keys name it. */
  readonly stock: string;
  readonly unit: string;
  readonly countedOn: CivilDate;
  /** In thousandths of the unit; zero or more. */
  readonly thousandths: bigint;
  /** Where the number comes from: 'Schulstatistik 2025/26'. */
  readonly source: string;
  /** Why it is known otherwise than before; null where nothing was known before. */
  readonly reason: string | null;
}

/** In order of precedence. */
export type EnterStockCountRefusal =
  | 'STOCK_INVALID'
  | 'UNIT_MISSING'
  | 'COUNT_INVALID'
  | 'SOURCE_MISSING'
  | 'DATE_IN_FUTURE'
  | 'NOTHING_CHANGES'
  | 'REASON_MISSING';

export interface EnterStockCountInput extends Pick<StockCount, 'tenantId' | 'stock' | 'unit' | 'countedOn' | 'source'> {
  /** '412', '12,5': at most three places. */
  readonly value: string;
  /** Must be there where a number is known already. */
  readonly reason: string;
}

export interface StockCountDecision {
  readonly count: StockCount;
  /** What was known of the same day until now. */
  readonly before: StockCount | null;
}

const MOST_THOUSANDTHS = 1_000_000_000_000_000n;

/** '12,5' as 12500; null if it is no number, below zero, or has more than three places. */
export function thousandthsOf(text: string): bigint | null {
  const read = fractionFromDecimalText(text.trim().replace(',', '.'));
  if (!read.ok || (read.value.n * 1000n) % read.value.d !== 0n) return null;
  const value = (read.value.n * 1000n) / read.value.d;
  return value < 0n || value > MOST_THOUSANDTHS ? null : value;
}

export const stockValue = ({ thousandths }: Pick<StockCount, 'thousandths'>): Fraction => fraction(thousandths, 1000n);

/** Enters a count, or what is known of one anew: the number before stays readable as what was known until then. */
export const enterStockCount: Decide<
  { readonly before: StockCount | null },
  EnterStockCountInput,
  StockCountDecision,
  EnterStockCountRefusal
> = ({ before }, input, { today, newId }) => {
  const [unit, source] = [input.unit.trim(), input.source.trim()];
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(input.stock))
    return err(refusal('STOCK_INVALID', { field: 'stock', params: { stock: input.stock } }));
  if (unit === '') return err(refusal('UNIT_MISSING', { field: 'unit' }));
  const thousandths = thousandthsOf(input.value);
  if (thousandths === null) return err(refusal('COUNT_INVALID', { field: 'value' }));
  if (source === '') return err(refusal('SOURCE_MISSING', { field: 'source' }));
  if (input.countedOn > today) return err(refusal('DATE_IN_FUTURE', { field: 'countedOn', params: { today } }));
  const same = before?.thousandths === thousandths && before.source === source && before.unit === unit;
  if (same) return err(refusal('NOTHING_CHANGES'));
  const reason = input.reason.trim();
  if (before !== null && reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const { tenantId, stock, countedOn } = input;
  return ok({ count: { id: newId(), tenantId, stock, unit, countedOn, thousandths, source, reason: reason || null }, before });
};

/** In order of precedence. */
export type WithdrawStockCountRefusal = 'COUNT_KNOWN_OTHERWISE' | 'REASON_MISSING';

export interface StockCountWithdrawal {
  readonly count: StockCount;
  readonly reason: string;
}

/** Takes back a count that should not have been entered: from now on nothing is known of that day, what was known stays readable. */
export const withdrawStockCount: Decide<
  { readonly count: StockCount; readonly isKnown: boolean },
  { readonly reason: string },
  StockCountWithdrawal,
  WithdrawStockCountRefusal
> = ({ count, isKnown }, input) => {
  if (!isKnown) return err(refusal('COUNT_KNOWN_OTHERWISE'));
  const reason = input.reason.trim();
  return reason === '' ? err(refusal('REASON_MISSING', { field: 'reason' })) : ok({ count, reason });
};
