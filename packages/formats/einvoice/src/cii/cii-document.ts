// SPDX-License-Identifier: EUPL-1.2
import { embeddedFile } from '../binding/embedded-file.ts';
import { frame, group, list, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { append, ciiDate, constant, prose, set, text } from '../binding/scalar-parts.ts';
import type { Invoice, InvoiceNote, PrecedingInvoice, SupportingDocument } from '../model/invoice.ts';
import { allowanceCharges, headerTotals, vatBreakdown } from './cii-amounts.ts';
import { blankLine, lineParts, periodParts } from './cii-line.ts';
import { deliveryParts, payee, sellerAndBuyer, taxRepresentative } from './cii-parties.ts';
import { creditorReference, mandate, paymentMeans, remittance } from './cii-payment.ts';

const noteParts: readonly Part<InvoiceNote>[] = [prose('ram:Content', 'text'), text('ram:SubjectCode', 'subjectCode')];

/** ram:AdditionalReferencedDocument: BG-24 (916), BT-17 (50), BT-18 (130). */
interface Reference extends SupportingDocument {
  readonly typeCode?: string;
  readonly scheme?: string;
}
const [SUPPORTING, TENDER, OBJECT] = ['916', '50', '130'] as const;

const referenceParts: readonly Part<Reference>[] = [
  text('ram:IssuerAssignedID', 'reference'),
  text('ram:URIID', 'location'),
  text('ram:TypeCode', 'typeCode'),
  text('ram:Name', 'description'),
  embeddedFile('ram:AttachmentBinaryObject'),
  text('ram:ReferenceTypeCode', 'scheme'),
];

function referencesOf({ invoicedObject, tenderReference, supportingDocuments }: Invoice): readonly Reference[] {
  const references: Reference[] = supportingDocuments.map((document) => ({ ...document, typeCode: SUPPORTING }));
  if (tenderReference !== undefined) references.push({ reference: tenderReference, typeCode: TENDER });
  if (invoicedObject !== undefined) {
    const { value, scheme } = invoicedObject;
    references.push({ reference: value, typeCode: OBJECT, ...(scheme === undefined ? {} : { scheme }) });
  }
  return references;
}

const additionalReferences: Part<Invoice> = {
  group: true,
  write: (invoice, writing) =>
    referencesOf(invoice).map((reference) => ({
      name: 'ram:AdditionalReferencedDocument',
      content: referenceParts.flatMap((part) => part.write(reference, writing)),
    })),
  takes: (element, reading) => reading.is(element, 'ram:AdditionalReferencedDocument'),
  read: (element, draft, reading) => {
    const read: Draft<Reference> = {};
    readParts(referenceParts, element, read, reading);
    const { typeCode, scheme, ...document } = read;
    const { reference } = document;
    if (typeCode === TENDER && reference !== undefined) set(draft, 'tenderReference', reference, element, reading);
    else if (typeCode === OBJECT && reference !== undefined) {
      set(draft, 'invoicedObject', { value: reference, ...(scheme === undefined ? {} : { scheme }) }, element, reading);
    } else append(draft, 'supportingDocuments', document);
  },
};

type SimpleReference =
  | 'salesOrderReference'
  | 'orderReference'
  | 'contractReference'
  | 'despatchAdviceReference'
  | 'receivingAdviceReference';
const referenceTo = (name: string, key: SimpleReference): Part<Invoice> => wrap(name, [text('ram:IssuerAssignedID', key)]);

const precedingParts: readonly Part<PrecedingInvoice>[] = [
  text('ram:IssuerAssignedID', 'number'),
  ciiDate('ram:FormattedIssueDateTime', 'issueDate', 'qdt:DateTimeString'),
];

const agreement: Part<Invoice> = frame('ram:ApplicableHeaderTradeAgreement', [
  text('ram:BuyerReference', 'buyerReference'),
  ...sellerAndBuyer,
  taxRepresentative,
  referenceTo('ram:SellerOrderReferencedDocument', 'salesOrderReference'),
  referenceTo('ram:BuyerOrderReferencedDocument', 'orderReference'),
  referenceTo('ram:ContractReferencedDocument', 'contractReference'),
  additionalReferences,
  // The schema demands a name beside the number of a project.
  wrap('ram:SpecifiedProcuringProject', [text('ram:ID', 'projectReference'), constant('ram:Name', 'Project reference')]),
]);

const delivery: Part<Invoice> = frame('ram:ApplicableHeaderTradeDelivery', [
  ...deliveryParts,
  referenceTo('ram:DespatchAdviceReferencedDocument', 'despatchAdviceReference'),
  referenceTo('ram:ReceivingAdviceReferencedDocument', 'receivingAdviceReference'),
]);

const settlement: Part<Invoice> = frame('ram:ApplicableHeaderTradeSettlement', [
  creditorReference,
  remittance,
  text('ram:TaxCurrencyCode', 'vatCurrency'),
  text('ram:InvoiceCurrencyCode', 'currency'),
  payee,
  paymentMeans,
  vatBreakdown,
  group('ram:BillingSpecifiedPeriod', 'period', periodParts),
  ...allowanceCharges<Invoice>(['BT-92', 'BR-DEC-01', 'BT-93', 'BR-DEC-02'], ['BT-99', 'BR-DEC-05', 'BT-100', 'BR-DEC-06']),
  wrap('ram:SpecifiedTradePaymentTerms', [prose('ram:Description', 'paymentTerms'), ciiDate('ram:DueDateDateTime', 'dueDate'), mandate]),
  headerTotals,
  list('ram:InvoiceReferencedDocument', 'precedingInvoices', precedingParts),
  wrap('ram:ReceivableSpecifiedTradeAccountingAccount', [text('ram:ID', 'buyerAccountingReference')]),
]);

/** Parts of rsm:CrossIndustryInvoice in the order of the schema D16B. */
export const crossIndustryParts: readonly Part<Invoice>[] = [
  frame('rsm:ExchangedDocumentContext', [
    wrap('ram:BusinessProcessSpecifiedDocumentContextParameter', [text('ram:ID', 'businessProcess')]),
    wrap('ram:GuidelineSpecifiedDocumentContextParameter', [text('ram:ID', 'specificationId')]),
  ]),
  frame('rsm:ExchangedDocument', [
    text('ram:ID', 'number'),
    text('ram:TypeCode', 'typeCode'),
    ciiDate('ram:IssueDateTime', 'issueDate'),
    list('ram:IncludedNote', 'notes', noteParts),
  ]),
  frame('rsm:SupplyChainTradeTransaction', [
    list('ram:IncludedSupplyChainTradeLineItem', 'lines', lineParts, blankLine),
    agreement,
    delivery,
    settlement,
  ]),
];
