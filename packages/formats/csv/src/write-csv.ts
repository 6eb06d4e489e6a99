// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal, formatCivilDate, invariant } from '@kernel/core';

/** A column of a file that is written: its header, how its values are shown, where they come from. null is an empty cell. */
export type WriteColumn<Row> =
  | { readonly header: string; readonly kind: 'text'; readonly value: (row: Row) => string | null }
  /** Cents, written '-1234,50'. */
  | { readonly header: string; readonly kind: 'amount'; readonly value: (row: Row) => bigint | null }
  /** Written '31.01.2026'. */
  | { readonly header: string; readonly kind: 'date'; readonly value: (row: Row) => CivilDate | null }
  | { readonly header: string; readonly kind: 'wholeNumber'; readonly value: (row: Row) => bigint | number | null }
  /** Minutes, written '1:30'. */
  | { readonly header: string; readonly kind: 'minutes'; readonly value: (row: Row) => number | null };

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves mark text.
 * White space, a tab or line break before the sign does not hide it; the full-width signs of East Asian input count too.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[";,\n\r\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function formatMinutes(minutes: number): string {
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function cellText<Row>(column: WriteColumn<Row>, row: Row): string {
  switch (column.kind) {
    case 'text':
      return quote(guardFormula(column.value(row) ?? ''));
    case 'amount': {
      const value = column.value(row);
      return value === null ? '' : centsToDecimal(value).replace('.', ',');
    }
    case 'date': {
      const value = column.value(row);
      return value === null ? '' : formatCivilDate(value);
    }
    case 'wholeNumber': {
      const value = column.value(row);
      invariant(typeof value !== 'number' || Number.isSafeInteger(value), `${column.header} takes whole numbers`);
      return value === null ? '' : String(value);
    }
    case 'minutes': {
      const value = column.value(row);
      invariant(value === null || Number.isSafeInteger(value), `${column.header} takes whole minutes`);
      return value === null ? '' : formatMinutes(value);
    }
  }
}

/** A CSV file as German spreadsheets open it by a double click: UTF-8 with BOM, ';', CRLF, decimal comma. */
export function writeCsv<Row>(columns: readonly WriteColumn<Row>[], rows: Iterable<Row>): Uint8Array {
  const lines = [columns.map(({ header }) => quote(guardFormula(header))).join(';')];
  for (const row of rows) lines.push(columns.map((column) => cellText(column, row)).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
