// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { type CsvCell, downloadText, toCsv } from '../format/index.ts';

/** A window this large at most is kept in the browser; beyond it the list is to be narrowed. */
export const MAX_ROWS = 2000;

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the export writes: the same text as the screen shows. Without it the column is not exported. */
  readonly text?: (row: Row) => CsvCell;
  readonly align?: 'start' | 'end';
  /** The server can sort by it. */
  readonly sortable?: boolean;
  /** The cell that names the row (one column). */
  readonly rowHeader?: boolean;
  /** At least so wide, also where the table is pushed sideways: for sentences. */
  readonly width?: string;
  /** Starts hidden; the user can show it. */
  readonly hidden?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** A third press on the same header goes back to the list's own order. */
export function nextSort(current: Sort | null, column: string): Sort | null {
  if (current?.column !== column) return { column, direction: 'ascending' };
  return current.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Cell for cell what the screen shows. */
export function rowsToCsv<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const exported = columns.filter((column) => column.text !== undefined);
  return toCsv([exported.map((column) => column.header), ...rows.map((row) => exported.map((column) => column.text?.(row)))]);
}

export function downloadRows<Row>(fileName: string, columns: readonly DataColumn<Row>[], rows: readonly Row[]): void {
  downloadText(fileName, rowsToCsv(columns, rows));
}

/** All rows between the two, in either direction: shift and click. */
export function rangeOf(ids: readonly string[], from: string | null, to: string): readonly string[] {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  return start < 0 ? [to] : ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}
