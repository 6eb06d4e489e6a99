// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../i18n/index.ts';
import { type DataColumn, downloadRows } from './data-table-columns.ts';
import { uiTexts } from './texts.ts';

/** All rows of a list that is loaded by pages, or why there is no file of them: half a list is none. */
export type EveryRow<Row> = readonly Row[] | 'tooMany' | 'failed';

interface Exported<Row> {
  readonly rows: readonly Row[];
  readonly sum?: Row | undefined;
  readonly onMore?: (() => void) | undefined;
  readonly exportCsv?: string | (() => void);
  readonly all?: () => Promise<EveryRow<Row>>;
}

/** The columns as the screen shows them, of all rows that the filters let through. */
export function useTableExport<Row>({ rows, sum, onMore, exportCsv, all }: Exported<Row>, columns: readonly DataColumn<Row>[]) {
  const m = useMessages(uiTexts);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<'tooMany' | 'failed' | null>(null);
  const save = async (name: string): Promise<void> => {
    setProblem(null);
    setPending(true);
    const found = all && onMore ? await all() : rows;
    setPending(false);
    if (found === 'tooMany' || found === 'failed') setProblem(found);
    else downloadRows(name, columns, sum ? [...found, sum] : found);
  };
  return {
    pending,
    problem: problem && m(problem === 'tooMany' ? 'exportTooMany' : 'exportFailed'),
    save: typeof exportCsv === 'string' ? () => void save(exportCsv) : exportCsv,
  };
}
