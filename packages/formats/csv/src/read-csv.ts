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
  /** Rows of another width or with quotes that do not fit, left out of the rows. Whoever takes the rows refuses these, together with what is wrong with the cells. */
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

/** Why a stretch of the file ended before its end: in the row that begins at this line, seen at that one. */
interface BrokenRow {
  readonly row: number;
  readonly seenAt: number;
  readonly cell: number | null;
}

/** Rows into 'rows', until the end or the first row whose quotes do not fit. @param from number of lines before the text */
function collectRows(text: string, separator: ';' | ',', from: number, rows: RawRow[]): BrokenRow | null {
  let lastLine = from;
  const collect = (record: readonly string[], lines: number): null => {
    const row = lastLine + 1;
    lastLine = from + lines;
    const cells = record.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ row, cells });
    return null;
  };
  try {
    const options = { delimiter: separator, record_delimiter: '\n', relax_column_count: true };
    parse(text, { ...options, on_record: (record: unknown, { lines }) => collect(record as string[], lines) });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, lines, column } = error;
    const seenAt = code === 'CSV_QUOTE_NOT_CLOSED' || typeof lines !== 'number' ? Number.POSITIVE_INFINITY : from + lines;
    // An open quote is noticed at the next quote or at the end of the file; what helps is where its row began.
    return { row: lastLine + 1, seenAt, cell: typeof column === 'number' ? column : null };
  }
}

/** How many rows with broken quotes are named, and how often the lines of a file may be read again to find them. */
const MAX_BROKEN_ROWS = 200;
const MAX_READS = 5;

interface SplitFile {
  readonly rows: readonly RawRow[];
  readonly faults: readonly CsvFinding<CsvFileCode>[];
}

/** A row with broken quotes is named, its first line passed over, and what follows read as if it had not been there. */
function splitRows(text: string, separator: ';' | ','): SplitFile {
  const lines = text.split('\n');
  const rows: RawRow[] = [];
  const faults: CsvFinding<CsvFileCode>[] = [];
  let read = 0;
  let rest = text;
  for (let from = 0; from < lines.length; ) {
    const broken = collectRows(rest, separator, from, rows);
    if (!broken) break;
    const name = broken.cell === null ? null : (rows[0]?.cells[broken.cell] ?? null);
    faults.push(finding(broken.row, name, 'BROKEN_QUOTING', lines[broken.row - 1] ?? null));
    read += Math.min(broken.seenAt, lines.length) - from;
    // Without a header nothing that follows can be understood; and nobody makes us read one file for ever.
    if (rows.length === 0 || faults.length >= MAX_BROKEN_ROWS || read > lines.length * MAX_READS) break;
    rest = rest.slice(lines.slice(from, broken.row).reduce((sum, line) => sum + line.length + 1, 0));
    from = broken.row;
  }
  return { rows, faults };
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
  const [header, ...data] = split.rows;
  if (!header) return err(split.faults.length > 0 ? split.faults : [finding(0, null, 'EMPTY_FILE')]);
  const places = readHeader(header, options);
  if (!places.ok) return err([...places.error, ...split.faults]);
  if (data.length > options.maxRows) return err([finding(data[options.maxRows]?.row ?? 0, null, 'TOO_MANY_ROWS', String(options.maxRows))]);
  const isWrong = ({ cells }: RawRow): boolean =>
    cells.slice(header.cells.length).some((cell) => cell !== '') || cells.length < header.cells.length;
  const ofOtherWidth = data
    .filter(isWrong)
    .map(({ row, cells }) => finding(row, null, 'CELL_COUNT' as const, `${cells.length} / ${header.cells.length}`));
  const faults = [...split.faults, ...ofOtherWidth].sort((a, b) => a.row - b.row);
  const columns = [...options.columns, ...(options.optionalColumns ?? [])];
  const named = ({ row, cells }: RawRow): CsvRow<Column> => ({
    row,
    cells: Object.fromEntries(columns.map((column) => [column, cells[places.value.indexOf(column)] ?? ''])) as Record<Column, string>,
  });
  return ok({ columns, separator, encoding, rows: data.filter((raw) => !isWrong(raw)).map(named), faults });
}
