// SPDX-License-Identifier: EUPL-1.2
import { embeddedFile } from '../binding/embedded-file.ts';
import { list, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { append, identifier, isoDate, set, text } from '../binding/scalar-parts.ts';
import type { Invoice, PrecedingInvoice, SupportingDocument } from '../model/invoice.ts';
import type { Identifier } from '../model/parties.ts';
import type { XmlNode } from '../xml/xml-element.ts';

/** cac:AdditionalDocumentReference: BG-24, and with a type code what the invoice is about (BT-18) or the project of a credit note (BT-11). */
interface Reference extends Omit<SupportingDocument, 'reference'> {
  readonly id?: Identifier;
  readonly typeCode?: string;
}

const OBJECT = '130';
const PROJECT = '50';

const referenceParts: readonly Part<Reference>[] = [
  identifier('cbc:ID', 'id'),
  text('cbc:DocumentTypeCode', 'typeCode'),
  text('cbc:DocumentDescription', 'description'),
  wrap('cac:Attachment', [embeddedFile('cbc:EmbeddedDocumentBinaryObject'), wrap('cac:ExternalReference', [text('cbc:URI', 'location')])]),
];

function referencesOf(invoice: Invoice, creditNote: boolean): readonly Reference[] {
  const references: Reference[] = [];
  if (invoice.invoicedObject !== undefined) references.push({ id: invoice.invoicedObject, typeCode: OBJECT });
  if (creditNote && invoice.projectReference !== undefined) references.push({ id: { value: invoice.projectReference }, typeCode: PROJECT });
  for (const { reference, ...document } of invoice.supportingDocuments) {
    references.push({ ...document, ...(reference === undefined ? {} : { id: { value: reference } }) });
  }
  return references;
}

export const additionalReferences = (creditNote: boolean): Part<Invoice> => ({
  group: true,
  write: (invoice, writing) =>
    referencesOf(invoice, creditNote).map(
      (reference): XmlNode => ({
        name: 'cac:AdditionalDocumentReference',
        content: referenceParts.flatMap((part) => part.write(reference, writing)),
      }),
    ),
  takes: (element, reading) => reading.is(element, 'cac:AdditionalDocumentReference'),
  read: (element, draft, reading) => {
    const reference: Draft<Reference> = {};
    readParts(referenceParts, element, reference, reading);
    const { id, typeCode, ...document } = reference;
    if (typeCode === OBJECT && id !== undefined) set(draft, 'invoicedObject', id, element, reading);
    else if (creditNote && typeCode === PROJECT && id !== undefined) set(draft, 'projectReference', id.value, element, reading);
    else append(draft, 'supportingDocuments', { ...document, ...(id === undefined ? {} : { reference: id.value }) });
  },
});

const precedingParts: readonly Part<PrecedingInvoice>[] = [text('cbc:ID', 'number'), isoDate('cbc:IssueDate', 'issueDate')];

interface Held {
  readonly held: readonly PrecedingInvoice[];
}
const heldInvoice: readonly Part<Held>[] = [list('cac:InvoiceDocumentReference', 'held', precedingParts)];

/** BG-3: each in an element of its own. */
export const precedingInvoices: Part<Invoice> = {
  write: (invoice, writing) =>
    invoice.precedingInvoices.map((preceding) => ({
      name: 'cac:BillingReference',
      content: heldInvoice.flatMap((part) => part.write({ held: [preceding] }, writing)),
    })),
  takes: (element, reading) => reading.is(element, 'cac:BillingReference'),
  read: (element, draft, reading) => {
    const found: Draft<Held> = { held: [] };
    readParts(heldInvoice, element, found, reading);
    for (const preceding of found.held ?? []) append(draft, 'precedingInvoices', preceding);
  },
};

/** Stands for the buyer's order number where only the seller's is known, since UBL demands the first. */
const NO_ORDER = 'NA';
type Orders = Pick<Invoice, 'orderReference' | 'salesOrderReference'>;
const orderParts: readonly Part<Orders>[] = [text('cbc:ID', 'orderReference'), text('cbc:SalesOrderID', 'salesOrderReference')];

export const orderReference: Part<Invoice> = {
  ...(wrap('cac:OrderReference', orderParts) as Part<Invoice>),
  write: (invoice, writing) => {
    const known = invoice.orderReference === undefined && invoice.salesOrderReference !== undefined;
    return wrap('cac:OrderReference', orderParts).write(known ? { ...invoice, orderReference: NO_ORDER } : invoice, writing);
  },
  read: (element, draft, reading) => {
    readParts(orderParts, element, draft as Draft<Orders>, reading);
    if (draft.orderReference === NO_ORDER && draft.salesOrderReference !== undefined) delete draft.orderReference;
  },
};
