// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { type CsvFileCode, type CsvFinding, finding } from './finding.ts';

export interface ReadRowsOptions {
  readonly separator: ';' | ',' | '\t' | '|';
  /** As for readCsv. */
  readonly encoding?: 'utf-8' | 'detect';
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** The rows of a file whose columns the caller finds itself, such as a list of another program; empty rows stay, so that places are those of the file. */
export function readRows(
  bytes: Uint8Array,
  { separator, encoding = 'detect', maxBytes, maxRows }: ReadRowsOptions,
): Result<readonly (readonly string[])[], CsvFinding<CsvFileCode>> {
  if (bytes.length > maxBytes) return err(finding(0, null, 'TOO_LARGE', String(maxBytes)));
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) return err(finding(0, null, decoded.error));
  try {
    const options = { delimiter: separator, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false, to: maxRows + 1 };
    const rows = parse(decoded.value.text.replace(/^\ufeff/, ''), options) as string[][];
    if (rows.length > maxRows) return err(finding(maxRows + 1, null, 'TOO_MANY_ROWS', String(maxRows)));
    if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return err(finding(0, null, 'EMPTY_FILE'));
    return ok(rows.map((row) => row.map((cell) => cell.trim())));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return err(finding(typeof fault.lines === 'number' ? fault.lines : 0, null, 'BROKEN_QUOTING'));
  }
}
