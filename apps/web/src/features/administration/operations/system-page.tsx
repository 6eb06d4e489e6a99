// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { type DataColumn, DataTable, DescriptionList, EmptyState, formatBytes, Page, Section, Stack, Tabs } from '../../../ui/index.ts';
import { roleTexts } from '../roles/messages.ts';
import { operationTexts } from './messages.ts';

const SystemQuery = graphql(`
  query SystemInfo {
    systemInfo {
      version
      databaseVersion
      databaseBytes
      files
      fileBytes
      migrations {
        name
        finishedAt
      }
    }
  }
`);

const ProcessingQuery = graphql(`
  query RecordOfProcessing {
    recordOfProcessing {
      service
      table
      columns
      of
      purpose
    }
  }
`);

type Migration = ResultOf<typeof SystemQuery>['systemInfo']['migrations'][number];
type Note = ResultOf<typeof ProcessingQuery>['recordOfProcessing'][number];

function SystemPage() {
  const m = useMessages(operationTexts);
  const may = useMay();
  const { tab } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const tabs = [
    ...(may('administration.readSystem') ? [{ id: 'system', label: m('tabSystem'), content: <SystemState /> }] : []),
    ...(may('administration.readProcessing') ? [{ id: 'processing', label: m('tabProcessing'), content: <Processing /> }] : []),
  ];
  return (
    <Page title={m('systemTitle')} intro={m('systemIntro')}>
      <Tabs
        label={m('tabs')}
        tabs={tabs}
        selected={tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? 'system'}
        onSelect={(id) => set({ tab: id === 'processing' ? 'processing' : undefined })}
      />
    </Page>
  );
}

function SystemState() {
  const m = useMessages(operationTexts);
  const [result, again] = useQuery({ query: SystemQuery });
  const columns: readonly DataColumn<Migration>[] = [
    { id: 'name', header: m('migration'), rowHeader: true, text: (row) => row.name, cell: (row) => row.name },
    { id: 'at', header: m('appliedAt'), text: (row) => formatInstant(row.finishedAt), cell: (row) => formatInstant(row.finishedAt) },
  ];
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ systemInfo }) => (
        <Stack gap="large">
          <DescriptionList
            columns={2}
            items={[
              { term: m('version'), value: systemInfo.version },
              { term: m('databaseVersion'), value: systemInfo.databaseVersion },
              { term: m('databaseSize'), value: formatBytes(Number(systemInfo.databaseBytes)) },
              { term: m('files'), value: formatNumber(systemInfo.files) },
              { term: m('fileSize'), value: formatBytes(Number(systemInfo.fileBytes)) },
            ]}
          />
          <Section title={m('migrations')}>
            <DataTable
              label={m('migrations')}
              columns={columns}
              rows={systemInfo.migrations}
              rowId={(row) => row.name}
              rowName={(row) => row.name}
              empty={null}
            />
          </Section>
        </Stack>
      )}
    </QueryResult>
  );
}

function Processing() {
  const m = useMessages(operationTexts);
  const r = useMessages(roleTexts);
  const [result, again] = useQuery({ query: ProcessingQuery });
  const columns = useMemo<readonly DataColumn<Note>[]>(() => {
    const column = (id: string, header: string, text: (note: Note) => string): DataColumn<Note> => ({ id, header, text, cell: text });
    return [
      column('service', m('service'), ({ service }) => (service in roleTexts.de ? r(service as 'desk') : service)),
      { ...column('table', m('table'), (note) => note.table), rowHeader: true },
      column('columns', m('columns'), (note) => note.columns.join(', ')),
      column('of', m('of2'), (note) => note.of),
      column('purpose', m('purpose'), (note) => note.purpose),
    ];
  }, [m, r]);
  return (
    <Stack>
      <p>{m('processingIntro')}</p>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ recordOfProcessing }) => (
          <DataTable
            label={m('tabProcessing')}
            columns={columns}
            rows={recordOfProcessing}
            rowId={(note) => `${note.service} ${note.table} ${note.purpose}`}
            rowName={(note) => note.table}
            exportCsv="verarbeitungstaetigkeiten.csv"
            empty={<EmptyState title={m('processingNone')} />}
          />
        )}
      </QueryResult>
    </Stack>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/system')({ component: SystemPage });
