// SPDX-License-Identifier: EUPL-1.2
export { cellName, columnName } from './cell-name.ts';
export { type ReadCell, type ReadSheetCode, type ReadSheetLimits, readSheet } from './read-sheet.ts';
export type { Cell, CellLook, DateCell, FormulaCell, NumberCell, NumberFormat, Sheet, TextCell, Workbook } from './workbook.ts';
export { writeWorkbook } from './write-workbook.ts';
