// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useVatText } from '../explain/explain-dialog.tsx';
import { useFamilies } from '../families.ts';
import { statementTexts } from './messages.ts';
import type { StatementLine } from './statement-documents.ts';

interface StatementLinesProps {
  readonly lines: readonly StatementLine[];
  readonly onWhy: (lineKey: string) => void;
}

/** What the member bears, each amount with its basis and the way to its explanation. */
export function StatementLines({ lines, onWhy }: StatementLinesProps) {
  const m = useMessages(statementTexts);
  const say = useBilingual();
  const vat = useVatText();
  const { nameOf } = useFamilies();
  const columns = useMemo(() => {
    const kind = (id: 'staff' | 'material' | 'overhead'): DataColumn<StatementLine> => ({
      id,
      header: m(id),
      align: 'end',
      hidden: true,
      cell: (row) => (row[id] === null ? '–' : <Amount value={row[id]} />),
      text: (row) => (row[id] === null ? null : amountOf(row[id])),
    });
    const all: readonly DataColumn<StatementLine>[] = [
      { id: 'label', header: m('line'), rowHeader: true, cell: (row) => say(row.label), text: (row) => say(row.label) },
      {
        id: 'family',
        header: m('family'),
        cell: (row) => nameOf(row.serviceFamilyCode),
        text: (row) => nameOf(row.serviceFamilyCode),
      },
      {
        id: 'basis',
        header: m('basis'),
        cell: (row) => <span className="vws-wrap">{say(row.basis)}</span>,
        text: (row) => say(row.basis),
      },
      { id: 'vat', header: m('vat'), cell: (row) => vat(row.vatCode), text: (row) => vat(row.vatCode) },
      kind('staff'),
      kind('material'),
      kind('overhead'),
      {
        id: 'amount',
        header: m('amount'),
        align: 'end',
        cell: (row) => <Amount value={row.amount} strong onWhy={() => onWhy(row.key)} />,
        text: (row) => amountOf(row.amount),
      },
    ];
    return all;
  }, [m, say, nameOf, onWhy, vat]);
  return (
    <DataTable
      label={m('lines')}
      columns={columns}
      rows={lines}
      rowId={(row) => row.key}
      rowName={(row) => say(row.label)}
      onOpen={(row) => onWhy(row.key)}
      columnChooser
      empty={<EmptyState title={m('noLines')} />}
    />
  );
}
