// SPDX-License-Identifier: EUPL-1.2
import type { ColumnKind, ExportColumn, ExportRow } from './export-table.ts';
import type { ExportNames } from './run-facts.ts';

/** What a spreadsheet would run as a formula is marked as text; so the auditor's program opens what stands there, and nothing else. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const quoted = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function amountText(value: unknown): string {
  const cents = BigInt(String(value));
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

const germanDay = (iso: string): string => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;

const WRITE: Readonly<Record<ColumnKind, (value: unknown) => string>> = {
  text: (value) => quoted(String(value)),
  amount: amountText,
  number: (value) => String(value),
  decimal: (value) => String(value).replace('.', ','),
  date: (value) => germanDay(String(value)),
  instant: (value) => quoted(new Date(String(value)).toISOString()),
};

export const headerLine = (columns: readonly ExportColumn[]): string => `${columns.map(({ name }) => quoted(name)).join(';')}\r\n`;

/** One line of a table: ';', texts in quotation marks, decimal comma, days as 31.01.2026, instants in UTC; nothing where there is nothing. */
export const rowLine = (columns: readonly ExportColumn[], row: ExportRow, names: ExportNames): string =>
  `${columns
    .map(({ name, kind, say }) => {
      const value = row[name];
      if (value === null || value === undefined) return '';
      return WRITE[kind](say ? say(String(value), names, row) : value);
    })
    .join(';')}\r\n`;
