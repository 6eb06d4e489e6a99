// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type CivilMonth, type Refusal, refusal, type TenantId, type UserId } from '@kernel/core';
import type { CostKind } from '../pool.ts';

export const SUPPLIER_INVOICE_STATUSES = ['received', 'read', 'unreadable', 'assigned', 'booked', 'rejected'] as const;
export type SupplierInvoiceStatus = (typeof SUPPLIER_INVOICE_STATUSES)[number];

/** Where an invoice may go from where it is. A booked one that is taken back by counter-entries is to be assigned anew. */
const NEXT = {
  received: ['read', 'unreadable', 'rejected'],
  unreadable: ['read', 'rejected'],
  read: ['read', 'assigned', 'rejected'],
  assigned: ['read', 'assigned', 'booked', 'rejected'],
  booked: ['read'],
  rejected: [],
} as const satisfies Record<SupplierInvoiceStatus, readonly SupplierInvoiceStatus[]>;

export function checkInvoiceStatus(from: SupplierInvoiceStatus, to: SupplierInvoiceStatus): Refusal<'INVOICE_STATUS'> | null {
  return (NEXT[from] as readonly string[]).includes(to) ? null : refusal('INVOICE_STATUS', { params: { status: from } });
}

/** What of an invoice is to be assigned: a line, an allowance, a charge, or what its total has beyond them. */
export interface InvoicePart {
  readonly key: string;
  readonly label: string;
  readonly netCents: Cents;
  readonly grossCents: Cents;
}

/** Stands for all parts of the invoice together. */
export const WHOLE_INVOICE = '*';

export type AssignmentTarget =
  | { readonly kind: 'pool'; readonly poolId: string; readonly costKind: CostKind; readonly month: CivilMonth }
  /** A support cost centre, whose cost goes on to those whom it serves. */
  | { readonly kind: 'centre'; readonly costCentreId: string; readonly costKind: CostKind; readonly month: CivilMonth }
  | { readonly kind: 'member'; readonly tenantId: TenantId; readonly serviceFamilyCode: string; readonly occurredOn: CivilDate };

/** A part of an invoice, or some of it, and the cost that it becomes. */
export interface Assignment {
  readonly lineKey: string;
  /** Negative for what is credited; never zero. */
  readonly amountCents: Cents;
  readonly label: string;
  readonly target: AssignmentTarget;
}

/** Whether the VAT on an invoice is deducted as input tax (§ 15 UStG): then net amounts are the cost, otherwise gross ones. */
export interface InputTax {
  readonly deducted: boolean;
  /** Why: 'Leistung für den Betrieb gewerblicher Art …'. */
  readonly reason: string;
  /** Since when this holds for what was delivered. */
  readonly from: CivilDate;
}

export interface InvoiceTotals {
  readonly netCents: Cents;
  readonly grossCents: Cents;
}

export interface SupplierInvoice {
  readonly id: string;
  readonly status: SupplierInvoiceStatus;
  readonly number: string | null;
  readonly sellerName: string | null;
  readonly issueDate: CivilDate | null;
  readonly totals: InvoiceTotals | null;
  readonly parts: readonly InvoicePart[];
  readonly inputTax: InputTax | null;
  readonly assignments: readonly Assignment[];
  readonly assignedBy: UserId | null;
  /** The one that came in before this one and says the same; booking both would charge it twice. */
  readonly duplicateOf: { readonly id: string; readonly number: string | null } | null;
  /** How many rules it breaks so that it is no invoice in order. */
  readonly fatalFindings: number;
  /** Another one of this seller with this number, of another day: two invoices of one number are rarely two. */
  readonly sameNumber: { readonly id: string; readonly number: string | null; readonly issueDate: CivilDate | null } | null;
}

export const checkNotDuplicate = ({ duplicateOf }: SupplierInvoice): Refusal<'INVOICE_DUPLICATE'> | null =>
  duplicateOf && refusal('INVOICE_DUPLICATE', { params: { number: duplicateOf.number ?? '', invoiceId: duplicateOf.id } });

/** What is to be assigned under this treatment of the VAT. */
export const amountOf = (one: InvoiceTotals, { deducted }: Pick<InputTax, 'deducted'>): Cents => (deducted ? one.netCents : one.grossCents);
