// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, fraction, type Language, sumFractions } from '@kernel/core';
import { euroCell, formulaCell, textCell } from './cells.ts';
import type { CheckCost } from './check-costs.ts';
import type { CheckShare } from './check-share.ts';
import { decimalOf } from './exact-decimal.ts';
import type { CheckSheet, SheetCell } from './sheet-model.ts';
import { CHECK_WORDS } from './words.ts';

const FIRST = 4;
/** Decimals to which sums are shown; the last digits of a spreadsheet's numbers play no part in cents. */
const DECIMALS = 6;

const sumOf = (costs: readonly CheckCost[]): Fraction => sumFractions(costs.map(({ amount }) => amount));

/** Whether what stands behind a cost makes it, to the cent; otherwise the cost itself is the input. */
const makesUp = ({ costs, costCents }: CheckShare): boolean =>
  costs !== undefined && costs.length > 0 && compareFractions(sumOf(costs), fraction(costCents)) === 0;

export interface CostSheet {
  /** null: no cost is made of anything that is known. */
  readonly sheet: CheckSheet | null;
  /** What the cost of each share is worked out by; null: it is an input. */
  readonly formulas: readonly (string | null)[];
}

/** Every entry behind the costs of the shares, and their sums by kind. */
export function costSheet(shares: readonly CheckShare[], names: readonly string[], language: Language): CostSheet {
  const words = CHECK_WORDS[language];
  const entries: (SheetCell | null)[][] = [];
  const sums: (SheetCell | null)[][] = [];
  const formulas = shares.map((share, at): string | null => {
    if (!makesUp(share)) return null;
    const from = FIRST + sums.length;
    for (const [kind, costs] of Map.groupBy(share.costs ?? [], (cost) => cost.kind)) {
      const first = FIRST + entries.length;
      for (const { month, text, amount } of costs)
        entries.push([textCell(names[at] ?? ''), textCell(kind), textCell(month), textCell(text), euroCell(amount)]);
      const sum = sumOf(costs);
      const shown = decimalOf(fraction(sum.n, sum.d * 100n), DECIMALS);
      const formula = formulaCell(`ROUND(SUM(E${first}:E${FIRST + entries.length - 1}),${DECIMALS})`, shown, 'amount');
      sums.push([textCell(names[at] ?? ''), textCell(kind), formula]);
    }
    return `ROUND(SUM('${words.costs}'!I${from}:I${FIRST + sums.length - 1}),2)`;
  });
  if (entries.length === 0) return { sheet: null, formulas };
  const headings = [words.share, words.kind, words.month, words.entry, words.amount];
  const beside = [words.share, words.sumByKind, words.amount];
  return {
    formulas,
    sheet: {
      name: words.costs,
      widths: [14, 26, 24, 44, 18, 4, 14, 30, 18],
      rows: [
        [textCell(words.costs, 'title')],
        [],
        [...headings.map((heading) => textCell(heading, 'heading', true)), null, ...beside.map((one) => textCell(one, 'heading', true))],
        // There are never more sums than entries.
        ...entries.map((row, at) => [...row, null, ...(sums[at] ?? [])]),
      ],
      frozenRows: FIRST - 1,
      autoFilter: `A${FIRST - 1}:E${FIRST + entries.length - 1}`,
      landscape: true,
    },
  };
}
