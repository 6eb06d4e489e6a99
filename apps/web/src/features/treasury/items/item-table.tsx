// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { formatDate } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Button, type DataColumn, DataTable, downloadRows, EmptyState, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { amountOf, isZero, toneOf } from '../shown.ts';
import type { ItemRow, ItemsData } from './item-documents.ts';
import { itemTexts } from './messages.ts';

const FILE = 'offene-posten.csv';
/** What a table of claims can be asked for. */
export const ITEMS_SHOWN = ['open', 'pastDue', 'toCorrect', 'all'] as const;
export type ItemsShown = (typeof ITEMS_SHOWN)[number];

interface ItemTableProps {
  readonly data: ItemsData;
  /** Which claims were asked for: where there are none, that is said of them. */
  readonly show: ItemsShown;
  /** Of a member's own page nobody needs to be told whose claim it is. */
  readonly withMember: boolean;
  readonly onOpen: (row: ItemRow) => void;
  readonly action?: (row: ItemRow) => ReactNode;
  readonly tools?: ReactNode;
  /** The next ones; without it all are there. */
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  /** Asks the server for all that the filters let through; without it what is shown is all. */
  readonly all?: () => Promise<ItemsData | undefined>;
}

/** Claims with what is open of them, and what being late has cost by today. */
export function ItemTable({ data, show, withMember, onOpen, action, tools, onMore, loadingMore, all }: ItemTableProps) {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const changed = (row: ItemRow): string => (isZero(row.lateDifference) ? '' : amountOf(row.lateDifference));
  const difference: DataColumn<ItemRow> = {
    ...{ id: 'difference', header: m('difference'), align: 'end', text: changed },
    cell: (row) => changed(row) && <Amount value={row.lateDifference} onWhy={() => onOpen(row)} />,
  };
  const columns: readonly DataColumn<ItemRow>[] = [
    ...(withMember
      ? [{ id: 'member', header: c('member'), cell: (row: ItemRow) => row.memberName, text: (row: ItemRow) => row.memberName }]
      : []),
    {
      ...{ id: 'label', header: m('label'), rowHeader: true, text: (row) => row.label },
      cell: (row) =>
        row.id === 'sum' ? (
          row.label
        ) : (
          <Button kind="tertiary" size="small" aria-label={m('moreOf', { label: row.label })} onPress={() => onOpen(row)}>
            {row.label}
          </Button>
        ),
    },
    {
      id: 'dueOn',
      header: m('dueOn'),
      cell: (row) => (row.id === 'sum' ? '' : formatDate(row.dueOn)),
      text: (row) => (row.id === 'sum' ? '' : formatDate(row.dueOn)),
    },
    {
      ...{ id: 'status', header: m('status'), text: (row) => (row.id === 'sum' ? '' : c(row.status)) },
      cell: (row) => row.id !== 'sum' && <StatusBadge tone={toneOf(row.status, row.daysPastDue)}>{c(row.status)}</StatusBadge>,
    },
    { id: 'days', header: m('days'), align: 'end', cell: (row) => row.daysPastDue || '', text: (row) => row.daysPastDue || '' },
    {
      id: 'amount',
      header: c('amount'),
      align: 'end',
      cell: (row) => amountOf(row.amount),
      text: (row) => amountOf(row.amount),
      hidden: true,
    },
    { id: 'paid', header: c('paid'), align: 'end', cell: (row) => amountOf(row.paid), text: (row) => amountOf(row.paid), hidden: true },
    { id: 'open', header: m('openAmount'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
    {
      ...{ id: 'late', header: m('late'), align: 'end', text: (row) => amountOf(row.late) },
      cell: (row) => (row.id === 'sum' || isZero(row.late) ? amountOf(row.late) : <Amount value={row.late} onWhy={() => onOpen(row)} />),
    },
    ...(data.items.some((row) => !isZero(row.lateDifference)) ? [difference] : []),
    ...(action ? [{ id: 'act', header: '', cell: (row: ItemRow) => row.id !== 'sum' && action(row) }] : []),
  ];
  const exportAll = async (): Promise<void> => {
    const whole = await all?.();
    if (whole) downloadRows(FILE, columns, [...whole.items, ...(sum ? [sum] : [])]);
  };
  const [first] = data.items;
  const zero = '0.00';
  const sum: ItemRow | undefined = first && {
    ...{
      ...first,
      id: 'sum',
      memberName: '',
      label: m('total'),
      daysPastDue: 0,
      open: data.open,
      late: data.late,
      lateDifference: zero,
      amount: zero,
      paid: zero,
    },
  };
  return (
    <DataTable
      label={m('items')}
      columns={columns}
      rows={data.items}
      rowId={(row) => row.id}
      rowName={(row) => row.label}
      onOpen={onOpen}
      tools={tools}
      columnChooser
      sum={sum}
      total={data.count}
      onMore={onMore}
      loadingMore={loadingMore ?? false}
      empty={
        <EmptyState icon="success" title={m(`${show}None`)}>
          {m(`${show}NoneBody`)}
        </EmptyState>
      }
      exportCsv={all ? () => void exportAll() : FILE}
    />
  );
}
