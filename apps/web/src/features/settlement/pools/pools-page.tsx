// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, Checkbox, type DataColumn, DataTable, EmptyState, Link, Page, Select, StatusBadge } from '../../../ui/index.ts';
import { plainAmount } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useFamilies } from '../families.ts';
import { guarded } from '../guarded.tsx';
import { monthFrom, monthsUntil, useMonths } from '../months.ts';
import { poolTexts } from './messages.ts';
import { PoolMatrixQuery, type PoolRow } from './pool-documents.ts';
import '../settlement.css';

const CostDialog = lazy(() => import('./cost-dialog.tsx').then((module) => ({ default: module.CostDialog })));
const ImportDialog = lazy(() => import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })));
const DefinePoolDialog = lazy(() => import('./define-pool-dialog.tsx').then((module) => ({ default: module.DefinePoolDialog })));

const MONTHS_SHOWN = 6;
const KINDS = ['staff', 'material', 'overhead', 'income'] as const;
type Shown = (typeof KINDS)[number] | 'total';
const shownKind = (kind: string | undefined): Shown => KINDS.find((one) => one === kind) ?? 'total';

/** '2026-07' → '07/2026': six of them stand side by side. */
const shortMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

/** A pool, or the sums under all pools. */
interface MatrixRow {
  readonly id: string;
  readonly pool: PoolRow | null;
  readonly cents: ReadonlyMap<string, bigint>;
  readonly total: bigint;
}

interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly sum: MatrixRow | undefined;
}

function matrixOf(pools: readonly PoolRow[], kind: Shown): Matrix {
  const rows = pools.map((pool): MatrixRow => {
    const cents = new Map(pool.months.map((month) => [month.month, centsFromWire(month[kind])]));
    return { id: pool.id, pool, cents, total: [...cents.values()].reduce((sum, value) => sum + value, 0n) };
  });
  if (rows.length === 0) return { rows, sum: undefined };
  const sums = new Map<string, bigint>();
  for (const row of rows) for (const [month, value] of row.cents) sums.set(month, (sums.get(month) ?? 0n) + value);
  return { rows, sum: { id: 'sum', pool: null, cents: sums, total: rows.reduce((sum, row) => sum + row.total, 0n) } };
}

function useColumns(months: readonly string[], frozen: ReadonlyMap<string, string>): readonly DataColumn<MatrixRow>[] {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { nameOf } = useFamilies();
  return useMemo(() => {
    const cell = (row: MatrixRow, month: string) => {
      const value = row.cents.get(month);
      if (!row.pool) return <strong>{plainAmount(value ?? 0n)}</strong>;
      const amount = value === undefined ? '–' : plainAmount(value);
      return (
        <Link
          look="plain"
          className="vws-cell"
          to="/a/$association/$body/settlement/pools/$poolId"
          params={{ ...params, poolId: row.pool.id }}
          search={{ month }}
          aria-label={m('openCell', { pool: row.pool.name, month: formatMonth(month, language), amount })}
        >
          {amount}
        </Link>
      );
    };
    const month = (one: string): DataColumn<MatrixRow> => ({
      id: one,
      header: frozen.has(one) ? m('settled', { month: shortMonth(one) }) : shortMonth(one),
      align: 'end',
      cell: (row) => cell(row, one),
      text: (row) => plainAmount(row.cents.get(one) ?? 0n),
    });
    const name = ({ pool }: MatrixRow) =>
      pool ? (
        <span className="vws-name">
          <Link to="/a/$association/$body/settlement/pools/$poolId" params={{ ...params, poolId: pool.id }}>
            {pool.name}
          </Link>
          {!pool.active && <StatusBadge tone="neutral">{m('retired')}</StatusBadge>}
        </span>
      ) : (
        <strong>{m('sumAll')}</strong>
      );
    const columns: readonly DataColumn<MatrixRow>[] = [
      { id: 'pool', header: m('pool'), rowHeader: true, cell: name, text: (row) => row.pool?.name ?? m('sumAll') },
      {
        id: 'family',
        header: m('family'),
        hidden: true,
        cell: ({ pool }) => (pool ? nameOf(pool.serviceFamilyCode) : ''),
        text: ({ pool }) => (pool ? nameOf(pool.serviceFamilyCode) : ''),
      },
      ...months.map(month),
      {
        id: 'sum',
        header: m('sum'),
        align: 'end',
        cell: (row) => <strong>{plainAmount(row.total)}</strong>,
        text: (row) => plainAmount(row.total),
      },
    ];
    return columns;
  }, [m, language, params, nameOf, months, frozen]);
}

function PoolsPage() {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  const may = useMay();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const inUse = useMonths();
  const { frozen, frozenThrough, current } = inUse;
  const until = search.until ? monthFrom(search.until) : current;
  const months = useMemo(() => monthsUntil(until, MONTHS_SHOWN), [until]);
  const [open, setOpen] = useState<'cost' | 'import' | 'define' | null>(null);
  const variables = { monthFrom: months[0] ?? until, monthTo: until, includeRetired: search.retired ?? false };
  const [result, refetch] = useQuery({ query: PoolMatrixQuery, variables });
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const columns = useColumns(months, frozen);
  const kind = shownKind(search.kind);
  const pools = result.data?.costPools ?? [];
  const { rows, sum } = useMemo(() => matrixOf(pools, kind), [pools, kind]);
  const close = (): void => setOpen(null);
  const tools = (
    <>
      <Select
        label={m('lastMonth')}
        placeholder={false}
        value={until}
        options={[...monthsUntil(current, 36)].reverse().map((month) => ({ value: month, label: formatMonth(month, language) }))}
        onChange={(event) => void navigate({ to: '.', search: (old) => ({ ...old, until: event.target.value }), replace: true })}
      />
      <Select
        label={m('kind')}
        placeholder={m('allKinds')}
        value={search.kind ?? ''}
        options={KINDS.map((one) => ({ value: one, label: m(one) }))}
        onChange={(event) =>
          void navigate({ to: '.', search: (old) => ({ ...old, kind: event.target.value || undefined }), replace: true })
        }
      />
      <Checkbox
        label={m('withRetired')}
        checked={search.retired ?? false}
        onChange={(event) =>
          void navigate({ to: '.', search: (old) => ({ ...old, retired: event.target.checked || undefined }), replace: true })
        }
      />
    </>
  );
  const actions = (
    <>
      {may('settlement.changePools') && <Button onPress={() => setOpen('define')}>{m('definePool')}</Button>}
      {may('settlement.enterCosts') && (
        <>
          <Button icon="drive-folder-upload" onPress={() => setOpen('import')}>
            {m('importCosts')}
          </Button>
          <Button kind="primary" icon="add" onPress={() => setOpen('cost')}>
            {m('enterCost')}
          </Button>
        </>
      )}
    </>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={actions}>
      {frozenThrough && <Banner kind="info" title={m('frozenThrough', { month: formatMonth(frozenThrough, language) })} />}
      <QueryResult result={result} onRetry={retry}>
        {() => (
          <DataTable
            label={m('matrix')}
            columns={columns}
            rows={rows}
            sum={sum}
            rowId={(row) => row.id}
            rowName={(row) => row.pool?.name ?? m('sumAll')}
            empty={<EmptyState title={m('emptyTitle')}>{m('emptyBody')}</EmptyState>}
            tools={tools}
            columnChooser
            exportCsv={`kosten-${until}.csv`}
          />
        )}
      </QueryResult>
      <Suspense>
        {open === 'cost' && inUse.ready && <CostDialog pools={pools} months={inUse} onClose={close} onPosted={retry} />}
        {open === 'import' && inUse.ready && <ImportDialog pools={pools} months={inUse} onClose={close} onImported={retry} />}
        {open === 'define' && <DefinePoolDialog onClose={close} onDefined={retry} />}
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/pools')({ component: guarded('settlement.readPools', PoolsPage) });
