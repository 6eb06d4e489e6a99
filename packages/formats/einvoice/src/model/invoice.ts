// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate } from '@kernel/core';
import type { AllowanceOrCharge, InvoiceLine } from './invoice-line.ts';
import type { Buyer, Delivery, Identifier, Payee, Seller, TaxRepresentative } from './parties.ts';
import type { PaymentInstructions } from './payment.ts';
import type { Period } from './period.ts';
import type { VatBreakdown } from './vat.ts';

/**
 * The semantic model of EN 16931-1, with the number of each business term (BT) and group (BG). Everything may be missing, since
 * a foreign invoice is read as it stands; what has to be there is what the rules say. Money is in whole cents of the invoice's currency.
 */
export interface Invoice {
  /** BT-24: which rules the invoice follows. */
  readonly specificationId?: string;
  /** BT-23: business process. */
  readonly businessProcess?: string;
  /** BT-1 */
  readonly number?: string;
  /** BT-2 */
  readonly issueDate?: CivilDate;
  /** BT-3, UNTDID 1001: 326 advance, 380 invoice, 381 credit note, 384 correction. */
  readonly typeCode?: string;
  /** BT-5, ISO 4217 */
  readonly currency?: string;
  /** BT-6: currency of VAT accounting, where it differs. */
  readonly vatCurrency?: string;
  /** BT-7: day on which the VAT is due. */
  readonly vatPointDate?: CivilDate;
  /** BT-8, UNTDID 2005: 3 issue, 35 delivery, 432 payment. */
  readonly vatPointDateCode?: string;
  /** BT-9 */
  readonly dueDate?: CivilDate;
  /** BT-10: buyer reference; to German authorities the routing id (Leitweg-ID). */
  readonly buyerReference?: string;
  /** BT-11 */
  readonly projectReference?: string;
  /** BT-12 */
  readonly contractReference?: string;
  /** BT-13: the buyer's order number. */
  readonly orderReference?: string;
  /** BT-14: the seller's order number. */
  readonly salesOrderReference?: string;
  /** BT-15 */
  readonly receivingAdviceReference?: string;
  /** BT-16 */
  readonly despatchAdviceReference?: string;
  /** BT-17: tender or lot. */
  readonly tenderReference?: string;
  /** BT-18: what the invoice is about (meter, subscription), with the scheme of the identifier. */
  readonly invoicedObject?: Identifier;
  /** BT-19: the buyer's accounting reference (cost unit). */
  readonly buyerAccountingReference?: string;
  /** BT-20 */
  readonly paymentTerms?: string;
  /** BG-1 */
  readonly notes: readonly InvoiceNote[];
  /** BG-3: earlier invoices: what is corrected, advances that are taken off. */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** BG-4 */
  readonly seller?: Seller;
  /** BG-7 */
  readonly buyer?: Buyer;
  /** BG-10: who is paid, where it is not the seller. */
  readonly payee?: Payee;
  /** BG-11 */
  readonly taxRepresentative?: TaxRepresentative;
  /** BG-13 */
  readonly delivery?: Delivery;
  /** BG-14 */
  readonly period?: Period;
  /** BG-16 */
  readonly payment?: PaymentInstructions;
  /** BG-20 */
  readonly allowances: readonly AllowanceOrCharge[];
  /** BG-21 */
  readonly charges: readonly AllowanceOrCharge[];
  /** BG-22 */
  readonly totals?: Totals;
  /** BG-23 */
  readonly vatBreakdown: readonly VatBreakdown[];
  /** BG-24 */
  readonly supportingDocuments: readonly SupportingDocument[];
  /** BG-25 */
  readonly lines: readonly InvoiceLine[];
}

/** BG-1 */
export interface InvoiceNote {
  /** BT-21, UNTDID 4451 */
  readonly subjectCode?: string;
  /** BT-22 */
  readonly text?: string;
}

/** BG-3 */
export interface PrecedingInvoice {
  /** BT-25 */
  readonly number?: string;
  /** BT-26 */
  readonly issueDate?: CivilDate;
}

/** BG-22 */
export interface Totals {
  /** BT-106: sum of the lines. */
  readonly lineTotal?: Cents;
  /** BT-107: sum of the allowances of the document. */
  readonly allowanceTotal?: Cents;
  /** BT-108: sum of the charges of the document. */
  readonly chargeTotal?: Cents;
  /** BT-109: total without VAT. */
  readonly netTotal?: Cents;
  /** BT-110: total VAT. */
  readonly vatTotal?: Cents;
  /** BT-111: total VAT in the currency of BT-6. */
  readonly vatTotalInVatCurrency?: Cents;
  /** BT-112: total with VAT. */
  readonly grossTotal?: Cents;
  /** BT-113: paid before. */
  readonly prepaid?: Cents;
  /** BT-114 */
  readonly rounding?: Cents;
  /** BT-115: what is due. */
  readonly due?: Cents;
}

/** BG-24 */
export interface SupportingDocument {
  /** BT-122 */
  readonly reference?: string;
  /** BT-123 */
  readonly description?: string;
  /** BT-124: where it lies. */
  readonly location?: string;
  /** BT-125: the file itself. */
  readonly attachment?: Attachment;
}

/** BT-125 */
export interface Attachment {
  /** The file in base64, without white space. */
  readonly base64: string;
  /** BT-125-1 */
  readonly mimeCode?: string;
  /** BT-125-2 */
  readonly fileName?: string;
}

/** An invoice in which nothing stands: what one begins with. */
export const EMPTY_INVOICE: Invoice = {
  notes: [],
  precedingInvoices: [],
  allowances: [],
  charges: [],
  vatBreakdown: [],
  supportingDocuments: [],
  lines: [],
};

/** BT-24 of XRechnung 3.0. */
export const XRECHNUNG_ID = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
/** BT-24 of EN 16931 without any national rules (the ZUGFeRD profile of that name too). */
export const EN16931_ID = 'urn:cen.eu:en16931:2017';
/** BT-23 of XRechnung: billing. */
export const BILLING_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** The two syntaxes of EN 16931: OASIS UBL 2.1 and UN/CEFACT Cross Industry Invoice D16B. */
export type Syntax = 'UBL' | 'CII';
