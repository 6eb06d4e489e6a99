// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import type { InvoiceRow } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

export type InvoiceStatus = InvoiceRow['status'];

export const INVOICE_STATUSES: readonly InvoiceStatus[] = ['received', 'read', 'unreadable', 'assigned', 'booked', 'rejected'];
/** Those that somebody has still to do something about. */
export const OPEN_STATUSES: readonly InvoiceStatus[] = ['received', 'read', 'unreadable', 'assigned'];

const TONES: Readonly<Record<InvoiceStatus, Tone>> = {
  received: 'neutral',
  read: 'info',
  unreadable: 'danger',
  assigned: 'warning',
  booked: 'success',
  rejected: 'neutral',
};

export function InvoiceStatusBadge({ status }: { readonly status: InvoiceStatus }) {
  const m = useMessages(invoiceTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}

/** What an invoice is called by its type code (UNTDID 1001). */
export function kindOf(typeCode: string | null): 'invoice' | 'advance' | 'correction' | 'credit' {
  if (typeCode === '381' || typeCode === '396') return 'credit';
  if (typeCode === '384') return 'correction';
  return typeCode === '326' || typeCode === '386' ? 'advance' : 'invoice';
}
