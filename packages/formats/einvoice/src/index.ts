// SPDX-License-Identifier: EUPL-1.2
export { type CheckOptions, checkInvoice } from './check-invoice.ts';
export { completeInvoice } from './file/complete-invoice.ts';
export { INVOICE_FILE_FORMAT } from './file/format.ts';
export { invoiceFileJson, type JsonValue } from './file/invoice-file-json.ts';
export type { InvoiceFileRefusal } from './file/member-readers.ts';
export { readInvoiceFile } from './file/read-invoice-file.ts';
export { pathOfFinding } from './file/term-paths.ts';
export type { EinvoiceRefusalCode } from './messages/refusals.ts';
export { findingSentence, refusalSentence } from './messages/sentence.ts';
export { type Decimal, type DecimalError, decimal, decimalOfCents, decimalToText, parseDecimal } from './model/decimal.ts';
export {
  type Attachment,
  BILLING_PROCESS,
  EMPTY_INVOICE,
  EN16931_ID,
  type Invoice,
  type InvoiceNote,
  type PrecedingInvoice,
  type SupportingDocument,
  type Syntax,
  type Totals,
  XRECHNUNG_ID,
} from './model/invoice.ts';
export type { AllowanceOrCharge, InvoiceLine, Item, ItemAttribute, Price } from './model/invoice-line.ts';
export type { Address, Buyer, Contact, Delivery, Identifier, Payee, Seller, TaxRepresentative } from './model/parties.ts';
export type { CreditTransfer, DirectDebit, PaymentCard, PaymentInstructions } from './model/payment.ts';
export type { Period } from './model/period.ts';
export type { VatBreakdown, VatCategory } from './model/vat.ts';
export { type HybridAttachment, hybridAttachment } from './pdf/hybrid-attachment.ts';
export { HYBRID_LIMITS, type Hybrid, type ReadHybridCode, type ReadHybridLimits, readHybrid } from './pdf/read-hybrid.ts';
export { READ_LIMITS, type ReadInvoice, type ReadInvoiceCode, type ReadInvoiceLimits, readInvoice } from './read-invoice.ts';
export { checkRoutingId, type RoutingId, type RoutingIdCode, routingIdWithCheckDigits } from './routing-id.ts';
export type { Finding, Severity } from './rules/finding.ts';
export type { RuleId } from './rules/rule-ids.ts';
export { isXrechnung, type RuleSet } from './rules/rule-set.ts';
export { invoiceView } from './view/invoice-view.ts';
export type { InvoiceView, ViewColumn, ViewRow, ViewSection, ViewSectionKey, ViewTable, ViewTableRow } from './view/view.ts';
export type { ViewLanguage } from './view/words.ts';
export { writeCii, writeUbl } from './write-invoice.ts';
