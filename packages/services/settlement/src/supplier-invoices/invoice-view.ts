// SPDX-License-Identifier: EUPL-1.2
import { type Invoice, type InvoiceView, invoiceView, type ViewSection } from '@formats/einvoice';
import { seenText } from './clean-text.ts';

/** An invoice to be read by people, in both languages. */
export interface ShownInvoice {
  readonly de: InvoiceView;
  readonly en: InvoiceView;
}

/** Whoever wants to read more lines than these opens the file. */
const MAX_ROWS = 500;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/gu;

/** Foreign texts as a database takes them; whatever is neither text, list nor group stays as it is. */
function cleaned<Value>(value: Value): Value {
  if (typeof value === 'string') return seenText(value.replace(UNFIT, ' ')) as Value;
  if (Array.isArray(value)) return value.map(cleaned) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)])) as Value;
}

const shortened = (section: ViewSection): ViewSection =>
  section.table === null ? section : { ...section, table: { ...section.table, rows: section.table.rows.slice(0, MAX_ROWS) } };

export function viewOfInvoice(invoice: Invoice): ShownInvoice {
  const shown = (language: 'de' | 'en'): InvoiceView => {
    const view = invoiceView(invoice, language);
    return cleaned({ ...view, sections: view.sections.map(shortened) });
  };
  return { de: shown('de'), en: shown('en') };
}
