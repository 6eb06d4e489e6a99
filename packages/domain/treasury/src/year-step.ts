// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type CivilDate,
  cents,
  centsToDecimal,
  type Fraction,
  fractionToText,
  parseCivilDate,
  type RefusalParams,
} from '@kernel/core';
import type { StepCode } from './step-codes.ts';

/**
 * One line of an explanation, as data: the catalogue (messages) makes the sentence. Money stands as a decimal string of euro, exact
 * quotas of cents as 'n/d', rates in hundredths of a per cent, dates as they are.
 */
export interface YearStep {
  readonly code: StepCode;
  readonly params: RefusalParams;
}

export const step = (code: StepCode, params: RefusalParams = {}): YearStep => ({ code, params });

/** Money in a parameter. */
export const euro = (amount: bigint): string => centsToDecimal(amount);
/** An exact quota in a parameter. */
export const exact = (value: Fraction): string => fractionToText(value);

/** To whole cents, half a cent away from zero: what is worked out exactly is rounded once, here. */
export function roundCents({ n, d }: Fraction): Cents {
  const size = n < 0n ? -n : n;
  const rounded = (2n * size + d) / (2n * d);
  return cents(n < 0n ? -rounded : rounded);
}

/** Whole years of the business; the day of a year that exists, else null. */
export const dayOfYear = (year: number, month: number, day: number): CivilDate | null =>
  parseCivilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
