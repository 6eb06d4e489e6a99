// SPDX-License-Identifier: EUPL-1.2

/** What can be wrong with a file before anybody looks at the meaning of its cells. */
export type CsvFileCode =
  | 'TOO_LARGE'
  | 'NOT_UTF8'
  | 'NOT_TEXT'
  | 'EMPTY_FILE'
  | 'BROKEN_QUOTING'
  | 'COLUMN_DOUBLE'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_MISSING'
  | 'TOO_MANY_ROWS'
  | 'CELL_COUNT';

/** One thing that is wrong at one place of a file. */
export interface CsvFinding<Code extends string = string> {
  /** Line of the file as an editor counts it, from 1; a row with line breaks in its cells has the number of its first line. 0: the file as a whole. */
  readonly row: number;
  /** Name of the column as in the header, or null where the whole row or file is meant. */
  readonly column: string | null;
  readonly code: Code;
  /** What stands there, cut after 120 characters; for limits the limit; null where there is nothing to show. */
  readonly value: string | null;
}

const SHOWN_CHARACTERS = 120;

export const finding = <Code extends string>(
  row: number,
  column: string | null,
  code: Code,
  value: string | null = null,
): CsvFinding<Code> => ({
  row,
  column,
  code,
  value: value !== null && value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value,
});
