// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** Cells, sheets and a workbook as the writer of workbooks takes them (@formats/workbook); a domain imports no format. */
export type SheetLook = 'title' | 'heading' | 'input' | 'result' | 'note' | 'plain';
export type SheetNumberFormat = 'amount' | 'whole' | 'percent' | 'exact' | 'plain';

export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly wrap?: boolean; readonly look?: SheetLook }
  | { readonly kind: 'number'; readonly value: string; readonly format: SheetNumberFormat; readonly look?: SheetLook }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly value: { readonly number: string } | { readonly text: string };
      readonly format: SheetNumberFormat;
      readonly look?: SheetLook;
    };

export interface CheckSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  readonly heights?: Readonly<Record<number, number>>;
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  readonly autoFilter?: string;
  readonly landscape?: boolean;
}

export interface CheckWorkbook {
  readonly title: string;
  readonly author: string;
  readonly created: CivilDate;
  readonly sheets: readonly CheckSheet[];
}
