// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { AssignInvoiceState } from './assign-invoice.ts';
import { type AssignmentSumRefusal, assignmentSumFaults } from './assignment-sums.ts';
import { type InvoicePosting, makePostings, type PostingRefusal } from './make-postings.ts';
import { checkInvoiceStatus, checkNotDuplicate } from './supplier-invoice.ts';

/** In order of precedence. */
export type BookInvoiceRefusal =
  | 'INVOICE_STATUS'
  | 'NOT_A_PERSON'
  | 'SAME_PERSON'
  | 'NOT_CONFIRMED'
  | 'INVOICE_DUPLICATE'
  | 'FINDINGS_UNEXPLAINED'
  | 'SAME_NUMBER_UNEXPLAINED'
  | AssignmentSumRefusal
  | PostingRefusal;

/** What the second person states: sachliche und rechnerische Richtigkeit. */
export interface Confirmation {
  readonly factuallyCorrect: boolean;
  readonly arithmeticallyCorrect: boolean;
  /** Why it is right although it breaks rules, or bears a number that the seller has used before; '' where neither is so. */
  readonly remark: string;
}

export interface BookedInvoice {
  readonly id: string;
  readonly status: 'booked';
  readonly confirmation: Confirmation;
  readonly postings: readonly InvoicePosting[];
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

function standing(
  { invoice }: AssignInvoiceState,
  { factuallyCorrect, arithmeticallyCorrect, remark }: Confirmation,
  { by }: Circumstances,
): Refusal<BookInvoiceRefusal> | null {
  const status = checkInvoiceStatus(invoice.status, 'booked');
  if (status) return status;
  if (by.userId === null) return refusal('NOT_A_PERSON');
  if (by.userId === invoice.assignedBy) return refusal('SAME_PERSON');
  if (!factuallyCorrect) return refusal('NOT_CONFIRMED', { field: 'factuallyCorrect' });
  if (!arithmeticallyCorrect) return refusal('NOT_CONFIRMED', { field: 'arithmeticallyCorrect' });
  const duplicate = checkNotDuplicate(invoice);
  if (duplicate || remark.trim() !== '') return duplicate;
  const { fatalFindings, sameNumber } = invoice;
  if (fatalFindings > 0) return refusal('FINDINGS_UNEXPLAINED', { field: 'remark', params: { count: fatalFindings } });
  if (!sameNumber) return null;
  return refusal('SAME_NUMBER_UNEXPLAINED', {
    field: 'remark',
    params: { number: sameNumber.number ?? '', date: sameNumber.issueDate ?? '', invoiceId: sameNumber.id },
  });
}

/** Books an assigned invoice: another person than who assigned it states that it is right, in the matter and in its sums. */
export function bookInvoice(
  state: AssignInvoiceState,
  confirmation: Confirmation,
  circumstances: Circumstances,
): Result<BookedInvoice, readonly Refusal<BookInvoiceRefusal>[]> {
  const wrong = standing(state, confirmation, circumstances);
  if (wrong) return err([wrong]);
  const { invoice, version } = state;
  const sums = assignmentSumFaults(invoice, invoice.assignments, invoice.inputTax ?? { deducted: false });
  if (sums.length > 0) return err(sums);
  const postings = makePostings(state, invoice, version, invoice.assignments, circumstances);
  if (!postings.ok) return postings;
  const changes = [{ field: 'status', from: invoice.status, to: 'booked' }];
  const stated = { ...confirmation, remark: confirmation.remark.trim() };
  return ok({ id: invoice.id, status: 'booked', confirmation: stated, postings: postings.value, changes });
}
