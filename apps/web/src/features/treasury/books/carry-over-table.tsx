// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { amountOf } from '../shown.ts';
import { WhyDialog } from '../why-dialog.tsx';
import type { CarryOverRow } from './balance-documents.ts';
import { bookTexts } from './messages.ts';

const STATES = { open: 'sOpen', lastYear: 'sLastYear', balanced: 'sBalanced', expired: 'sExpired' } as const;

/** What is carried over, how much of it is balanced, and until when the rest can be. */
export function CarryOverTable({ rows, year }: { readonly rows: readonly CarryOverRow[]; readonly year: number }) {
  const m = useMessages(bookTexts);
  const c = useMessages(commonTexts);
  const [why, setWhy] = useState<CarryOverRow | null>(null);
  const span = (row: CarryOverRow): string => `${formatDate(row.periodFrom)} ${m('to')} ${formatDate(row.periodTo)}`;
  const columns: readonly DataColumn<CarryOverRow>[] = [
    { id: 'pool', header: c('pool'), rowHeader: true, cell: (row) => row.poolName, text: (row) => row.poolName },
    { id: 'period', header: m('period'), width: '11rem', cell: span, text: span },
    {
      id: 'amount',
      header: c('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} onWhy={() => setWhy(row)} />,
      text: (row) => amountOf(row.amount),
    },
    {
      id: 'balanced',
      header: m('balanced'),
      align: 'end',
      cell: (row) => <Amount value={row.balanced} />,
      text: (row) => amountOf(row.balanced),
    },
    { id: 'open', header: m('open'), align: 'end', cell: (row) => <Amount value={row.open} />, text: (row) => amountOf(row.open) },
    { id: 'lastYear', header: m('lastYear'), align: 'end', cell: (row) => row.lastYear, text: (row) => row.lastYear },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(STATES[row.status]) },
      cell: (row) => (
        <StatusBadge tone={row.status === 'expired' ? 'danger' : row.status === 'lastYear' ? 'warning' : 'neutral'}>
          {m(STATES[row.status])}
        </StatusBadge>
      ),
    },
    { id: 'document', header: m('document'), width: '8rem', cell: (row) => row.document, text: (row) => row.document },
  ];
  return (
    <>
      <DataTable
        label={m('carryOvers')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.poolName}
        empty={
          <EmptyState icon="arrow-forward" title={m('noCarry')}>
            {m('noCarryBody')}
          </EmptyState>
        }
        exportCsv={`uebertraege-${year}.csv`}
      />
      {why && <WhyDialog title={why.poolName} steps={[why.sentence]} onClose={() => setWhy(null)} />}
    </>
  );
}
