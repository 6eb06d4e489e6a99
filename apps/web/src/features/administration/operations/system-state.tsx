// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, DescriptionList, formatBytes, Section, Stack } from '../../../ui/index.ts';
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

type Migration = ResultOf<typeof SystemQuery>['systemInfo']['migrations'][number];

/** What runs here and how much room it takes. */
export function SystemState() {
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
