// SPDX-License-Identifier: EUPL-1.2
import { isGiven, type JsonAt, jsonRoot, MAX_CENTS, type Refusal, readObject, readOneOf, wrongAt } from '@kernel/core';
import { BILLING_PROCESS, EMPTY_INVOICE, type Invoice, XRECHNUNG_ID } from '../model/invoice.ts';
import { completeInvoice } from './complete-invoice.ts';
import { INVOICE_FILE_FORMAT } from './format.ts';
import { INVOICE_SHAPE } from './invoice-shapes.ts';
import { type InvoiceFileRefusal, namesOf, readMembers } from './member-readers.ts';

const tooLarge = (amount: bigint | undefined): boolean => amount !== undefined && (amount > MAX_CENTS || amount < -MAX_CENTS);

/** Each amount of the file is small enough; what is made of quantities and prices need not be. */
function refuseLargeSums({ lines, vatBreakdown, totals }: Invoice, root: JsonAt): void {
  const before = root.problems.length;
  const refuse = (path: string): void => wrongAt({ ...root, path }, 'AMOUNT_TOO_LARGE', undefined);
  for (const [index, { net }] of lines.entries()) if (tooLarge(net)) refuse(`lines[${index}]`);
  if (root.problems.length > before) return;
  const sums = [...vatBreakdown.flatMap(({ taxable, tax }) => [taxable, tax]), ...Object.values(totals ?? {})];
  if (sums.some(tooLarge)) refuse('totals');
}

/**
 * Reads the JSON of `verbund invoice write`, already parsed: members are named as in the model, amounts are texts in euro, quantities, prices
 * and percentages texts of decimals, days 'YYYY-MM-DD'. Left out, `specificationId` is XRechnung 3.0, `businessProcess` billing, `currency`
 * euro, and what follows from the lines is reckoned. Every refusal names its path ('lines[2].price.net'). Whether the invoice keeps the rules,
 * says `checkInvoice`.
 */
export function readInvoiceFile(json: unknown): { readonly invoice: Invoice; readonly refusals: Refusal<InvoiceFileRefusal>[] } {
  const root = jsonRoot(json);
  const { format, ...members } = readObject(root, ['format', ...namesOf(INVOICE_SHAPE)]);
  if (isGiven(root)) readOneOf(format, [INVOICE_FILE_FORMAT], INVOICE_FILE_FORMAT);
  const given: Invoice = {
    ...EMPTY_INVOICE,
    specificationId: XRECHNUNG_ID,
    businessProcess: BILLING_PROCESS,
    currency: 'EUR',
    ...readMembers(INVOICE_SHAPE, members),
  };
  const invoice = completeInvoice(given);
  if (root.problems.length === 0) refuseLargeSums(invoice, root);
  return { invoice, refusals: root.problems as Refusal<InvoiceFileRefusal>[] };
}
