// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type AssignmentSumRefusal, assignmentSumFaults } from './assignment-sums.ts';
import { makePostings, type PostingRefusal, type PostingState } from './make-postings.ts';
import { type Assignment, checkInvoiceStatus, checkNotDuplicate, type InputTax, type SupplierInvoice } from './supplier-invoice.ts';

/** In order of precedence. */
export type AssignInvoiceRefusal =
  | 'INVOICE_STATUS'
  | 'NOT_A_PERSON'
  | 'INVOICE_DUPLICATE'
  | 'INPUT_TAX_REASON_MISSING'
  | AssignmentSumRefusal
  | PostingRefusal;

export interface AssignInvoiceState extends PostingState {
  readonly invoice: SupplierInvoice;
  readonly version: number;
}

export interface AssignInvoiceInput {
  readonly inputTax: InputTax;
  readonly assignments: readonly Assignment[];
}

export interface AssignedInvoice {
  readonly id: string;
  readonly status: 'assigned';
  readonly inputTax: InputTax;
  readonly assignments: readonly Assignment[];
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

function faultsOf(
  state: AssignInvoiceState,
  input: AssignInvoiceInput,
  circumstances: Circumstances,
): readonly Refusal<AssignInvoiceRefusal>[] {
  const { invoice } = state;
  const status = checkInvoiceStatus(invoice.status, 'assigned');
  if (status) return [status];
  if (circumstances.by.userId === null) return [refusal('NOT_A_PERSON')];
  const duplicate = checkNotDuplicate(invoice);
  if (duplicate) return [duplicate];
  const reason = input.inputTax.reason.trim() === '' ? [refusal('INPUT_TAX_REASON_MISSING' as const, { field: 'inputTax.reason' })] : [];
  const postings = makePostings(state, invoice, state.version, input.assignments, circumstances);
  return [...reason, ...assignmentSumFaults(invoice, input.assignments, input.inputTax), ...(postings.ok ? [] : postings.error)];
}

/** Says which costs an invoice becomes; all of it, to the cent. Checked as if it were booked now, so that the second person can. */
export function assignInvoice(
  state: AssignInvoiceState,
  input: AssignInvoiceInput,
  circumstances: Circumstances,
): Result<AssignedInvoice, readonly Refusal<AssignInvoiceRefusal>[]> {
  const faults = faultsOf(state, input, circumstances);
  if (faults.length > 0) return err(faults);
  const assignments = input.assignments.map((one) => ({ ...one, label: one.label.trim() }));
  const inputTax = { ...input.inputTax, reason: input.inputTax.reason.trim() };
  const { id, status } = state.invoice;
  return ok({ id, status: 'assigned', inputTax, assignments, changes: [{ field: 'status', from: status, to: 'assigned' }] });
}
