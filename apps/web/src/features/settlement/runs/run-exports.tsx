// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import {
  Banner,
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  ExternalLink,
  formatBytes,
  ProgressBar,
  Section,
  Stack,
} from '../../../ui/index.ts';
import { exportTexts } from './run-exports-messages.ts';

const RunExportsQuery = graphql(`
  query SettlementRunExports($runId: ID!) {
    runExports(runId: $runId) {
      runId
      exports {
        id
        fileId
        sha256
        bytes
        tables
        rows
        madeBy
        madeAt
      }
      work {
        state
        done
        total
      }
    }
  }
`);

const ExportRun = graphql(`
  mutation SettlementExportRun($idempotencyKey: String!, $runId: ID!) {
    exportRun(idempotencyKey: $idempotencyKey, runId: $runId) {
      __typename
      ... on ExportRunRefusal {
        code
        field
        message
        params
      }
      ... on ExportRunSuccess {
        done
      }
    }
  }
`);

type Made = ResultOf<typeof RunExportsQuery>['runExports']['exports'][number];
const POLL_MS = 2_000;

function useColumns(): readonly DataColumn<Made>[] {
  const m = useMessages(exportTexts);
  const language = useLanguage();
  const { associationSlug, tenantSlug } = useActingBody();
  const at = (row: Made): string => formatInstant(row.madeAt, language);
  return [
    { id: 'at', header: m('madeAt'), rowHeader: true, cell: at, text: at },
    { id: 'by', header: m('madeBy'), cell: (row) => row.madeBy ?? '–', text: (row) => row.madeBy },
    { id: 'rows', header: m('rows'), align: 'end', cell: (row) => formatNumber(row.rows, language), text: (row) => row.rows },
    { id: 'size', header: m('size'), align: 'end', cell: (row) => formatBytes(row.bytes), text: (row) => row.bytes },
    {
      id: 'hash',
      header: m('hash'),
      cell: (row) => <span className="vws-hash">{row.sha256.slice(0, 16)}…</span>,
      text: (row) => row.sha256,
    },
    {
      id: 'file',
      header: m('file'),
      cell: (row) => (
        <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/files/${row.fileId}`} aria-label={`${m('download')}: ${at(row)}`}>
          {m('download')}
        </ExternalLink>
      ),
    },
  ];
}

/** Archives of a released run for the tax audit; made by the worker, kept, and the same whenever they are made again. */
export function RunExports({ runId }: { readonly runId: string }) {
  const m = useMessages(exportTexts);
  const may = useMay();
  const columns = useColumns();
  const [result, refetch] = useQuery({ query: RunExportsQuery, variables: { runId } });
  const { submit, pending, problem } = useSubmit();
  const work = result.data?.runExports.work;
  const isWorking = work?.state === 'queued' || work?.state === 'running';
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setInterval(() => refetch({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [isWorking, refetch]);
  const make = async (): Promise<void> => {
    const answer = await submit(ExportRun, (idempotencyKey) => ({ idempotencyKey, runId }));
    if (answer.ok) refetch({ requestPolicy: 'network-only' });
  };
  const button = may('settlement.exportRun') && !isWorking && (
    <Button size="small" icon="add" pending={pending} onPress={() => void make()}>
      {m('make')}
    </Button>
  );
  return (
    <Section title={m('title')} actions={button}>
      <Stack>
        <p className="vw-muted">{m('intro')}</p>
        {problem}
        {work && isWorking && (
          <ProgressBar
            label={m('working')}
            {...(work.total > 0
              ? { percent: Math.floor((work.done * 100) / work.total), note: m('progress', { done: work.done, total: work.total }) }
              : {})}
          />
        )}
        {work?.state === 'failed' && <Banner kind="danger" title={m('failed')} announce />}
        <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={2}>
          {({ runExports }) => (
            <DataTable
              label={m('title')}
              columns={columns}
              rows={runExports.exports}
              rowId={(row) => row.id}
              rowName={(row) => row.sha256}
              empty={<EmptyState title={m('empty')}>{m(may('settlement.exportRun') ? 'emptyBody' : 'emptyWaits')}</EmptyState>}
              exportCsv="pruefungsarchive.csv"
            />
          )}
        </QueryResult>
      </Stack>
    </Section>
  );
}
