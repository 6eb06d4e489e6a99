// SPDX-License-Identifier: EUPL-1.2
import type { Invoice, SupportingDocument } from '../model/invoice.ts';
import type { ViewSection } from './view.ts';
import { list, type Words } from './words.ts';

/** Number, days and everything that others know the invoice by. */
export function documentSection(invoice: Invoice, { text, row, date, kind, identifier, vatPoint, span }: Words): ViewSection {
  const known = kind(invoice.typeCode);
  return {
    key: 'document',
    group: 'BG-0',
    title: text('Angaben zur Rechnung', 'Invoice'),
    rows: [
      ...row('BT-3', 'Art', 'kind', known === invoice.typeCode ? known : list([known, invoice.typeCode && `(${invoice.typeCode})`], ' ')),
      ...row('BT-1', 'Rechnungsnummer', 'invoice number', invoice.number),
      ...row('BT-2', 'Rechnungsdatum', 'issue date', date(invoice.issueDate)),
      ...row('BT-73 BT-74', 'Leistungszeitraum', 'period', span(invoice.period)),
      ...row('BT-9', 'fällig am', 'due date', date(invoice.dueDate)),
      ...row('BT-10', 'Leitweg-ID oder Käuferreferenz', 'routing id or buyer reference', invoice.buyerReference),
      ...row('BT-13', 'Bestellnummer', 'order number', invoice.orderReference),
      ...row('BT-14', 'Auftragsnummer des Verkäufers', 'order number of the seller', invoice.salesOrderReference),
      ...row('BT-12', 'Vertrag', 'contract', invoice.contractReference),
      ...row('BT-11', 'Projekt', 'project', invoice.projectReference),
      ...row('BT-17', 'Vergabe oder Los', 'tender or lot', invoice.tenderReference),
      ...row('BT-15', 'Wareneingang', 'receiving advice', invoice.receivingAdviceReference),
      ...row('BT-16', 'Lieferschein', 'despatch advice', invoice.despatchAdviceReference),
      ...row('BT-18', 'Gegenstand', 'invoiced object', identifier(invoice.invoicedObject)),
      ...row('BT-19', 'Kostenstelle', 'cost unit', invoice.buyerAccountingReference),
      ...row('BT-5', 'Währung', 'currency', invoice.currency),
      ...row('BT-6', 'Währung der Umsatzsteuer', 'currency of the VAT', invoice.vatCurrency),
      ...row('BT-7', 'Umsatzsteuer fällig am', 'VAT due on', date(invoice.vatPointDate)),
      ...row('BT-8', 'Umsatzsteuer fällig', 'VAT due', vatPoint(invoice.vatPointDateCode)),
    ],
    table: null,
  };
}

export const precedingSection = ({ precedingInvoices }: Invoice, { text, row, date }: Words): ViewSection => ({
  key: 'preceding',
  group: 'BG-3',
  title: text('Frühere Rechnungen', 'Earlier invoices'),
  rows: precedingInvoices.flatMap(({ number, issueDate }) =>
    row('BT-25 BT-26', 'frühere Rechnung', 'earlier invoice', list([number, date(issueDate)])),
  ),
  table: null,
});

export const noteSection = ({ notes }: Invoice, { text, row }: Words): ViewSection => ({
  key: 'notes',
  group: 'BG-1',
  title: text('Bemerkungen', 'Notes'),
  rows: notes.flatMap((note) =>
    row(
      'BT-21 BT-22',
      note.subjectCode === undefined ? 'Bemerkung' : `Bemerkung (${note.subjectCode})`,
      note.subjectCode === undefined ? 'note' : `note (${note.subjectCode})`,
      note.text,
    ),
  ),
  table: null,
});

/** Bytes that base64 stands for. */
const sizeOf = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

function attached({ attachment }: SupportingDocument): string | undefined {
  if (attachment === undefined) return undefined;
  const { fileName, mimeCode, base64 } = attachment;
  return list([fileName, mimeCode, `${sizeOf(base64)} Byte`]);
}

export const attachmentSection = ({ supportingDocuments }: Invoice, { text, row }: Words): ViewSection => ({
  key: 'attachments',
  group: 'BG-24',
  title: text('Anlagen', 'Attachments'),
  rows: supportingDocuments.flatMap((document) =>
    row(
      'BT-122 BT-123 BT-124 BT-125',
      'Anlage',
      'attachment',
      list([document.reference, document.description, attached(document), document.location]),
    ),
  ),
  table: null,
});

export const formatSection = ({ specificationId, businessProcess }: Invoice, { text, row }: Words): ViewSection => ({
  key: 'format',
  group: 'BG-2',
  title: text('Format', 'Format'),
  rows: [...row('BT-24', 'Regeln', 'rules', specificationId), ...row('BT-23', 'Geschäftsprozess', 'business process', businessProcess)],
  table: null,
});
