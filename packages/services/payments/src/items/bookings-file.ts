// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, centsToDecimal } from '@kernel/core';
import { choiceInput } from '@platform/use-case';
import { z } from 'zod';

/** What a column of the file may hold. */
export const BOOKING_FIELDS = [
  ...([
    'number',
    'line',
    'day',
    'entry',
    'account',
    'accountName',
    'debit',
    'credit',
    'signed',
    'item',
    'reference',
    'text',
    'currency',
  ] as const),
] as const;
type BookingField = (typeof BOOKING_FIELDS)[number];

/** How a municipality's accounting system wants to read bookings. */
export const bookingMappingInput = z.object({
  separator: choiceInput('ListSeparator', ['semicolon', 'comma', 'tab', 'pipe']),
  dateForm: choiceInput('ListDateForm', ['dmy', 'ymd', 'compact']),
  decimalSign: choiceInput('ListDecimalSign', ['comma', 'point']),
  /** Whether a debit stands above zero in the signed column. */
  debitPositive: z.boolean(),
  columns: z
    .array(
      z.object({ header: z.string().trim().min(1, { error: 'REQUIRED' }).max(60), field: choiceInput('BookingField', BOOKING_FIELDS) }),
    )
    .min(1, { error: 'REQUIRED' })
    .max(30),
});
export type BookingMapping = z.output<typeof bookingMappingInput>;

/** One side of an entry, with what a clerk would look for. */
export interface BookingRow {
  readonly entryId: string;
  readonly bookedOn: CivilDate;
  readonly account: string;
  readonly accountName: string;
  readonly amountCents: Cents;
  readonly item: string | null;
  readonly reference: string | null;
  readonly text: string;
  readonly currency: string;
}

const SEPARATORS = { semicolon: ';', comma: ',', tab: '\t', pipe: '|' } as const;

/** A text that a spreadsheet would run gets an apostrophe in front. */
const guarded = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${text}` : text);

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function dayText(day: CivilDate, form: BookingMapping['dateForm']): string {
  const [year, month, date] = day.split('-');
  if (form === 'dmy') return `${date}.${month}.${year}`;
  return form === 'compact' ? `${year}${month}${date}` : day;
}

function cellOf(field: BookingField, row: BookingRow, line: number, number: number, mapping: BookingMapping): string {
  const money = (cents: bigint): string => centsToDecimal(cents as Cents).replace('.', mapping.decimalSign === 'comma' ? ',' : '.');
  const { amountCents } = row;
  switch (field) {
    case 'number':
      return String(number);
    case 'line':
      return String(line);
    case 'day':
      return dayText(row.bookedOn, mapping.dateForm);
    case 'entry':
      return row.entryId;
    case 'account':
      return guarded(row.account);
    case 'accountName':
      return guarded(row.accountName);
    case 'debit':
      return amountCents > 0n ? money(amountCents) : '';
    case 'credit':
      return amountCents < 0n ? money(-amountCents) : '';
    case 'signed':
      return money(mapping.debitPositive ? amountCents : -amountCents);
    case 'item':
      return row.item ?? '';
    case 'reference':
      return guarded(row.reference ?? '');
    case 'text':
      return guarded(row.text);
    case 'currency':
      return row.currency;
  }
}

/** The bookings of a day as a file; the same bytes for the same bookings. */
export function bookingsFile(rows: readonly BookingRow[], number: number, mapping: BookingMapping): Uint8Array {
  const separator = SEPARATORS[mapping.separator];
  const head = mapping.columns.map(({ header }) => quoted(guarded(header), separator)).join(separator);
  const lines = rows.map((row, index) =>
    mapping.columns.map(({ field }) => quoted(cellOf(field, row, index + 1, number, mapping), separator)).join(separator),
  );
  return new TextEncoder().encode(`\ufeff${[head, ...lines].join('\r\n')}\r\n`);
}

/** For a municipality that says nothing else. */
export const PLAIN_BOOKINGS: BookingMapping = {
  ...{ separator: 'semicolon', dateForm: 'dmy', decimalSign: 'comma', debitPositive: true },
  columns: [
    ...[
      { header: 'Übergabe', field: 'number' as const },
      { header: 'Zeile', field: 'line' as const },
      { header: 'Buchungstag', field: 'day' as const },
    ],
    ...[
      { header: 'Buchung', field: 'entry' as const },
      { header: 'Sachkonto', field: 'account' as const },
      { header: 'Bezeichnung', field: 'accountName' as const },
    ],
    ...[
      { header: 'Soll', field: 'debit' as const },
      { header: 'Haben', field: 'credit' as const },
      { header: 'Kassenzeichen', field: 'reference' as const },
    ],
    ...[
      { header: 'Text', field: 'text' as const },
      { header: 'Währung', field: 'currency' as const },
    ],
  ],
};
