// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { CsvError, parse } from 'csv-parse/sync';
import { type CsvEncoding, decodeText } from './decode-text.ts';
import { type CsvFileCode, type CsvFinding, finding } from './finding.ts';

export interface ReadCsvOptions<Column extends string> {
  /** Columns that the file must have, in any order; upper and lower case are the same. */
  readonly columns: readonly Column[];
  /** Columns that it may have; their cells are '' where they are absent. */
  readonly optionalColumns?: readonly Column[];
  /** Other names by which a column may go, in small letters: { gemeindeschlüssel: 'ags' }. */
  readonly aliases?: Readonly<Record<string, Column>>;
  readonly maxBytes: number;
  /** Rows of data, without the header. */
  readonly maxRows: number;
  /** 'detect' (the default) reads Windows-1252 where the bytes are not UTF-8; 'utf-8' refuses them. */
  readonly encoding?: 'utf-8' | 'detect';
}

export interface CsvRow<Column extends string> {
  /** Line of the file on which the row begins, from 1. */
  readonly row: number;
  /** Cells without surrounding white space. */
  readonly cells: Readonly<Record<Column, string>>;
}

export interface CsvTable<Column extends string> {
  readonly columns: readonly Column[];
  readonly separator: ';' | ',';
  readonly encoding: CsvEncoding;
  /** Rows that are not empty and as wide as the header. */
  readonly rows: readonly CsvRow<Column>[];
  /** Rows of another width, left out of the rows. Whoever takes the rows refuses these, together with what is wrong with the cells. */
  readonly faults: readonly CsvFinding<CsvFileCode>[];
}

interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The separator that stands more often in the first line, outside of quotes; ';' where both or none do. */
function detectSeparator(text: string): ';' | ',' {
  const header = (/^\n*([^\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  return header.split(',').length > header.split(';').length ? ',' : ';';
}

function splitRows(text: string, separator: ';' | ','): Result<RawRow[], CsvFinding<CsvFileCode>> {
  const rows: RawRow[] = [];
  let lastLine = 0;
  const collect = (record: readonly string[], lines: number): null => {
    const row = lastLine + 1;
    lastLine = lines;
    const cells = record.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ row, cells });
    return null;
  };
  try {
    const options = { delimiter: separator, record_delimiter: '\n', relax_column_count: true };
    parse(text, { ...options, on_record: (record: unknown, { lines }) => collect(record as string[], lines) });
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, lines, column } = error;
    // A quote that is never closed is noticed at the end of the file; what helps is where its row began.
    const row = code === 'CSV_QUOTE_NOT_CLOSED' || typeof lines !== 'number' ? lastLine + 1 : lines;
    const name = typeof column === 'number' ? (rows[0]?.cells[column] ?? null) : null;
    return err(finding(row, name, 'BROKEN_QUOTING', text.split('\n')[row - 1] ?? null));
  }
}

/** Which column of the caller stands at which place of the file. */
function readHeader<Column extends string>(
  header: RawRow,
  options: ReadCsvOptions<Column>,
): Result<(Column | null)[], CsvFinding<CsvFileCode>[]> {
  const wanted = [...options.columns, ...(options.optionalColumns ?? [])];
  const names = header.cells.map((cell) => cell.toLowerCase());
  const places = names.map((name) => wanted.find((column) => column.toLowerCase() === name) ?? options.aliases?.[name] ?? null);
  const findings: CsvFinding<CsvFileCode>[] = [];
  for (const [index, cell] of header.cells.entries()) {
    const place = places[index] ?? null;
    const isDouble = names.indexOf(names[index] ?? '') !== index || (place !== null && places.indexOf(place) !== index);
    if (isDouble && cell !== '') findings.push(finding(header.row, cell, 'COLUMN_DOUBLE', cell));
    else if (places[index] === null && cell !== '') findings.push(finding(header.row, cell, 'COLUMN_UNKNOWN', cell));
  }
  for (const column of options.columns) if (!places.includes(column)) findings.push(finding(header.row, column, 'COLUMN_MISSING'));
  return findings.length > 0 ? err(findings) : ok(places);
}

/**
 * Reads a CSV file whole: bytes in, rows of named cells out, or everything that keeps it from being a table.
 * Finds out BOM, encoding and separator by itself. Empty lines are passed over.
 */
export function readCsv<const Column extends string>(
  bytes: Uint8Array,
  options: ReadCsvOptions<Column>,
): Result<CsvTable<Column>, readonly CsvFinding<CsvFileCode>[]> {
  if (bytes.length > options.maxBytes) return err([finding(0, null, 'TOO_LARGE', String(options.maxBytes))]);
  const decoded = decodeText(bytes, options.encoding ?? 'detect');
  if (!decoded.ok) return err([finding(0, null, decoded.error)]);
  const { text, encoding } = decoded.value;
  const separator = detectSeparator(text);
  const split = splitRows(text, separator);
  if (!split.ok) return err([split.error]);
  const [header, ...data] = split.value;
  if (!header) return err([finding(0, null, 'EMPTY_FILE')]);
  const places = readHeader(header, options);
  if (!places.ok) return places;
  if (data.length > options.maxRows) return err([finding(data[options.maxRows]?.row ?? 0, null, 'TOO_MANY_ROWS', String(options.maxRows))]);
  const isWrong = ({ cells }: RawRow): boolean =>
    cells.slice(header.cells.length).some((cell) => cell !== '') || cells.length < header.cells.length;
  const faults = data
    .filter(isWrong)
    .map(({ row, cells }) => finding(row, null, 'CELL_COUNT' as const, `${cells.length} / ${header.cells.length}`));
  const columns = [...options.columns, ...(options.optionalColumns ?? [])];
  const named = ({ row, cells }: RawRow): CsvRow<Column> => ({
    row,
    cells: Object.fromEntries(columns.map((column) => [column, cells[places.value.indexOf(column)] ?? ''])) as Record<Column, string>,
  });
  return ok({ columns, separator, encoding, rows: data.filter((raw) => !isWrong(raw)).map(named), faults });
}
