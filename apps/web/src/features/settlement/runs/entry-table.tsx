// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { formatDate, formatInstant, formatMinutes, formatNumber } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DayRange, RangeFilter } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useFamilies } from '../families.ts';
import type { Pages } from '../pages-of.ts';
import { Voucher } from '../supplier-invoices/voucher.tsx';
import { runTexts } from './messages/index.ts';
import type { EntryRow } from './run-documents.ts';

/** '1.234,50 €', '2:30 h' or '12'. */
export function entryValue(row: Pick<EntryRow, 'amount' | 'quantity' | 'meter'>): string {
  if (row.amount !== null) return amountOf(row.amount);
  if (row.quantity === null) return '–';
  return row.meter === 'desk.minutes' ? `${formatMinutes(row.quantity)} h` : formatNumber(row.quantity);
}

/** What the entry is called; where a supplier's invoice is its voucher, that and its file are one step away. */
function Label({ row }: { readonly row: EntryRow }) {
  const may = useMay();
  if (!row.invoiceId || !may('settlement.readInvoices')) return row.label;
  return (
    <span className="vws-name">
      {row.label}
      <Voucher voucher={null} invoiceId={row.invoiceId} />
    </span>
  );
}

interface EntryTableProps {
  readonly label: string;
  readonly pages: Pages<EntryRow>;
  readonly empty: ReactNode;
  readonly fileName: string;
  /** The days that the list is narrowed to, on the screen and in the file. */
  readonly range: DayRange;
  readonly onRange: (range: DayRange) => void;
  /** What can be done with a row, in a last column. */
  readonly action?: (row: EntryRow) => ReactNode;
}

/** Costs, charges, quantities and time entries as one list. */
export function EntryTable({ label, pages, empty, fileName, range, onRange, action }: EntryTableProps) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const { nameOf } = useFamilies();
  const family = (row: EntryRow): string => (row.serviceFamilyCode ? nameOf(row.serviceFamilyCode) : '–');
  const columns: readonly DataColumn<EntryRow>[] = [
    { id: 'date', header: m('date'), cell: (row) => formatDate(row.on, language), text: (row) => formatDate(row.on, language) },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'label', header: m('label'), rowHeader: true, cell: (row) => <Label row={row} />, text: (row) => row.label },
    { id: 'body', header: m('body'), cell: (row) => row.bodyName, text: (row) => row.bodyName },
    { id: 'family', header: m('family'), cell: family, text: family },
    { id: 'value', header: m('value'), align: 'end', cell: entryValue, text: entryValue },
    {
      id: 'enteredAt',
      header: m('enteredAt'),
      cell: (row) => formatInstant(row.enteredAt, language),
      text: (row) => formatInstant(row.enteredAt, language),
    },
    ...(action ? [{ id: 'action', header: '', align: 'end' as const, cell: action }] : []),
  ];
  return (
    <QueryResult result={pages} onRetry={pages.reload}>
      {() => (
        <DataTable
          label={label}
          columns={columns}
          rows={pages.items}
          rowId={(row) => `${row.kind} ${row.id}`}
          rowName={(row) => row.label}
          total={pages.total}
          onMore={pages.more}
          loadingMore={pages.fetching}
          tools={<RangeFilter range={range} onRange={onRange} />}
          empty={range.from || range.to ? <EmptyState title={m('noneInRange')}>{m('noneInRangeBody')}</EmptyState> : empty}
          exportCsv={fileName}
          all={pages.all}
        />
      )}
    </QueryResult>
  );
}
