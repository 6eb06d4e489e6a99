// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';

/** A row of a table from outside: the line of the file (from 1) and its texts by column. */
export interface TextRow<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** What is wrong with one cell of one row. */
export interface RowFinding<Column extends string, Code extends string> {
  readonly row: number;
  readonly column: Column;
  readonly code: Code;
  readonly value: string;
  readonly params?: RefusalParams;
}
