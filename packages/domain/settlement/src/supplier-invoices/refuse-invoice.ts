// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import { checkInvoiceStatus, type SupplierInvoice } from './supplier-invoice.ts';

/** In order of precedence. */
export type RefuseInvoiceRefusal = 'INVOICE_STATUS' | 'REASON_MISSING';

export interface RefusedInvoice {
  readonly id: string;
  /** 'rejected': it will never be paid; 'read': whoever assigned it is to do it again. */
  readonly status: 'rejected' | 'read';
  readonly reason: string;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

type Refuse = Decide<SupplierInvoice, { readonly reason: string }, RefusedInvoice, RefuseInvoiceRefusal>;

const refuseTo =
  (to: RefusedInvoice['status']): Refuse =>
  (invoice, { reason }) => {
    const status = checkInvoiceStatus(invoice.status, to);
    if (status) return err(status);
    if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
    return ok({ id: invoice.id, status: to, reason: reason.trim(), changes: [{ field: 'status', from: invoice.status, to }] });
  };

export const rejectInvoice = refuseTo('rejected');

/** Only what somebody has assigned can be given back to them. */
export const giveBackInvoice: Refuse = (invoice, input, circumstances) =>
  invoice.status === 'assigned'
    ? refuseTo('read')(invoice, input, circumstances)
    : err(refusal('INVOICE_STATUS', { params: { status: invoice.status } }));
