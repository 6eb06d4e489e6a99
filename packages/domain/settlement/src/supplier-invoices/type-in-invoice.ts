// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { checkPostedAmount, type PostedAmountRefusal } from '../posted-amount.ts';
import type { InvoicePart, SupplierInvoice, SupplierInvoiceStatus } from './supplier-invoice.ts';

/** UNTDID 1001: credit notes, whose amounts are written without a sign. */
const CREDIT_TYPES: ReadonlySet<string> = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/** Credit notes lower what their seller is owed; everything else is taken with the sign that stands there. */
export const isCreditType = (typeCode: string | null): boolean => CREDIT_TYPES.has(typeCode ?? '');

/** VAT id, tax number or name without what people write now and then. */
export const sellerKeyOf = (identifier: string): string =>
  identifier
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 200);

/** What people find on a paper or in a PDF without data. */
export interface TypedInvoice {
  readonly sellerName: string;
  readonly sellerVatId: string;
  readonly number: string;
  readonly typeCode: string;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate | null;
  readonly subject: string;
  /** As they stand there, without a sign on a credit note. */
  readonly netCents: Cents;
  readonly taxCents: Cents;
  /** Number of the invoice that this one corrects. */
  readonly corrects: string;
}

/** In order of precedence. */
export type TypeInInvoiceRefusal =
  | 'INVOICE_STATUS'
  | 'SELLER_MISSING'
  | 'NUMBER_MISSING'
  | 'LABEL_MISSING'
  | PostedAmountRefusal
  | 'DATE_IN_FUTURE'
  | 'INVOICE_DATE_IMPLAUSIBLE';

export interface InvoiceFacts {
  readonly form: 'UBL' | 'CII' | 'HYBRID' | 'HAND';
  readonly number: string;
  readonly typeCode: string | null;
  readonly issueDate: CivilDate | null;
  readonly dueDate: CivilDate | null;
  readonly sellerName: string;
  readonly sellerKey: string;
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
  readonly corrects: readonly string[];
  readonly parts: readonly InvoicePart[];
}

export interface TypedInInvoice {
  readonly id: string;
  readonly status: 'read';
  readonly facts: InvoiceFacts;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

const OPEN: readonly SupplierInvoiceStatus[] = ['received', 'unreadable', 'read'];

/** No day of an invoice, but a slip of the keys or of a program: before 1990, or after the next year. */
export function oddInvoiceDay(
  { issueDate, dueDate }: Pick<InvoiceFacts, 'issueDate' | 'dueDate'>,
  today: CivilDate,
): Refusal<'INVOICE_DATE_IMPLAUSIBLE'> | null {
  const [from, to] = ['1990-01-01', `${Number(today.slice(0, 4)) + 1}-12-31`];
  const wrong = (['issueDate', 'dueDate'] as const).find((field) => {
    const day = field === 'issueDate' ? issueDate : dueDate;
    return day !== null && (day < from || day > to);
  });
  return wrong ? refusal('INVOICE_DATE_IMPLAUSIBLE', { field: wrong, params: { to: to.slice(0, 4) } }) : null;
}

/** Takes what a person read where no machine could, or could not read all. */
export const typeInInvoice: Decide<SupplierInvoice, TypedInvoice, TypedInInvoice, TypeInInvoiceRefusal> = (invoice, input, { today }) => {
  if (!OPEN.includes(invoice.status)) return err(refusal('INVOICE_STATUS', { params: { status: invoice.status } }));
  const sellerName = input.sellerName.trim();
  if (sellerKeyOf(sellerName) === '') return err(refusal('SELLER_MISSING', { field: 'sellerName' }));
  if (input.number.trim() === '') return err(refusal('NUMBER_MISSING', { field: 'number' }));
  if (input.subject.trim() === '') return err(refusal('LABEL_MISSING', { field: 'subject' }));
  const amount = checkPostedAmount(input.netCents, 'net') ?? checkPostedAmount(input.netCents + input.taxCents, 'tax');
  if (amount) return err(amount);
  if (input.issueDate > today) return err(refusal('DATE_IN_FUTURE', { field: 'issueDate', params: { today } }));
  const odd = oddInvoiceDay(input, today);
  if (odd) return err(odd);
  const sign = isCreditType(input.typeCode) ? -1n : 1n;
  const [netCents, taxCents] = [cents(sign * input.netCents), cents(sign * input.taxCents)];
  const grossCents = cents(netCents + taxCents);
  const facts: InvoiceFacts = {
    form: 'HAND',
    number: input.number.trim(),
    typeCode: input.typeCode,
    issueDate: input.issueDate,
    dueDate: input.dueDate,
    sellerName,
    sellerKey: sellerKeyOf(input.sellerVatId) || sellerKeyOf(sellerName),
    netCents,
    taxCents,
    grossCents,
    corrects: input.corrects.trim() === '' ? [] : [input.corrects.trim()],
    parts: [{ key: '1', label: input.subject.trim(), netCents, grossCents }],
  };
  return ok({ id: invoice.id, status: 'read', facts, changes: [{ field: 'status', from: invoice.status, to: 'read' }] });
};
