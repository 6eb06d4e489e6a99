// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState, Stack } from '../../../ui/index.ts';
import { auditTexts } from './messages.ts';
import '../administration.css';

const HeadsQuery = graphql(`
  query AuditHeads {
    auditHeads {
      tenantId
      tenantName
      sequence
      head
    }
  }
`);

type Head = ResultOf<typeof HeadsQuery>['auditHeads'][number];

/** The ends of the chains, to be kept outside of the database. */
export function HeadList() {
  const m = useMessages(auditTexts);
  const [result, again] = useQuery({ query: HeadsQuery });
  const columns = useMemo<readonly DataColumn<Head>[]>(
    () => [
      {
        id: 'tenant',
        header: m('tenant'),
        rowHeader: true,
        text: (row) => row.tenantName ?? row.tenantId,
        cell: (row) => row.tenantName ?? row.tenantId,
      },
      { id: 'sequence', header: m('sequence'), align: 'end', text: (row) => row.sequence, cell: (row) => row.sequence },
      { id: 'head', header: m('head'), text: (row) => row.head, cell: (row) => <span className="vw-hash">{row.head}</span> },
    ],
    [m],
  );
  return (
    <Stack>
      <p>{m('headsIntro')}</p>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ auditHeads }) => (
          <DataTable
            label={m('tabHeads')}
            columns={columns}
            rows={auditHeads}
            rowId={(row) => row.tenantId}
            rowName={(row) => row.tenantName ?? row.tenantId}
            exportCsv="pruefsummen.csv"
            empty={<EmptyState title={m('headsNone')} />}
          />
        )}
      </QueryResult>
    </Stack>
  );
}
