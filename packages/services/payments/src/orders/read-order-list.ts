// SPDX-License-Identifier: EUPL-1.2
import type { ReadCell } from '@formats/workbook';
import { type Cents, type CivilDate, type Iban, parseIban } from '@kernel/core';
import { isOneLine } from '@platform/use-case';
import { type ItemFault, readDay, readMoney, tableOf } from '../items/read-item-list.ts';
import { NEEDED_ORDER_FIELDS, ORDER_FIELDS, type OrderField, type OrderMapping } from './order-list-mapping.ts';

/** An order as a list names it. */
export interface ListedOrder {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly payee: string | null;
  readonly iban: Iban | null;
  readonly amountCents: Cents;
  readonly dueOn: CivilDate;
  readonly remittance: string;
  readonly voucher: string;
}
export interface OrderList {
  /** Names of the columns, as far as the list could be read. */
  readonly headers: readonly string[];
  readonly rows: number;
  readonly orders: readonly ListedOrder[];
  readonly faults: readonly ItemFault[];
}

/** More than this is no list that somebody looks through. */
const MOST_ORDERS = 2_000;
const LONGEST = { payee: 70, remittance: 140, voucher: 140 } as const;

type Places = ReadonlyMap<OrderField, number>;
type Say = (field: OrderField, code: string, text?: string) => null;

function placesOf(header: readonly string[], mapping: OrderMapping): { readonly places: Places; readonly faults: ItemFault[] } {
  const names = header.map((name) => name.toLowerCase());
  const [faults, places] = [[] as ItemFault[], new Map<OrderField, number>()];
  const say = (column: string, code: string): void => void faults.push({ row: mapping.headerRow, column, code, text: '' });
  if (mapping.payee === '' && mapping.iban === '') say('payee', 'FIELD_NOT_MAPPED');
  for (const field of ORDER_FIELDS) {
    const name = mapping[field];
    const at = names.indexOf(name.toLowerCase());
    if (name === '') {
      if (NEEDED_ORDER_FIELDS.includes(field)) say(field, 'FIELD_NOT_MAPPED');
    } else if (at < 0) say(name, 'COLUMN_MISSING');
    else if (names.indexOf(name.toLowerCase(), at + 1) > 0) say(name, 'COLUMN_DOUBLE');
    else places.set(field, at);
  }
  return { places, faults };
}

function readOne(cells: readonly (ReadCell | null)[], places: Places, mapping: OrderMapping, say: Say): Omit<ListedOrder, 'row'> | null {
  const cellOf = (field: OrderField): ReadCell | null => cells[places.get(field) ?? -1] ?? null;
  const textOf = (field: keyof typeof LONGEST): string => {
    const text = (cellOf(field)?.text ?? '').toWellFormed().trim();
    if (!isOneLine(text)) say(field, 'NOT_IN_A_LINE');
    if (text.length > LONGEST[field]) say(field, 'TOO_LONG', text.slice(0, 40));
    return text;
  };
  const [amountCell, dueCell, ibanText] = [cellOf('amount'), cellOf('dueOn'), cellOf('iban')?.text.trim() ?? ''];
  const amount = amountCell === null ? say('amount', 'EMPTY_CELL') : readMoney(amountCell, mapping.decimalSign);
  if (amountCell !== null && amount === null) say('amount', 'NOT_AN_AMOUNT', amountCell.text.slice(0, 40));
  const dueOn = dueCell === null ? say('dueOn', 'EMPTY_CELL') : readDay(dueCell, mapping.dateForm);
  if (dueCell !== null && dueOn === null) say('dueOn', 'NOT_A_DATE', dueCell.text.slice(0, 40));
  const iban = ibanText === '' ? null : parseIban(ibanText);
  if (iban && !iban.ok) say('iban', 'NOT_AN_IBAN', `…${ibanText.slice(-4)}`);
  const [payee, remittance, voucher] = [textOf('payee'), textOf('remittance'), textOf('voucher')];
  if (voucher === '') say('voucher', 'EMPTY_CELL');
  if (payee === '' && ibanText === '') say(mapping.payee === '' ? 'iban' : 'payee', 'EMPTY_CELL');
  if (amount === null || dueOn === null) return null;
  return { payee: payee || null, iban: iban?.ok ? iban.value : null, amountCents: amount, dueOn, remittance, voucher };
}

/** Reads a list of orders; whatever is wrong is named by row and column, and then nothing of it is taken over. */
export function readOrderList(bytes: Uint8Array, mapping: OrderMapping): OrderList {
  const table = tableOf(bytes, mapping);
  if (!table.ok) return { headers: [], rows: 0, orders: [], faults: [table.error] };
  const header = (table.value[mapping.headerRow - 1] ?? []).map((cell) => cell?.text.trim() ?? '');
  const headers = header.filter((name) => name !== '');
  const { places, faults } = placesOf(header, mapping);
  if (faults.length > 0) return { headers, rows: 0, orders: [], faults };
  const orders: ListedOrder[] = [];
  let rows = 0;
  for (const [index, cells] of table.value.entries()) {
    if (index < mapping.headerRow || cells.every((cell) => cell === null)) continue;
    rows += 1;
    const [row, before] = [index + 1, faults.length];
    const say: Say = (field, code, text = '') => {
      faults.push({ row, column: mapping[field] || field, code, text });
      return null;
    };
    const order = readOne(cells, places, mapping, say);
    if (order !== null && faults.length === before) orders.push({ row, ...order });
  }
  if (rows === 0) faults.push({ row: mapping.headerRow, column: '', code: 'EMPTY_FILE', text: '' });
  if (rows > MOST_ORDERS) faults.push({ row: 0, column: '', code: 'TOO_MANY_ROWS', text: String(MOST_ORDERS) });
  return { headers, rows, orders, faults };
}
