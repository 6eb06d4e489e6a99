// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** How a number is shown: amount 1.234,50 · whole 1.234 · percent 12,50 % · exact 0,1234567890 · plain as it is. */
export type NumberFormat = 'amount' | 'whole' | 'percent' | 'exact' | 'plain';
/** title: first line of a sheet; heading: of a table; input: what formulas start from; result: what they end in; note: small print. */
export type CellLook = 'title' | 'heading' | 'input' | 'result' | 'note' | 'plain';

interface CellBase {
  readonly look?: CellLook;
}

/** A text stays a text, whatever it begins with. */
export interface TextCell extends CellBase {
  readonly kind: 'text';
  readonly text: string;
  readonly wrap?: boolean;
}

export interface NumberCell extends CellBase {
  readonly kind: 'number';
  /** '-1234.5': a decimal as the kernel writes it, so that no amount goes through floating point on its way into the file. */
  readonly value: string;
  readonly format: NumberFormat;
}

export interface DateCell extends CellBase {
  readonly kind: 'date';
  readonly date: CivilDate;
}

/** Worked out again by whoever opens the file; until then the value that was worked out here is shown. */
export interface FormulaCell extends CellBase {
  readonly kind: 'formula';
  /** In English and with commas, as the file format has it, without '=': 'SUM(B2:B5)'. Never made of what a user typed. */
  readonly formula: string;
  /** A decimal as in a number cell, or a text. */
  readonly value: { readonly number: string } | { readonly text: string };
  readonly format: NumberFormat;
}

export type Cell = TextCell | NumberCell | DateCell | FormulaCell;

export interface Sheet {
  /** At most 31 characters, none of []:*?/\, unlike the others. */
  readonly name: string;
  /** Widths of columns in characters. */
  readonly widths: readonly number[];
  /** null: an empty cell. */
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** Row, counted from one → height in points, for rows whose text has several lines. */
  readonly heights?: Readonly<Record<number, number>>;
  /** Rows that stay in sight. */
  readonly frozenRows?: number;
  /** Columns that stay in sight. */
  readonly frozenColumns?: number;
  /** 'A7:H40' */
  readonly autoFilter?: string;
  readonly landscape?: boolean;
}

export interface Workbook {
  readonly title: string;
  readonly author: string;
  /** Day that the file names as its making; there is no other time in it. */
  readonly created: CivilDate;
  readonly sheets: readonly Sheet[];
  /** 'Kosten' → "'Anteil'!$B$5" */
  readonly names?: Readonly<Record<string, string>>;
}
