// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import { type Decimal, decimalToText } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import { INVOICE_FILE_FORMAT } from './format.ts';

/** What JSON can hold. */
export type JsonValue = string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

const isDecimal = (value: object): value is Decimal => 'units' in value && 'scale' in value;

/** The model holds texts, cents, decimals, lists and groups of these. */
function jsonOf(value: unknown): JsonValue {
  if (typeof value === 'bigint') return centsToDecimal(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isDecimal(value)) return decimalToText(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, jsonOf(member)]));
}

/** An invoice as an invoice file, which `readInvoiceFile` reads as the same invoice. */
export const invoiceFileJson = (invoice: Invoice): JsonValue => ({
  format: INVOICE_FILE_FORMAT,
  ...(jsonOf(invoice) as { readonly [name: string]: JsonValue }),
});
