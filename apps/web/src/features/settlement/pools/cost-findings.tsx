// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { lineRanges } from './cost-file.ts';
import { poolTexts } from './messages.ts';
import type { CostImport } from './pool-documents.ts';

export type CostFinding = CostImport['findings'][number];

interface Fault extends CostFinding {
  readonly id: string;
  readonly rows: readonly number[];
}

/** The same fault in many rows is one fault with many rows. */
function faultsOf(findings: readonly CostFinding[]): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const finding of findings) {
    const id = [finding.code, finding.column, finding.value, finding.message.de].join(' ');
    const known = faults.get(id);
    faults.set(id, { ...finding, id, rows: [...(known?.rows ?? []), finding.row] });
  }
  return [...faults.values()];
}

/** What stands there; the number of cells of a row is said by its sentence. */
const contentOf = ({ code, value }: CostFinding): string | null => (code === 'CELL_COUNT' ? null : value);

const NAMES = ['month', 'pool', 'kind', 'amount', 'label', 'voucher'] as const;

/** What is wrong with a file, with the columns as its owner calls them. */
export function CostFindings({ findings }: { readonly findings: readonly CostFinding[] }) {
  const m = useMessages(poolTexts);
  const say = useBilingual();
  const faults = useMemo(() => faultsOf(findings), [findings]);
  if (faults.length === 0) return null;
  const rows = (fault: Fault): string => (fault.row === 0 ? m('wholeFile') : lineRanges(fault.rows, m('to')));
  const column = (fault: Fault): string => {
    const known = NAMES.find((name) => name === fault.column);
    return known ? m(known) : (fault.column ?? '–');
  };
  const columns: readonly DataColumn<Fault>[] = [
    { id: 'row', header: m('row'), rowHeader: true, cell: rows, text: rows },
    { id: 'column', header: m('column'), cell: column, text: column },
    { id: 'value', header: m('value'), cell: (fault) => contentOf(fault) || '–', text: contentOf },
    {
      id: 'problem',
      header: m('problem'),
      cell: ({ message }) => <span className="vws-wrap">{say(message)}</span>,
      text: ({ message }) => say(message),
    },
  ];
  return (
    <DataTable
      label={m('findings')}
      columns={columns}
      rows={faults}
      rowId={({ id }) => id}
      rowName={rows}
      empty={null}
      exportCsv="fehler.csv"
    />
  );
}
