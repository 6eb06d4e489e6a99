// SPDX-License-Identifier: EUPL-1.2
import type { DocumentArchive } from '@contracts/billing';
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { ExportNames, RunFacts } from './run-facts.ts';

/** Kinds of columns, as the description of the export names them; decimal: six places, written with a comma. */
export type ColumnKind = 'text' | 'amount' | 'number' | 'decimal' | 'date' | 'instant';

export interface ExportColumn {
  /** Header in the file, and name of the field in the row. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** What stands in it, for who audits. */
  readonly what: string;
  /** Part of what tells rows apart. */
  readonly key?: true;
  /** The value in words; who audits knows no codes. */
  readonly say?: (value: string, names: ExportNames, row: ExportRow) => string;
}

export type ExportRow = Readonly<Record<string, unknown>>;

export interface ExportScope {
  readonly runId: string;
  readonly centreId: TenantId;
  /** The centre first, then the members, in a fixed order. */
  readonly tenantIds: readonly TenantId[];
  readonly archive: DocumentArchive;
  readonly facts: RunFacts;
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

/** A column of codes that stand in the file as words; a code that has none stands as it is. */
export const coded = (name: string, words: Readonly<Record<string, string>>, what: string): ExportColumn => ({
  ...column(name, 'text', what),
  say: (value) => words[value] ?? value,
});

const FAMILY: Pick<ExportColumn, 'say'> = { say: (code, { families }) => families.get(code) ?? code };
/** The row holds the code of a service family. */
export const family = (what = 'Name der Leistung'): ExportColumn => ({ ...column('Leistung', 'text', what), ...FAMILY });
export const familyKey = (what: string): ExportColumn => ({ ...key('Leistung', what), ...FAMILY });

/** The row holds a meter, and the code of its family under 'Leistung'. */
export const meter = (what = 'Was gemessen wurde'): ExportColumn => ({
  ...column('Messgröße', 'text', what),
  say: (code, { units }, row) => {
    if (code === 'desk.minutes') return 'Arbeitszeit in Minuten';
    if (code === 'desk.cases') return 'Vorgänge';
    return units.get(`${String(row['Leistung'])} ${code}`) ?? code.replace('quantity.', '');
  },
});
