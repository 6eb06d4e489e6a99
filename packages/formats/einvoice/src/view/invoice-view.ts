// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import { changeSections, totalsSection, vatSection } from './amount-sections.ts';
import { attachmentSection, documentSection, formatSection, noteSection, precedingSection } from './document-sections.ts';
import { lineSection } from './line-section.ts';
import { buyerSection, deliverySection, payeeSection, sellerSection, taxRepresentativeSection } from './party-sections.ts';
import { paymentSection } from './payment-section.ts';
import type { InvoiceView, ViewSection } from './view.ts';
import { type ViewLanguage, words } from './words.ts';

/**
 * An invoice as people read it: every term that stands in it, with its label, its value written as in the language and its number in EN 16931.
 * For a command line, a page or a PDF. Codes of which nobody knows the name stand as they are; texts of the invoice are never changed.
 */
export function invoiceView(invoice: Invoice, language: ViewLanguage): InvoiceView {
  const say = words(language);
  const kind = say.kind(invoice.typeCode);
  const sections: readonly ViewSection[] = [
    documentSection(invoice, say),
    sellerSection(invoice, say),
    buyerSection(invoice, say),
    payeeSection(invoice, say),
    taxRepresentativeSection(invoice, say),
    deliverySection(invoice, say),
    precedingSection(invoice, say),
    noteSection(invoice, say),
    lineSection(invoice, say),
    ...changeSections(invoice, say),
    totalsSection(invoice, say),
    vatSection(invoice, say),
    paymentSection(invoice, say),
    attachmentSection(invoice, say),
    formatSection(invoice, say),
  ];
  return {
    title: [kind, invoice.number ?? '–'].join(' '),
    sections: sections.filter(({ rows, table }) => rows.length > 0 || (table !== null && table.rows.length > 0)),
  };
}
