// SPDX-License-Identifier: EUPL-1.2
import { readRows } from '@formats/csv';
import { type ReadCell, readSheet } from '@formats/workbook';
import { type Cents, type CivilDate, cents, err, type Iban, ok, parseAmount, parseCivilDate, parseIban, type Result } from '@kernel/core';
import { ITEM_FIELDS, type ItemField, type ItemMapping, NEEDED_FIELDS } from './item-mapping.ts';

/** An item as a list names it. */
export interface ListedItem {
  readonly externalKey: string;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly partnerName: string | null;
  readonly ibans: readonly Iban[];
  readonly amountCents: Cents;
  readonly openCents: Cents;
  readonly dueOn: CivilDate;
}

/** What is wrong at one place; row and column as a spreadsheet shows them. */
export interface ItemFault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly text: string;
}

export interface ItemList {
  /** Names of the columns, as far as the list could be read. */
  readonly headers: readonly string[];
  readonly rows: number;
  readonly skipped: number;
  readonly items: readonly ListedItem[];
  readonly faults: readonly ItemFault[];
}

const LIMITS = { maxBytes: 25 * 1_024 * 1_024, maxRows: 200_000, maxPartBytes: 200_000_000 } as const;
const SEPARATORS = { semicolon: ';', comma: ',', tab: '\t', pipe: '|' } as const;
const LONGEST = { externalKey: 100, reference: 60, subject: 140, partnerName: 140 } as const;

export type Table = readonly (readonly (ReadCell | null)[])[];

/** The cells of a list, row by row. */
export function tableOf(
  bytes: Uint8Array,
  { format, separator, encoding }: Pick<ItemMapping, 'format' | 'separator' | 'encoding'>,
): Result<Table, ItemFault> {
  if (format === 'xlsx') {
    const sheet = readSheet(bytes, LIMITS);
    return sheet.ok ? sheet : err({ row: 0, column: '', code: sheet.error, text: '' });
  }
  const rows = readRows(bytes, { ...LIMITS, separator: SEPARATORS[separator], encoding: encoding === 'utf8' ? 'utf-8' : 'detect' });
  if (!rows.ok) return err({ row: rows.error.row, column: '', code: rows.error.code, text: '' });
  return ok(rows.value.map((row) => row.map((text) => (text === '' ? null : { kind: 'text' as const, text }))));
}

/** '31.01.2026', '2026-01-31', '20260131' as the profile says; a day that a spreadsheet knows as one needs no form. */
export function readDay(cell: ReadCell, form: ItemMapping['dateForm']): CivilDate | null {
  if (cell.kind === 'date') return parseCivilDate(cell.text);
  const shapes = { dmy: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, ymd: /^(\d{4})-(\d{2})-(\d{2})$/, compact: /^(\d{4})(\d{2})(\d{2})$/ } as const;
  const [, one = '', two = '', three = ''] = shapes[form].exec(cell.text) ?? [];
  const [year, month, day] = form === 'dmy' ? [three, two, one] : [one, two, three];
  return year === '' ? null : parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** '1.234,50' or '1,234.50' as the profile says, never guessed; a number of a spreadsheet as it is stored. */
export function readMoney(cell: ReadCell, sign: ItemMapping['decimalSign']): Cents | null {
  const stored = cell.kind === 'number';
  const [point, group] = stored || sign === 'point' ? ['.', ','] : [',', '.'];
  const text = cell.text.replace(/\s|€|EUR/g, '').replace(/^(.*)-$/, '-$1');
  const groups = text.includes(group) && !stored;
  const whole = new RegExp(groups ? `^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$` : `^-?\\d+(\\${point}\\d+)?$`);
  if (!whole.test(text)) return null;
  // '12.50' with cents of more than two digits is no amount; zeros at the end are none.
  const plain = text
    .replaceAll(group, '')
    .replace(point, '.')
    .replace(/(\.\d\d)0+$/, '$1');
  const parsed = parseAmount(plain);
  return parsed.ok ? parsed.value : null;
}

type Places = ReadonlyMap<ItemField, number>;

function placesOf(header: readonly string[], mapping: ItemMapping, row: number): { readonly places: Places; readonly faults: ItemFault[] } {
  const names = header.map((name) => name.toLowerCase());
  const faults: ItemFault[] = [];
  const places = new Map<ItemField, number>();
  for (const field of ITEM_FIELDS) {
    const name = mapping[field];
    if (name === '') {
      if (NEEDED_FIELDS.includes(field)) faults.push({ row, column: field, code: 'FIELD_NOT_MAPPED', text: '' });
      continue;
    }
    const at = names.indexOf(name.toLowerCase());
    if (at < 0) faults.push({ row, column: name, code: 'COLUMN_MISSING', text: '' });
    else if (names.indexOf(name.toLowerCase(), at + 1) > 0) faults.push({ row, column: name, code: 'COLUMN_DOUBLE', text: '' });
    else places.set(field, at);
  }
  return { places, faults };
}

type Say = (field: ItemField, code: string, text: string) => null;

function dueOf(cell: ReadCell | null, { dateForm }: ItemMapping, say: Say): CivilDate | null {
  if (cell === null) return say('dueOn', 'EMPTY_CELL', '');
  return readDay(cell, dateForm) ?? say('dueOn', 'NOT_A_DATE', cell.text.slice(0, 40));
}

function readOne(cells: readonly (ReadCell | null)[], places: Places, mapping: ItemMapping, say: Say): ListedItem | 'skipped' | null {
  const cellOf = (field: ItemField): ReadCell | null => cells[places.get(field) ?? -1] ?? null;
  const textOf = (field: keyof typeof LONGEST): string | null => {
    const text =
      cellOf(field)
        ?.text.toWellFormed()
        .replace(/\p{Cc}/gu, ' ')
        .trim() ?? '';
    if (text.length > LONGEST[field]) return say(field, 'TOO_LONG', text.slice(0, 40));
    return text === '' ? null : text;
  };
  const money = (field: 'amount' | 'open'): Cents | null => {
    const cell = cellOf(field);
    if (cell === null) return field === 'amount' ? say(field, 'EMPTY_CELL', '') : null;
    return readMoney(cell, mapping.decimalSign) ?? say(field, 'NOT_AN_AMOUNT', cell.text.slice(0, 40));
  };
  const key = textOf('externalKey') ?? say('externalKey', 'EMPTY_CELL', '');
  const amount = money('amount');
  const open = places.has('open') && cellOf('open') !== null ? money('open') : amount;
  if (amount !== null && amount < 0n && mapping.skipNegative) return 'skipped';
  const dueOn = dueOf(cellOf('dueOn'), mapping, say);
  const ibanText = cellOf('iban')?.text ?? '';
  const iban = ibanText === '' ? null : parseIban(ibanText);
  if (iban && !iban.ok) say('iban', 'NOT_AN_IBAN', `…${ibanText.slice(-4)}`);
  const texts = { reference: textOf('reference'), subject: textOf('subject'), partnerName: textOf('partnerName') };
  if (amount !== null && amount <= 0n) say('amount', 'NOT_POSITIVE', String(cellOf('amount')?.text ?? ''));
  else if (amount !== null && open !== null && (open < 0n || open > amount)) say('open', 'OPEN_OVER_AMOUNT', cellOf('open')?.text ?? '');
  if (key === null || amount === null || open === null || dueOn === null) return null;
  return { externalKey: key, ...texts, ibans: iban?.ok ? [iban.value] : [], amountCents: cents(amount), openCents: cents(open), dueOn };
}

/** Reads a list of open items; whatever is wrong is named by row and column, and then nothing of it is taken over. */
export function readItemList(bytes: Uint8Array, mapping: ItemMapping): ItemList {
  const table = tableOf(bytes, mapping);
  if (!table.ok) return { headers: [], rows: 0, skipped: 0, items: [], faults: [table.error] };
  const header = (table.value[mapping.headerRow - 1] ?? []).map((cell) => cell?.text.trim() ?? '');
  const headers = header.filter((name) => name !== '');
  const { places, faults } = placesOf(header, mapping, mapping.headerRow);
  if (faults.length > 0) return { headers, rows: 0, skipped: 0, items: [], faults };
  const items = new Map<string, ListedItem>();
  let [rows, skipped] = [0, 0];
  for (const [index, cells] of table.value.entries()) {
    if (index < mapping.headerRow || cells.every((cell) => cell === null)) continue;
    rows += 1;
    const before = faults.length;
    const say: Say = (field, code, text) => {
      faults.push({ row: index + 1, column: mapping[field], code, text });
      return null;
    };
    const item = readOne(cells, places, mapping, say);
    if (item === 'skipped') skipped += 1;
    else if (item !== null && items.has(item.externalKey)) say('externalKey', 'KEY_TWICE', item.externalKey);
    else if (item !== null && faults.length === before) items.set(item.externalKey, item);
  }
  if (rows === 0) faults.push({ row: mapping.headerRow, column: '', code: 'EMPTY_FILE', text: '' });
  return { headers, rows, skipped, items: [...items.values()], faults };
}
