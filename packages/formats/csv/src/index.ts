// SPDX-License-Identifier: EUPL-1.2
export { amountCell, codeCell, dateCell, optionalCell, textCell, wholeNumberCell, yesNoCell } from './cells.ts';
export type { CsvEncoding } from './decode-text.ts';
export { type CsvFileCode, type CsvFinding, finding } from './finding.ts';
export { type CellParser, type CellSchema, type ParsedRow, parseRows, type RowParsers } from './parse-rows.ts';
export { type CsvRow, type CsvTable, type ReadCsvOptions, readCsv } from './read-csv.ts';
export { type ReadRowsOptions, readRows } from './read-rows.ts';
export { guardFormula, type WriteColumn, writeCsv } from './write-csv.ts';
