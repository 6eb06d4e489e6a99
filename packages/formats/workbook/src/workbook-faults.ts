// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { Cell, Sheet, Workbook } from './workbook.ts';

/** What spreadsheets take at most. */
const [MAX_ROWS, MAX_COLUMNS, MAX_TEXT, MAX_FORMULA] = [1_048_576, 16_384, 32_767, 8_192];
const SHEET_NAME = /^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function checkCell(cell: Cell, place: string): void {
  if (cell.kind === 'text') invariant(cell.text.length <= MAX_TEXT, `${place}: a text of more than ${MAX_TEXT} characters`);
  if (cell.kind === 'number') invariant(DECIMAL.test(cell.value), `${place}: ${cell.value} is no decimal`);
  if (cell.kind !== 'formula') return;
  invariant(cell.formula !== '' && cell.formula.length <= MAX_FORMULA && !cell.formula.startsWith('='), `${place}: no formula`);
  if ('number' in cell.value) invariant(DECIMAL.test(cell.value.number), `${place}: ${cell.value.number} is no decimal`);
}

function checkSheet({ name, rows, widths }: Sheet): void {
  invariant(SHEET_NAME.test(name), `"${name}" is no name of a sheet`);
  invariant(rows.length <= MAX_ROWS && widths.length <= MAX_COLUMNS, `${name} is too large`);
  for (const [y, row] of rows.entries()) {
    invariant(row.length <= MAX_COLUMNS, `${name} is too wide`);
    for (const [x, cell] of row.entries()) if (cell !== null) checkCell(cell, `${name}, row ${y + 1}, column ${x + 1}`);
  }
}

/** Workbooks are made by programs: what a spreadsheet would not open is a bug. @throws Error */
export function checkWorkbook({ sheets }: Workbook): void {
  invariant(sheets.length > 0, 'a workbook without a sheet');
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  invariant(names.size === sheets.length, 'two sheets of the same name');
  for (const sheet of sheets) checkSheet(sheet);
}
