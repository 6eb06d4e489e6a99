// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DayRange, rangeOfDays } from '../../../record/index.ts';
import { Amount, Button, Cluster, type DataColumn, DataTable, EmptyState, Link, Section, SplitPane, Stack } from '../../../ui/index.ts';
import { amountOf, plainAmount } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { percentText } from '../exact.ts';
import { whyText } from '../explain/why-text.ts';
import { usePeriodText } from '../months.ts';
import { usePages } from '../pages-of.ts';
import { EntryTable } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import { type Allocation, type Run, type Share, SharesQuery } from './run-documents.ts';
import { PoolEntriesQuery } from './run-entry-documents.ts';
import { type PoolSum, poolTotals } from './sum-parts.ts';

/** The last step down: every single cost that the pool's amount is made of. */
function PoolEntries({ run, allocation }: Pick<PaneProps, 'run' | 'allocation'>) {
  const m = useMessages(runTexts);
  const { poolId, monthsFrom, poolName, amount, costEntries } = allocation;
  const [range, setRange] = useState<DayRange>({});
  const pages = usePages(
    PoolEntriesQuery,
    { runId: run.id, poolId, monthsFrom, ...rangeOfDays(range), first: 20 },
    ({ runPoolEntries }) => runPoolEntries,
  );
  return (
    <Section title={m('poolEntries', { pool: poolName })} level={3}>
      <Stack gap="small">
        <p className="vw-muted">{m('poolEntriesSum', { count: costEntries, amount: amountOf(amount) })}</p>
        <EntryTable
          label={m('poolEntries', { pool: poolName })}
          pages={pages}
          fileName={`eintraege-${poolName}.csv`}
          range={range}
          onRange={setRange}
          empty={<EmptyState title={m('noEntries')} />}
        />
      </Stack>
    </Section>
  );
}

interface PaneProps {
  readonly run: Run;
  readonly allocation: Allocation;
  readonly onWhy: (why: string) => void;
}

function PoolPane({ run, allocation, onWhy }: PaneProps) {
  const m = useMessages(runTexts);
  const params = useBodyParams();
  const [result, refetch] = useQuery({ query: SharesQuery, variables: { runId: run.id, poolId: allocation.poolId } });
  const title = m('poolShares', { pool: allocation.poolName });
  const why = (row: Share): void => onWhy(whyText(row.memberId, row.poolId, row.monthsFrom));
  const columns: readonly DataColumn<Share>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    {
      id: 'share',
      header: m('sharePart'),
      align: 'end',
      cell: (row) => percentText(row.fraction),
      text: (row) => percentText(row.fraction),
    },
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} onWhy={() => why(row)} />,
      text: (row) => amountOf(row.amount),
    },
  ];
  return (
    <Stack gap="small">
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ runShares }) => (
          <DataTable
            label={title}
            columns={columns}
            rows={runShares.filter(({ monthsFrom }) => monthsFrom === allocation.monthsFrom)}
            rowId={(row) => row.memberId}
            rowName={(row) => row.memberName}
            onOpen={why}
            empty={<EmptyState title={m('noShares')} />}
            exportCsv={`anteile-${allocation.poolName}.csv`}
          />
        )}
      </QueryResult>
      <Cluster>
        <Link
          look="button"
          to="/a/$association/$body/settlement/pools/$poolId"
          params={{ ...params, poolId: allocation.poolId }}
          search={{ month: allocation.monthsTo }}
        >
          {m('toCosts')}
        </Link>
      </Cluster>
      <PoolEntries run={run} allocation={allocation} />
    </Stack>
  );
}

const idOf = (row: Allocation): string => `${row.poolId}_${row.monthsFrom}`;

/** A pool, or none of them: their sum. */
interface Row extends Readonly<Record<PoolSum, string | bigint>> {
  readonly id: string;
  readonly of: Allocation | null;
  readonly costEntries: number;
  readonly leftoverCents: number;
}

const rowOf = (row: Allocation): Row => ({ ...row, id: idOf(row), of: row });

function usePoolColumns(onPool: (pool: string) => void): readonly DataColumn<Row>[] {
  const m = useMessages(runTexts);
  const params = useBodyParams();
  const period = usePeriodText();
  const keyText = (row: Allocation): string => m('keyVersion', { name: row.keyName, version: row.keyVersion });
  const months = ({ of }: Row): string => (of ? period(of.monthsFrom, of.monthsTo) : '');
  const number = (id: PoolSum, header: string): DataColumn<Row> => ({
    id,
    header,
    align: 'end',
    cell: (row) => (id === 'amount' ? <strong>{plainAmount(row[id])}</strong> : plainAmount(row[id])),
    text: (row) => plainAmount(row[id]),
  });
  return [
    {
      id: 'pool',
      header: m('pool'),
      rowHeader: true,
      cell: (row) =>
        row.of ? (
          <Button kind="tertiary" size="small" className="vws-row-button" onPress={() => onPool(row.id)}>
            {row.of.poolName}
          </Button>
        ) : (
          m('sumAll')
        ),
      text: (row) => row.of?.poolName ?? m('sumAll'),
    },
    { id: 'months', header: m('months'), cell: months, text: months },
    {
      id: 'key',
      header: m('key'),
      cell: ({ of }) =>
        of && (
          <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: of.keyId }}>
            {keyText(of)}
          </Link>
        ),
      text: ({ of }) => (of ? keyText(of) : ''),
    },
    number('staff', m('staff')),
    number('material', m('material')),
    number('overhead', m('overhead')),
    number('support', m('support')),
    number('income', m('income')),
    number('amount', m('sumRow')),
    { id: 'entries', header: m('entries'), align: 'end', cell: (row) => row.costEntries, text: (row) => row.costEntries },
    { id: 'leftover', header: m('leftover'), align: 'end', cell: (row) => row.leftoverCents, text: (row) => row.leftoverCents },
  ];
}

interface RunPoolsProps {
  readonly run: Run;
  readonly pool: string | undefined;
  readonly onPool: (pool: string | undefined) => void;
  readonly onWhy: (why: string) => void;
}

/** The pools with the key that shared each; one of them opens the shares of all members. */
export function RunPools({ run, pool, onPool, onWhy }: RunPoolsProps) {
  const m = useMessages(runTexts);
  const columns = usePoolColumns(onPool);
  const chosen = run.allocations.find((row) => idOf(row) === pool);
  return (
    <SplitPane
      detailsLabel={m('poolShares', { pool: chosen?.poolName ?? '' })}
      details={chosen && <PoolPane run={run} allocation={chosen} onWhy={onWhy} />}
      onClose={() => onPool(undefined)}
    >
      <Stack gap="small">
        <p className="vw-muted">{m('poolsHelp')}</p>
        <DataTable
          label={m('poolsTable')}
          columns={columns}
          rows={run.allocations.map(rowOf)}
          sum={{ id: 'sum', of: null, ...poolTotals(run.allocations) }}
          rowId={(row) => row.id}
          rowName={(row) => row.of?.poolName ?? m('sumAll')}
          {...(pool ? { current: pool } : {})}
          onOpen={(row) => onPool(row.id)}
          empty={<EmptyState title={m('noShares')} />}
          exportCsv={`kostentoepfe-${run.periodTo}.csv`}
        />
      </Stack>
    </SplitPane>
  );
}
