// SPDX-License-Identifier: EUPL-1.2
import { type Cents, centsToDecimal, type Language } from '@kernel/core';
import { formulaCell, numberCell, proofCell, textCell } from './cells.ts';
import type { CheckSheet, SheetCell } from './sheet-model.ts';
import { CHECK_WORDS } from './words.ts';

/** A line of a correction: what was charged, what is right, and by which formula of the workbook that comes about. */
export interface CorrectedLine {
  readonly label: string;
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  /** As it stands in the correction. */
  readonly differenceCents: Cents;
  /** The cell of the right amount; null: it is charged no longer, or by another line. */
  readonly rightCell: string | null;
}

const FIRST = 6;

const sumOf = (lines: readonly CorrectedLine[], of: (line: CorrectedLine) => bigint): string =>
  centsToDecimal(lines.reduce((sum, line) => sum + of(line), 0n));

function lineRow({ label, beforeCents, afterCents, differenceCents, rightCell }: CorrectedLine, at: number): readonly SheetCell[] {
  const row = FIRST + at;
  const right = centsToDecimal(afterCents);
  return [
    textCell(label, 'plain', true),
    numberCell(centsToDecimal(beforeCents), 'amount'),
    rightCell === null ? numberCell(right, 'amount') : formulaCell(rightCell, right, 'amount'),
    formulaCell(`ROUND(C${row}-B${row},2)`, centsToDecimal(differenceCents), 'amount', 'result'),
    numberCell(centsToDecimal(differenceCents), 'amount', 'plain'),
  ];
}

/** What was charged, what is right, and the difference, line by line. */
export function correctionSheet(lines: readonly CorrectedLine[], reason: string, language: Language): CheckSheet {
  const words = CHECK_WORDS[language];
  const last = FIRST + lines.length - 1;
  const sums = [
    sumOf(lines, ({ beforeCents }) => beforeCents),
    sumOf(lines, ({ afterCents }) => afterCents),
    sumOf(lines, ({ differenceCents }) => differenceCents),
    sumOf(lines, ({ differenceCents }) => differenceCents),
  ];
  const total = (column: string, value: string): SheetCell =>
    formulaCell(`ROUND(SUM(${column}${FIRST}:${column}${last}),2)`, value, 'amount', 'result');
  return {
    name: words.correction,
    widths: [52, 24, 20, 20, 24],
    rows: [
      [textCell(words.correction, 'title')],
      [textCell(reason)],
      [textCell(words.correctionProof), proofCell(`ROUND(D${last + 1}-E${last + 1},2)`, words)],
      [],
      [words.line, words.before, words.after, words.difference, words.ordered].map((heading) => textCell(heading, 'heading', true)),
      ...lines.map(lineRow),
      [textCell(words.total, 'heading'), ...['B', 'C', 'D', 'E'].map((column, at) => total(column, sums[at] ?? '0.00'))],
    ],
    heights: { [FIRST - 1]: 32 },
    frozenRows: FIRST - 1,
    frozenColumns: 1,
    autoFilter: `A${FIRST - 1}:E${last}`,
    landscape: true,
  };
}
