// SPDX-License-Identifier: EUPL-1.2
import { group, list, wrap } from '../binding/group-parts.ts';
import { type Part, readParts, writeParts } from '../binding/part.ts';
import { append, isoDate, prose, text } from '../binding/scalar-parts.ts';
import type { Invoice, InvoiceNote } from '../model/invoice.ts';
import type { Period } from '../model/period.ts';
import { allowanceCharges, taxTotals, totalParts } from './ubl-amounts.ts';
import { blankLine, lineParts, periodParts } from './ubl-line.ts';
import { partyParts } from './ubl-parties.ts';
import { paymentMeans } from './ubl-payment.ts';
import { additionalReferences, orderReference, precedingInvoices } from './ubl-references.ts';

/** BG-1: UBL has no place for the subject code, so that EN 16931 puts it in front of the text as '#ADU#'. */
const notes: Part<Invoice> = {
  write: (invoice) =>
    invoice.notes.map(({ subjectCode, text: content = '' }) => ({
      name: 'cbc:Note',
      content: subjectCode === undefined ? content : `#${subjectCode}#${content}`,
    })),
  takes: (element, reading) => reading.is(element, 'cbc:Note'),
  read: (element, draft) => {
    const [, subjectCode, content = ''] = /^\s*#([A-Z]{3})#(.*)$/s.exec(element.text) ?? [];
    const note: InvoiceNote = subjectCode === undefined ? { text: element.text } : { subjectCode, text: content };
    append(draft, 'notes', note);
  },
};

/** BG-14 and BT-8, which is no group of its own in the model. */
const invoicePeriod: Part<Invoice> = {
  group: true,
  write: (invoice, writing) => {
    const dates = invoice.period === undefined ? [] : writeParts(periodParts, invoice.period, writing);
    const codes = text<Invoice>('cbc:DescriptionCode', 'vatPointDateCode').write(invoice, writing);
    return invoice.period === undefined && codes.length === 0 ? [] : [{ name: 'cac:InvoicePeriod', content: [...dates, ...codes] }];
  },
  takes: (element, reading) => reading.is(element, 'cac:InvoicePeriod'),
  read: (element, draft, reading) => {
    const onlyCode = element.children.length > 0 && element.children.every(({ name }) => name === 'DescriptionCode');
    const code: Part<Period> = {
      write: () => [],
      takes: (child) => reading.is(child, 'cbc:DescriptionCode'),
      read: (child) => {
        draft.vatPointDateCode = child.text.trim();
      },
    };
    if (onlyCode) readParts([code], element, {}, reading);
    else {
      const inner = { ...draft.period };
      readParts([...periodParts, code], element, inner, reading);
      draft.period = inner;
    }
  },
};

const referenceTo = (
  name: string,
  key: 'despatchAdviceReference' | 'receivingAdviceReference' | 'tenderReference' | 'contractReference',
): Part<Invoice> => wrap(name, [text('cbc:ID', key)]);
const [despatch, receipt, originator, contract] = [
  referenceTo('cac:DespatchDocumentReference', 'despatchAdviceReference'),
  referenceTo('cac:ReceiptDocumentReference', 'receivingAdviceReference'),
  referenceTo('cac:OriginatorDocumentReference', 'tenderReference'),
  referenceTo('cac:ContractDocumentReference', 'contractReference'),
] as const;

const identification: readonly Part<Invoice>[] = [
  text('cbc:CustomizationID', 'specificationId'),
  text('cbc:ProfileID', 'businessProcess'),
  text('cbc:ID', 'number'),
  isoDate('cbc:IssueDate', 'issueDate'),
];
const currencies: readonly Part<Invoice>[] = [
  text('cbc:DocumentCurrencyCode', 'currency'),
  text('cbc:TaxCurrencyCode', 'vatCurrency'),
  text('cbc:AccountingCost', 'buyerAccountingReference'),
  text('cbc:BuyerReference', 'buyerReference'),
  invoicePeriod,
  orderReference,
  precedingInvoices,
];
const taxesAndTotals: readonly Part<Invoice>[] = [
  wrap('cac:PaymentTerms', [prose('cbc:Note', 'paymentTerms')]),
  ...allowanceCharges<Invoice>(['BT-92', 'BR-DEC-01', 'BT-93', 'BR-DEC-02'], ['BT-99', 'BR-DEC-05', 'BT-100', 'BR-DEC-06']),
  taxTotals,
  group('cac:LegalMonetaryTotal', 'totals', totalParts),
];

/** Parts of ubl:Invoice in the order of UBL 2.1. */
export const invoiceParts: readonly Part<Invoice>[] = [
  ...identification,
  isoDate('cbc:DueDate', 'dueDate'),
  text('cbc:InvoiceTypeCode', 'typeCode'),
  notes,
  isoDate('cbc:TaxPointDate', 'vatPointDate'),
  ...currencies,
  despatch,
  receipt,
  originator,
  contract,
  additionalReferences(false),
  wrap('cac:ProjectReference', [text('cbc:ID', 'projectReference')]),
  ...partyParts,
  paymentMeans(false),
  ...taxesAndTotals,
  list('cac:InvoiceLine', 'lines', lineParts('cbc:InvoicedQuantity'), blankLine),
];

/** Parts of ubl:CreditNote in the order of UBL 2.1, which is another one. */
export const creditNoteParts: readonly Part<Invoice>[] = [
  ...identification,
  isoDate('cbc:TaxPointDate', 'vatPointDate'),
  text('cbc:CreditNoteTypeCode', 'typeCode'),
  notes,
  ...currencies,
  despatch,
  receipt,
  contract,
  additionalReferences(true),
  originator,
  ...partyParts,
  paymentMeans(true),
  ...taxesAndTotals,
  list('cac:CreditNoteLine', 'lines', lineParts('cbc:CreditedQuantity'), blankLine),
];
