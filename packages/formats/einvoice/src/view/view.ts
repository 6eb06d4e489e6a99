// SPDX-License-Identifier: EUPL-1.2

/** A label with its value; the business terms of EN 16931 that it shows. */
export interface ViewRow {
  readonly terms: readonly string[];
  readonly label: string;
  /** May have several lines ('\n'). */
  readonly value: string;
}

export interface ViewColumn {
  readonly terms: readonly string[];
  readonly heading: string;
  readonly align: 'start' | 'end';
}

export interface ViewTableRow {
  /** As many as columns; '' where nothing is told. */
  readonly cells: readonly string[];
  /** What there is no column for. */
  readonly details: readonly ViewRow[];
}

export interface ViewTable {
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewTableRow[];
}

export type ViewSectionKey =
  | 'document'
  | 'seller'
  | 'buyer'
  | 'payee'
  | 'taxRepresentative'
  | 'delivery'
  | 'preceding'
  | 'notes'
  | 'lines'
  | 'allowances'
  | 'charges'
  | 'totals'
  | 'vat'
  | 'payment'
  | 'attachments'
  | 'format';

/** A group of terms; it has rows, or a table, or both. */
export interface ViewSection {
  readonly key: ViewSectionKey;
  /** Business group: 'BG-4'. */
  readonly group: string;
  readonly title: string;
  readonly rows: readonly ViewRow[];
  readonly table: ViewTable | null;
}

export interface InvoiceView {
  /** 'Rechnungskorrektur R-2027-000017' */
  readonly title: string;
  /** Only those in which something stands, in the order of reading. */
  readonly sections: readonly ViewSection[];
}
