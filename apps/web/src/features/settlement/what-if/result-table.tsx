// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Button, type DataColumn, DataTable, Dialog, EmptyState } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { whatIfTexts } from './messages.ts';
import { barLengths, changePercent, signed } from './scenario.ts';
import type { EffectRow } from './what-if-documents.ts';
import './what-if.css';

type PoolRow = EffectRow['pools'][number];
type AnyRow = Pick<EffectRow, 'before' | 'after' | 'difference'>;

const amountText = (value: string | null): string => (value === null ? '–' : amountOf(value));
const isMore = (difference: string): boolean => !difference.startsWith('-') && !/^0(\.0+)?$/.test(difference);
const isLess = (difference: string): boolean => difference.startsWith('-');

/** Left of the middle: less; right of it: more. The numbers beside it say the same. */
function Bar({ difference, length }: { readonly difference: string; readonly length: number }) {
  return (
    <span className="vws-effect" data-way={isLess(difference) ? 'less' : 'more'} aria-hidden="true">
      <span style={{ inlineSize: `${length / 2}%` }} />
    </span>
  );
}

function useAmountColumns<Row extends AnyRow>(): readonly DataColumn<Row>[] {
  const m = useMessages(whatIfTexts);
  return [
    {
      id: 'before',
      header: m('before'),
      align: 'end',
      cell: (row) => (row.before === null ? '–' : <Amount value={row.before} />),
      text: (row) => amountText(row.before),
    },
    {
      id: 'after',
      header: m('after'),
      align: 'end',
      cell: (row) => (row.after === null ? '–' : <Amount value={row.after} strong={row.difference !== '0.00'} />),
      text: (row) => amountText(row.after),
    },
    {
      id: 'difference',
      header: m('difference'),
      align: 'end',
      cell: (row) => signed(row.difference),
      text: (row) => signed(row.difference),
    },
    {
      id: 'percent',
      header: m('percent'),
      align: 'end',
      cell: (row) => changePercent(row.before, row.difference) ?? '–',
      text: (row) => changePercent(row.before, row.difference) ?? '–',
    },
  ];
}

function PoolDialog({ row, onClose }: { readonly row: EffectRow; readonly onClose: () => void }) {
  const m = useMessages(whatIfTexts);
  const amounts = useAmountColumns<PoolRow>();
  const columns: readonly DataColumn<PoolRow>[] = [
    { id: 'pool', header: m('pool'), rowHeader: true, cell: (pool) => pool.poolName, text: (pool) => pool.poolName },
    ...amounts,
  ];
  return (
    <Dialog title={m('pools', { member: row.memberName })} open size="wide" onClose={onClose}>
      <DataTable
        label={m('pools', { member: row.memberName })}
        columns={columns}
        rows={row.pools}
        rowId={(pool) => pool.poolId}
        rowName={(pool) => pool.poolName}
        empty={<EmptyState title={m('noPools')} />}
        exportCsv="probe-kostentoepfe.csv"
      />
    </Dialog>
  );
}

export type Shown = 'more' | 'less' | undefined;
export type Order = 'more' | 'less' | 'name' | undefined;

const numberOf = (difference: string): bigint => BigInt(difference.replace('.', ''));

/** The server's order is the largest change first. */
function arranged(rows: readonly EffectRow[], shown: Shown, order: Order): readonly EffectRow[] {
  const kept = rows.filter(({ difference }) => !shown || (shown === 'more' ? isMore(difference) : isLess(difference)));
  if (!order) return kept;
  if (order === 'name') return [...kept].sort((a, b) => a.memberName.localeCompare(b.memberName, 'de'));
  const way = order === 'more' ? -1 : 1;
  return [...kept].sort((a, b) => {
    const apart = numberOf(a.difference) - numberOf(b.difference);
    return apart === 0n ? 0 : apart > 0n ? way : -way;
  });
}

interface ResultTableProps {
  readonly rows: readonly EffectRow[];
  readonly sums: AnyRow;
  readonly shown: Shown;
  readonly order: Order;
  readonly tools: React.ReactNode;
}

export function ResultTable({ rows, sums, shown, order, tools }: ResultTableProps) {
  const m = useMessages(whatIfTexts);
  const [opened, setOpened] = useState<EffectRow | null>(null);
  const amounts = useAmountColumns<EffectRow>();
  const lengths = barLengths(rows.map(({ difference }) => difference));
  const lengthOf = new Map(rows.map(({ tenantId }, index) => [tenantId, lengths[index] ?? 0]));
  const isSum = (row: EffectRow): boolean => row.tenantId === '';
  const columns: readonly DataColumn<EffectRow>[] = [
    {
      id: 'member',
      header: m('member'),
      rowHeader: true,
      cell: (row) =>
        isSum(row) ? (
          row.memberName
        ) : (
          <Button kind="tertiary" className="vws-row-button" onPress={() => setOpened(row)}>
            {row.memberName}
          </Button>
        ),
      text: (row) => row.memberName,
    },
    ...amounts,
    {
      id: 'picture',
      header: m('picture'),
      width: '12rem',
      cell: (row) => (isSum(row) ? null : <Bar difference={row.difference} length={lengthOf.get(row.tenantId) ?? 0} />),
    },
  ];
  const sum: EffectRow = { ...sums, tenantId: '', ags: '', memberName: m('sum'), pools: [] };
  return (
    <>
      <DataTable
        label={m('table')}
        columns={columns}
        rows={arranged(rows, shown, order)}
        rowId={(row) => row.tenantId}
        rowName={(row) => row.memberName}
        sum={shown ? undefined : sum}
        tools={tools}
        empty={<EmptyState title={m('emptyResult')} />}
        exportCsv="was-waere-wenn.csv"
      />
      {opened && <PoolDialog row={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
