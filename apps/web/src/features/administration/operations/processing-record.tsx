// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState, Stack } from '../../../ui/index.ts';
import { roleTexts } from '../roles/messages.ts';
import { operationTexts } from './messages.ts';

const ProcessingQuery = graphql(`
  query RecordOfProcessing {
    recordOfProcessing {
      service
      table
      what
      of
      purpose
    }
  }
`);

type Note = ResultOf<typeof ProcessingQuery>['recordOfProcessing'][number];

/** Which personal data are kept where and why, as each service declares them. */
export function ProcessingRecord() {
  const m = useMessages(operationTexts);
  const r = useMessages(roleTexts);
  const [result, again] = useQuery({ query: ProcessingQuery });
  const columns = useMemo<readonly DataColumn<Note>[]>(() => {
    const column = (id: string, header: string, text: (note: Note) => string): DataColumn<Note> => ({ id, header, text, cell: text });
    return [
      column('service', m('service'), ({ service }) => (service in roleTexts.de ? r(service as 'desk') : service)),
      { ...column('what', m('stored'), (note) => note.what), rowHeader: true },
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
            rowId={(note) => `${note.service} ${note.table}`}
            rowName={(note) => note.what}
            exportCsv="verarbeitungstaetigkeiten.csv"
            empty={<EmptyState title={m('processingNone')} />}
          />
        )}
      </QueryResult>
    </Stack>
  );
}
