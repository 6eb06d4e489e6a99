// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { type CsvFinding, finding } from './finding.ts';
import type { CsvTable } from './read-csv.ts';

/** A schema of a validation library; the message of its first issue becomes the code. */
export interface CellSchema<T> {
  safeParse(text: string): { success: true; data: T } | { success: false; error: { issues: readonly { message: string }[] } };
}

/** Text of a cell to a value, or the code of what is wrong with it. */
export type CellParser<T, Code extends string = string> = ((text: string) => Result<T, Code>) | CellSchema<T>;

export type RowParsers<Column extends string> = Readonly<Record<Column, CellParser<unknown>>>;

type Parsed<Parser> = Parser extends (text: string) => Result<infer T, string> ? T : Parser extends CellSchema<infer T> ? T : never;

export interface ParsedRow<Values> {
  /** Line of the file, from 1. */
  readonly row: number;
  readonly values: Values;
}

function parseCell(parser: CellParser<unknown>, text: string): Result<unknown, string> {
  if (typeof parser === 'function') return parser(text);
  const parsed = parser.safeParse(text);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues[0]?.message ?? 'NOT_VALID');
}

/** Reads every cell of every row. All bad cells and rows of the wrong width are listed, in the order of the file; then there are no rows at all. */
export function parseRows<Column extends string, Parsers extends RowParsers<Column>>(
  table: CsvTable<Column>,
  parsers: Parsers,
): Result<readonly ParsedRow<{ [C in Column]: Parsed<Parsers[C]> }>[], readonly CsvFinding[]> {
  type Values = { [C in Column]: Parsed<Parsers[C]> };
  const findings: CsvFinding[] = [...table.faults];
  const rows = table.rows.map(({ row, cells }) => {
    const values: Record<string, unknown> = {};
    for (const column of table.columns) {
      const parsed = parseCell(parsers[column], cells[column]);
      if (parsed.ok) values[column] = parsed.value;
      else findings.push(finding(row, column, parsed.error, cells[column]));
    }
    return { row, values: values as Values };
  });
  return findings.length > 0 ? err(findings.sort((a, b) => a.row - b.row)) : ok(rows);
}
