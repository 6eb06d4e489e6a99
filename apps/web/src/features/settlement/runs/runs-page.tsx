// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant, formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Amount,
  Banner,
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  Link,
  Page,
  Section,
  Select,
  Stack,
  toast,
} from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { type MonthsInUse, useMonths, usePeriodText } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { remember, remembered, WORK } from './remembered.ts';
import { CheckPeriodQuery, type RunRow, RunsQuery } from './run-documents.ts';
import { RunGaps, useGaps } from './run-gaps.tsx';
import { isRunStatus, type RunStatus, RunStatusBadge } from './run-status.tsx';
import { RunWork } from './run-work.tsx';
import '../settlement.css';

const MakeRunDialog = lazy(() => import('./make-run-dialog.tsx').then((module) => ({ default: module.MakeRunDialog })));

const STATUSES: readonly RunStatus[] = ['preview', 'released', 'discarded'];

/** Which month is next, and what still stands in its way. */
function NextMonth({ months }: { readonly months: MonthsInUse }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const say = useBilingual();
  const variables = { periodFrom: months.next, periodTo: months.next };
  const [result, refetch] = useQuery({ query: CheckPeriodQuery, variables });
  const gaps = useGaps(variables);
  const isOver = months.next < months.current;
  return (
    <Section title={m('next', { month: formatMonth(months.next, language) })}>
      <p className="vw-muted">{m(isOver ? 'nextBody' : 'nextWaits')}</p>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={2}>
        {({ checkSettlement }) =>
          checkSettlement.length === 0 ? (
            <>
              {isOver && gaps?.length === 0 && <Banner kind="success" title={m('ready')} />}
              <RunGaps gaps={gaps} />
            </>
          ) : (
            <Banner kind="warning" title={m('findings', { count: checkSettlement.length })}>
              <ul className="vws-findings">
                {checkSettlement.map(({ code, message }) => (
                  <li key={`${code} ${message.de}`}>{say(message)}</li>
                ))}
              </ul>
            </Banner>
          )
        }
      </QueryResult>
    </Section>
  );
}

function useColumns(): readonly DataColumn<RunRow>[] {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const period = usePeriodText();
  const when = (at: string | null): string => (at ? formatInstant(at, language) : '–');
  const kind = (row: RunRow): string =>
    row.kind === 'correction' ? m('correctionOf', { number: row.correctionNumber ?? 1 }) : m('regularKind');
  return [
    {
      id: 'period',
      header: m('period'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: row.id }}>
          {period(row.periodFrom, row.periodTo)}
        </Link>
      ),
      text: (row) => period(row.periodFrom, row.periodTo),
    },
    {
      id: 'kind',
      header: m('runKind'),
      cell: kind,
      text: kind,
    },
    { id: 'status', header: m('status'), cell: (row) => <RunStatusBadge status={row.status} />, text: (row) => m(row.status) },
    {
      id: 'total',
      header: m('total'),
      align: 'end',
      cell: (row) => (row.kind === 'correction' ? <strong>{signedAmount(row.total)}</strong> : <Amount value={row.total} strong />),
      text: (row) => (row.kind === 'correction' ? signedAmount(row.total) : amountOf(row.total)),
    },
    { id: 'members', header: m('members'), align: 'end', cell: (row) => row.proof.members, text: (row) => row.proof.members },
    { id: 'madeBy', header: m('madeBy'), cell: (row) => row.madeBy ?? '–', text: (row) => row.madeBy },
    { id: 'madeAt', header: m('madeAt'), cell: (row) => when(row.madeAt), text: (row) => when(row.madeAt) },
    { id: 'releasedBy', header: m('releasedBy'), cell: (row) => row.releasedBy ?? '–', text: (row) => row.releasedBy },
    { id: 'releasedAt', header: m('releasedAt'), cell: (row) => when(row.releasedAt), text: (row) => when(row.releasedAt) },
  ];
}

function RunsPage() {
  const m = useMessages(runTexts);
  const may = useMay();
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const months = useMonths();
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState<string | null>(null);
  const isWorking = search.work !== undefined && search.work !== ended;
  const status = isRunStatus(search.status) ? search.status : null;
  const [result, refetch] = useQuery({ query: RunsQuery, variables: { status } });
  const columns = useColumns();
  const open = (runId: string): void => void navigate({ to: '/a/$association/$body/settlement/runs/$runId', params: { ...params, runId } });
  // Who comes back by the menu while a preview is being made sees it go on.
  useEffect(() => {
    const work = remembered(WORK);
    if (work && !search.work) void navigate({ to: '.', search: (old) => ({ ...old, work }), replace: true });
  }, [search.work, navigate]);
  const done = useCallback(
    (runId: string) => {
      remember(WORK, null);
      toast({ text: m('made') });
      void navigate({ to: '/a/$association/$body/settlement/runs/$runId', params: { ...params, runId }, replace: true });
    },
    [m, navigate, params],
  );
  // What stopped it stays in sight by the address; the next one can be ordered at once.
  const onEnded = useCallback((work: string) => {
    remember(WORK, null);
    setEnded(work);
  }, []);
  const mayMake = may('settlement.makeRun');
  const make = mayMake && (
    <Button kind="primary" icon="autorenew" disabled={isWorking || !months.ready} onPress={() => setAsking(true)}>
      {m('makeRun')}
    </Button>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={make}>
      {search.work && (
        <RunWork
          commandId={search.work}
          onDone={done}
          onEnded={onEnded}
          onDismiss={() => {
            remember(WORK, null);
            void navigate({ to: '.', search: (old) => ({ ...old, work: undefined }), replace: true });
          }}
        />
      )}
      {mayMake && !isWorking && months.ready && <NextMonth months={months} />}
      <Section title={m('listTitle')}>
        <Stack>
          <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ settlementRuns }) => (
              <DataTable
                label={m('list')}
                columns={columns}
                rows={settlementRuns}
                rowId={(row) => row.id}
                rowName={(row) => `${row.periodFrom} ${row.correctionNumber ?? ''} ${row.status}`}
                onOpen={(row) => open(row.id)}
                empty={<EmptyState title={m('emptyTitle')}>{m('emptyBody')}</EmptyState>}
                exportCsv="abrechnungslaeufe.csv"
                tools={
                  <Select
                    label={m('status')}
                    placeholder={m('allStatuses')}
                    value={status ?? ''}
                    options={STATUSES.map((one) => ({ value: one, label: m(one) }))}
                    onChange={(event) =>
                      void navigate({ to: '.', search: (old) => ({ ...old, status: event.target.value || undefined }), replace: true })
                    }
                  />
                }
              />
            )}
          </QueryResult>
        </Stack>
      </Section>
      <Suspense>
        {asking && (
          <MakeRunDialog
            months={months}
            onClose={() => setAsking(false)}
            onOrdered={(work) => {
              remember(WORK, work);
              void navigate({ to: '.', search: (old) => ({ ...old, work }), replace: true });
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/runs')({ component: guarded('settlement.readRuns', RunsPage) });
