// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Amount, Badge, Button, type DataColumn, DataTable, EmptyState, Link, Page, Select } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay, useMoment } from '../days.ts';
import { guarded } from '../guarded.tsx';
import { roundTexts } from '../messages/round-texts.ts';
import { remember, remembered } from '../remembered.ts';
import { type Progress, type RoundRow, RoundsQuery } from './round-queries.ts';
import { isRoundStatus, ROUND_STATUSES, RoundStatusBadge, useDocumentCount, useRoundTitle } from './round-words.tsx';
import { Work } from './work.tsx';
import '../billing.css';

const MakeRoundDialog = lazy(() => import('./make-round-dialog.tsx').then((module) => ({ default: module.MakeRoundDialog })));

interface Search {
  readonly status?: string | undefined;
  readonly work?: string | undefined;
  readonly from?: string | undefined;
}

function useColumns(): readonly DataColumn<RoundRow>[] {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const title = useRoundTitle();
  const day = useDay();
  const moment = useMoment();
  const documents = useDocumentCount();
  const receipts = ({ issued, received }: RoundRow): string => (issued > 0 ? m('receivedOf', { count: received, total: issued }) : '–');
  return [
    {
      id: 'round',
      header: m('period'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/billing/rounds/$roundId" params={{ ...params, roundId: row.id }}>
          {title(row)}
        </Link>
      ),
      text: title,
    },
    { id: 'status', header: m('status'), cell: (row) => <RoundStatusBadge status={row.status} />, text: (row) => m(row.status) },
    // A number stays with its word.
    { id: 'documents', header: m('documents'), cell: (row) => documents(row).replaceAll(/(\d) /g, '$1\u00a0'), text: documents },
    { id: 'net', header: m('net'), align: 'end', cell: (row) => <Amount value={row.net} />, text: (row) => amountOf(row.net) },
    {
      id: 'assessed',
      header: m('assessed'),
      align: 'end',
      cell: (row) => <Amount value={row.assessed} strong />,
      text: (row) => amountOf(row.assessed),
    },
    { id: 'until', header: m('until'), cell: (row) => day(row.objectionsUntil), text: (row) => day(row.objectionsUntil) },
    {
      id: 'objections',
      header: m('objections'),
      align: 'end',
      cell: (row) => (row.openObjections > 0 ? <Badge tone="warning">{row.openObjections}</Badge> : '–'),
      text: (row) => row.openObjections,
    },
    { id: 'received', header: m('received'), align: 'end', cell: receipts, text: receipts },
    { id: 'preparedBy', header: m('preparedBy'), cell: (row) => row.preparedBy ?? '–', text: (row) => row.preparedBy, hidden: true },
    {
      id: 'preparedAt',
      header: m('preparedAt'),
      cell: (row) => moment(row.preparedAt),
      text: (row) => moment(row.preparedAt),
      hidden: true,
    },
    { id: 'issuedAt', header: m('issuedAt'), cell: (row) => moment(row.issuedAt), text: (row) => moment(row.issuedAt), hidden: true },
  ];
}

/** The drafts that are being made, wherever the reader has been meanwhile. */
function Preparing({ work, onEnded }: { readonly work: string; readonly onEnded: () => void }) {
  const m = useMessages(roundTexts);
  const navigate = Route.useNavigate();
  const params = useBodyParams();
  const done = useCallback(
    ({ roundId, state }: Progress) => {
      remember(null);
      if (state === 'done' && roundId)
        void navigate({ to: '/a/$association/$body/billing/rounds/$roundId', params: { ...params, roundId }, replace: true });
    },
    [navigate, params],
  );
  return <Work commandId={work} label={m('preparing')} onDone={done} onDismiss={onEnded} />;
}

function RoundsPage() {
  const m = useMessages(roundTexts);
  const may = useMay();
  const params = useBodyParams();
  const search: Search = Route.useSearch();
  const navigate = Route.useNavigate();
  const set = useAddress<Search>();
  const [making, setMaking] = useState(search.from !== undefined);
  const status = isRoundStatus(search.status) ? search.status : null;
  const [result, again] = useQuery({ query: RoundsQuery, variables: { status }, requestPolicy: 'cache-and-network' });
  const columns = useColumns();
  // Who comes back by the menu while drafts are being made sees it go on.
  useEffect(() => {
    const work = remembered();
    if (work && !search.work) set({ work });
  }, [search.work, set]);
  const ordered = (work: string): void => {
    remember(work);
    set({ work, from: undefined });
  };
  const ended = (): void => {
    remember(null);
    set({ work: undefined });
  };
  const make = may('billing.prepareRounds') && (
    <Button kind="primary" icon="add" onPress={() => setMaking(true)}>
      {m('make')}
    </Button>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={make}>
      {search.work && <Preparing key={search.work} work={search.work} onEnded={ended} />}
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ billingRounds }) => (
          <DataTable
            label={m('list')}
            columns={columns}
            rows={billingRounds}
            rowId={({ id }) => id}
            rowName={({ from, to }) => `${from} ${to}`}
            total={billingRounds.length}
            onOpen={({ id }) => void navigate({ to: '/a/$association/$body/billing/rounds/$roundId', params: { ...params, roundId: id } })}
            tools={
              <Select
                label={m('status')}
                placeholder={m('allStatuses')}
                value={status ?? ''}
                options={ROUND_STATUSES.map((value) => ({ value, label: m(value) }))}
                onChange={(event) => set({ status: event.target.value || undefined })}
              />
            }
            columnChooser
            empty={
              status === null ? (
                <EmptyState icon="mail" title={m('empty')}>
                  {m('emptyBody')}
                </EmptyState>
              ) : (
                <EmptyState title={m('noneSelected')} />
              )
            }
            exportCsv={`${m('list')}.csv`}
          />
        )}
      </QueryResult>
      <Suspense>
        {making && (
          <MakeRoundDialog
            from={search.from}
            onClose={() => {
              setMaking(false);
              if (search.from) set({ from: undefined });
            }}
            onOrdered={ordered}
          />
        )}
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/rounds')({
  component: guarded('billing.readRounds', RoundsPage),
});
