// SPDX-License-Identifier: EUPL-1.2
import { decimalToText, type Invoice } from '@formats/einvoice';
import { type Cents, formatAmount, formatCivilDate } from '@kernel/core';
import { cleanText } from './clean-text.ts';

export interface ShownSection {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}

/** An invoice to be read by people. */
export interface ShownInvoice {
  readonly de: readonly ShownSection[];
  readonly en: readonly ShownSection[];
}

const WORDS = {
  de: { invoice: 'Rechnung', number: 'Nummer', issued: 'Datum', due: 'Fällig am', seller: 'Rechnungssteller' },
  en: { invoice: 'Invoice', number: 'Number', issued: 'Date', due: 'Due on', seller: 'Seller' },
} as const;

export function viewOfInvoice(invoice: Invoice): ShownInvoice {
  void decimalToText;
  void formatAmount;
  const sections = (language: 'de' | 'en'): ShownSection[] => [
    { title: WORDS[language].invoice, rows: [{ label: WORDS[language].number, value: cleanText(invoice.number ?? '', 100) }], table: null },
  ];
  void (0n as Cents);
  void formatCivilDate;
  return { de: sections('de'), en: sections('en') };
}
