// SPDX-License-Identifier: EUPL-1.2
import { type Fraction, fraction } from '@kernel/core';
import { decimalOf } from './exact-decimal.ts';
import type { SheetCell, SheetLook, SheetNumberFormat } from './sheet-model.ts';

export const textCell = (value: string, look: SheetLook = 'plain', wrap = false): SheetCell => ({ kind: 'text', text: value, look, wrap });

export const numberCell = (value: string, format: SheetNumberFormat, look: SheetLook = 'input'): SheetCell => ({
  kind: 'number',
  value,
  format,
  look,
});

export const formulaCell = (expression: string, value: string, format: SheetNumberFormat, look: SheetLook = 'plain'): SheetCell => ({
  kind: 'formula',
  formula: expression,
  value: { number: value },
  format,
  look,
});

/** Whether two amounts are the same, in a word. */
export const proofCell = (expression: string, { right, wrong }: { readonly right: string; readonly wrong: string }): SheetCell => ({
  kind: 'formula',
  formula: `IF(${expression}=0,"${right}","${wrong}")`,
  value: { text: right },
  format: 'plain',
  look: 'heading',
});

const CENTS = 100n;
/** Numbers up to here are whole and exact in a spreadsheet. */
export const MAX_EXACT = 9_007_199_254_740_991n;

/** Exact cents as euro: as a number where they are whole, else as a quotient. */
export function euroCell(amount: Fraction): SheetCell {
  const euro = fraction(amount.n, amount.d * CENTS);
  if (amount.d === 1n) return numberCell(decimalOf(euro, 2), 'amount');
  const size = euro.n < 0n ? -euro.n : euro.n;
  if (size <= MAX_EXACT && euro.d <= MAX_EXACT) return formulaCell(`${euro.n}/${euro.d}`, decimalOf(euro), 'amount', 'input');
  return numberCell(decimalOf(euro), 'amount');
}
