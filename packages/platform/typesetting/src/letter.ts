// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** Texts that must be there. '\n' ends a line; where paragraphs are allowed, an empty line ends one. None of it is markup. */
export interface Letter {
  /** Of the labels that the sheet itself brings, of hyphenation and of the voice that reads it aloud. */
  readonly language: 'de' | 'en';
  /** Subject line, first heading and title of the file; not empty. */
  readonly title: string;
  /** Head of the further pages beside the sender; the title where it is missing. */
  readonly runningTitle?: string;
  /** Day of the letter; also the only time in the file. Printed where a reference names it. */
  readonly date: CivilDate;
  /** Marked as a draft on every page and in words. */
  readonly draft?: boolean;
  readonly sender: Sender;
  /** Lines of the address field, six at most: name, street, postcode and place. */
  readonly recipient: readonly string[];
  /** Above the address, three at most: 'Elektronische Zustellung'. */
  readonly deliveryRemarks?: readonly string[];
  /** Beside the address field: our reference, contact, telephone, date. */
  readonly references: readonly Fact[];
  readonly blocks: readonly Block[];
  readonly signature?: Signature;
  readonly enclosures?: readonly string[];
  /** On pages of its own behind the letter. */
  readonly annex?: readonly Block[];
  /** At the foot of the first page, up to four columns: address, bank, register. */
  readonly foot?: readonly FootColumn[];
}

export interface Sender {
  readonly name: string;
  /** Under the name: what kind of body it is, three lines at most. */
  readonly lines?: readonly string[];
  /** One line above the recipient, as the window shows it: 'Name · Straße 1 · 50667 Köln'. */
  readonly addressLine: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface FootColumn {
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** Who answers for the letter. With a name, there is room to sign above it. */
export interface Signature {
  readonly greeting?: string;
  readonly name?: string;
  readonly office?: string;
  /** 'Dieser Bescheid ist ohne Unterschrift gültig.' */
  readonly remark?: string;
}

export type Block = Heading | Paragraph | Facts | Table | Notice | List;

/** Level 1 is the title of the letter. */
export interface Heading {
  readonly kind: 'heading';
  readonly level?: 2 | 3;
  readonly text: string;
}

/** One paragraph, or several with an empty line between them. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly strong?: boolean;
}

/** Labels with their values, one below the other. */
export interface Facts {
  readonly kind: 'facts';
  readonly rows: readonly Fact[];
}

/** A box: legal-remedy notice, hint of payment. */
export interface Notice {
  readonly kind: 'notice';
  readonly title?: string;
  readonly text: string;
}

export interface List {
  readonly kind: 'list';
  readonly ordered?: boolean;
  readonly items: readonly string[];
}

/** Its head comes again on every page that it reaches. */
export interface Table {
  readonly kind: 'table';
  readonly caption?: string;
  /** Two to ten. */
  readonly columns: readonly Column[];
  /** As many cells as columns in each. */
  readonly rows: readonly (readonly Cell[])[];
  /** Label over all columns but the last, value in the last. */
  readonly sums?: readonly Sum[];
}

export interface Column {
  readonly heading: string;
  /** 'end' for amounts and numbers. */
  readonly align?: 'start' | 'end';
  /** Share of the width that the columns without a share leave; without one, as wide as what stands in it. */
  readonly width?: number;
}

/** The detail stands smaller below: clause, resolution, calculation. */
export type Cell = string | { readonly text: string; readonly detail: string };

export interface Sum {
  readonly label: string;
  readonly value: string;
  readonly strong?: boolean;
}
