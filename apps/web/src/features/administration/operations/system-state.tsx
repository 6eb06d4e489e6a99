// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, DescriptionList, formatBytes, Stack } from '../../../ui/index.ts';
import { operationTexts } from './messages.ts';
import '../administration.css';

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

type Migration = ResultOf<typeof SystemQuery>['systemInfo']['migrations'][number];

const latest = (migrations: readonly Migration[]): string =>
  formatInstant(
    migrations
      .map(({ finishedAt }) => finishedAt)
      .sort()
      .at(-1) ?? '',
  );

/** What runs here and how much room it takes. */
export function SystemState() {
  const m = useMessages(operationTexts);
  const [result, again] = useQuery({ query: SystemQuery });
  const columns: readonly DataColumn<Migration>[] = [
    {
      id: 'name',
      header: m('migration'),
      rowHeader: true,
      text: (row) => row.name,
      cell: (row) => <span className="vw-hash">{row.name}</span>,
    },
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
              {
                term: m('migrations'),
                value: m('migrationsText', { count: systemInfo.migrations.length, at: latest(systemInfo.migrations) }),
              },
              { term: m('fileSize'), value: formatBytes(Number(systemInfo.fileBytes)) },
            ]}
          />
          <details className="vw-technical">
            <summary>{m('migrationsShow')}</summary>
            <DataTable
              label={m('migrations')}
              columns={columns}
              rows={systemInfo.migrations}
              rowId={(row) => row.name}
              rowName={(row) => row.name}
              empty={null}
            />
          </details>
        </Stack>
      )}
    </QueryResult>
  );
}
