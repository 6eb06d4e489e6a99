// SPDX-License-Identifier: EUPL-1.2
import type { DocumentArchive } from '@contracts/billing';
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';

/** Kinds of columns, as the description of the export names them. */
export type ColumnKind = 'text' | 'amount' | 'number' | 'date' | 'instant';

export interface ExportColumn {
  /** Header in the file, and name of the field in the row. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** What stands in it, for who audits. */
  readonly what: string;
  /** Part of what tells rows apart. */
  readonly key?: true;
}

export type ExportRow = Readonly<Record<string, unknown>>;

export interface ExportScope {
  readonly runId: string;
  readonly centreId: TenantId;
  /** The centre first, then the members, in a fixed order. */
  readonly tenantIds: readonly TenantId[];
  readonly archive: DocumentArchive;
  readonly read: <T>(run: (reads: Reads) => Promise<T>) => Promise<T>;
}

export interface ExportTable {
  readonly file: string;
  readonly title: string;
  readonly what: string;
  readonly columns: readonly ExportColumn[];
  /** Rows in a fixed order, some thousand at a time. */
  readonly pages: (scope: ExportScope) => AsyncIterable<readonly ExportRow[]>;
}

export const column = (name: string, kind: ColumnKind, what: string): ExportColumn => ({ name, kind, what });
export const key = (name: string, what: string): ExportColumn => ({ name, kind: 'text', what, key: true });
