// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { KnownOnBanner, KnownOnField, knownDay } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, Cluster, ComboBox, type DataColumn, DataTable, EmptyState, Menu, Page, Select } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { useMembers } from '../members.ts';
import { countText } from './count-text.ts';
import { stockTexts } from './messages.ts';
import { type CountRow, StockCountsQuery, type StockRow, StocksQuery } from './stock-documents.ts';
import '../settlement.css';

const CountDialog = lazy(() => import('./count-dialog.tsx').then((module) => ({ default: module.CountDialog })));
const ImportDialog = lazy(() => import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })));
const CorrectDialog = lazy(() => import('./correct-dialogs.tsx').then((module) => ({ default: module.CorrectDialog })));
const WithdrawDialog = lazy(() => import('./correct-dialogs.tsx').then((module) => ({ default: module.WithdrawDialog })));
const HistoryDialog = lazy(() => import('./history-dialog.tsx').then((module) => ({ default: module.HistoryDialog })));

type Work = { readonly kind: 'enter' | 'import' } | { readonly kind: 'correct' | 'withdraw' | 'history'; readonly row: CountRow };

function useColumns(onWork: (work: Work) => void, mayChange: boolean): readonly DataColumn<CountRow>[] {
  const m = useMessages(stockTexts);
  const language = useLanguage();
  const on = (row: CountRow): string => formatDate(row.countedOn, language);
  const since = (row: CountRow): string => formatInstant(row.knownFrom, language);
  const actions = (row: CountRow): ReactNode => {
    const named = { member: row.memberName, on: on(row) };
    const change = [
      { id: 'correct', label: m('correct'), onAction: () => onWork({ kind: 'correct', row }) },
      { id: 'withdraw', label: m('withdraw'), onAction: () => onWork({ kind: 'withdraw', row }) },
    ];
    const items = [...(mayChange ? change : []), { id: 'history', label: m('history'), onAction: () => onWork({ kind: 'history', row }) }];
    const trigger = (
      <Button kind="tertiary" size="small" icon="more-vert" iconOnly>
        {m('more', named)}
      </Button>
    );
    return <Menu label={m('more', named)} trigger={trigger} sections={[{ id: 'all', label: m('title'), items }]} />;
  };
  return [
    {
      id: 'member',
      header: m('member'),
      rowHeader: true,
      cell: (row) => (
        <span className="vws-name">
          {row.memberName}
          {row.versions > 1 && <Badge tone="info">{m('wasCorrected')}</Badge>}
        </span>
      ),
      text: (row) => row.memberName,
    },
    { id: 'value', header: m('value'), align: 'end', cell: (row) => countText(row.value), text: (row) => countText(row.value) },
    { id: 'unit', header: m('unit'), cell: (row) => row.unit, text: (row) => row.unit },
    { id: 'stock', header: m('stock'), cell: (row) => row.stock, text: (row) => row.stock },
    { id: 'countedOn', header: m('countedOn'), cell: on, text: on },
    { id: 'source', header: m('source'), cell: (row) => row.source, text: (row) => row.source },
    { id: 'reason', header: m('reason'), cell: (row) => row.reason ?? '–', text: (row) => row.reason, hidden: true },
    { id: 'since', header: m('knownSince'), cell: since, text: since, hidden: true },
    { id: 'by', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy },
    { id: 'actions', header: '', align: 'end', cell: actions },
  ];
}

/** Stocks to choose from: those that keys name, then those that were only counted. */
function stocksOf(named: readonly StockRow[], counted: readonly CountRow[]): readonly Pick<StockRow, 'stock' | 'unit'>[] {
  const all = new Map<string, string>();
  for (const { stock, unit } of [...named, ...counted]) if (!all.has(stock)) all.set(stock, unit);
  return [...all].map(([stock, unit]) => ({ stock, unit })).sort((a, b) => a.stock.localeCompare(b.stock));
}

interface DialogsProps {
  readonly work: Work | null;
  readonly stocks: readonly Pick<StockRow, 'stock' | 'unit'>[];
  readonly member: string | undefined;
  readonly stock: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Dialogs({ work, stocks, member, stock, onClose, onDone }: DialogsProps) {
  const m = useMessages(stockTexts);
  const members = useMembers();
  const [first] = stocks;
  const example = [
    members[0]?.label ?? '',
    first?.stock ?? 'geraete',
    first?.unit ?? 'Geräte',
    formatDate(today(), 'de'),
    '12',
    m('exampleSource'),
    '',
  ];
  const shared = { onClose, onDone };
  if (work === null) return null;
  return (
    <Suspense>
      {work.kind === 'enter' && <CountDialog stocks={stocks} member={member} chosen={stock} {...shared} />}
      {work.kind === 'import' && <ImportDialog example={example} {...shared} />}
      {work.kind === 'correct' && <CorrectDialog row={work.row} {...shared} />}
      {work.kind === 'withdraw' && <WithdrawDialog row={work.row} {...shared} />}
      {work.kind === 'history' && <HistoryDialog row={work.row} onClose={onClose} />}
    </Suspense>
  );
}

function StocksPage() {
  const m = useMessages(stockTexts);
  const language = useLanguage();
  const may = useMay();
  const { stock, member, known } = Route.useSearch();
  const navigate = Route.useNavigate();
  const members = useMembers();
  const [work, setWork] = useState<Work | null>(null);
  const knownOn = knownDay(known);
  const showKnown = (day: string | null): void => set({ known: day ?? undefined });
  const variables = { stock: stock ?? null, tenantId: member ?? null, knownOn };
  const [result, refetch] = useQuery({ query: StockCountsQuery, variables });
  const [{ data: named }] = useQuery({ query: StocksQuery });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const set = (changes: { stock?: string | undefined; member?: string | undefined; known?: string | undefined }): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), replace: true });
  const mayEnter = may('settlement.enterCosts') && knownOn === null;
  const columns = useColumns(setWork, mayEnter);
  const counted = result.data?.stockCounts;
  const stocks = useMemo(() => stocksOf(named?.settlementStocks ?? [], counted ?? []), [named, counted]);
  const keysOf = (code: string): string =>
    (named?.settlementStocks ?? [])
      .filter((one) => one.stock === code)
      .flatMap(({ keyNames }) => keyNames)
      .join(', ');
  const isFiltered = stock !== undefined || member !== undefined || knownOn !== null;
  const enter = mayEnter && (
    <Cluster>
      <Button icon="drive-folder-upload" onPress={() => setWork({ kind: 'import' })}>
        {m('importCounts')}
      </Button>
      <Button kind="primary" icon="add" onPress={() => setWork({ kind: 'enter' })}>
        {m('enter')}
      </Button>
    </Cluster>
  );
  const tools = (
    <>
      <Select
        label={m('stock')}
        placeholder={m('allStocks')}
        value={stock ?? ''}
        options={stocks.map((one) => ({ value: one.stock, label: `${one.stock} (${one.unit})` }))}
        onChange={(event) => set({ stock: event.target.value || undefined })}
      />
      <ComboBox
        label={m('member')}
        placeholder={m('allMembers')}
        options={members}
        value={member ?? null}
        onChange={(chosen) => set({ member: chosen ?? undefined })}
      />
      <KnownOnField day={knownOn} onDay={showKnown} />
    </>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={enter}>
      <KnownOnBanner day={knownOn} onDay={showKnown} />
      {stock !== undefined && named && <p>{keysOf(stock) ? m('usedBy', { keys: keysOf(stock) }) : m('usedByNone')}</p>}
      <QueryResult result={result} onRetry={reload}>
        {({ stockCounts }) => (
          <DataTable
            label={m('list')}
            columns={columns}
            rows={stockCounts}
            rowId={(row) => row.id}
            rowName={(row) => `${row.memberName}, ${row.stock}, ${formatDate(row.countedOn, language)}`}
            tools={tools}
            columnChooser
            empty={
              <EmptyState title={m('emptyTitle')}>
                {m(isFiltered ? 'emptyFilter' : stocks.length === 0 ? 'emptyUnnamed' : 'emptyBody')}
              </EmptyState>
            }
            exportCsv="bestaende.csv"
          />
        )}
      </QueryResult>
      <Dialogs work={work} stocks={stocks} member={member} stock={stock} onClose={() => setWork(null)} onDone={reload} />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/stocks')({
  component: guarded('settlement.readPools', StocksPage),
});
