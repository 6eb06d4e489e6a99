// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { DataTable, EmptyState, Page, Select } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { documentTexts } from '../messages/document-texts.ts';
import { useObjectionColumns } from './objection-columns.tsx';
import { isObjectionStatus, OBJECTION_STATUSES } from './objection-list.tsx';
import { ObjectionsQuery } from './objection-queries.ts';
import '../billing.css';

interface Search {
  readonly status?: string | undefined;
  readonly objection?: string | undefined;
}

function ObjectionsPage() {
  const m = useMessages(documentTexts);
  const search: Search = Route.useSearch();
  const set = useAddress<Search>();
  const status = isObjectionStatus(search.status) ? search.status : null;
  const [result, again] = useQuery({ query: ObjectionsQuery, variables: { status }, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const columns = useObjectionColumns(reload);
  return (
    <Page title={m('objectionsPage')} intro={m('objectionsIntro')}>
      <QueryResult result={result} onRetry={reload}>
        {({ objections }) => (
          <DataTable
            label={m('objectionsPage')}
            columns={columns}
            rows={objections}
            rowId={({ id }) => id}
            rowName={({ memberName, lineLabel }) => `${memberName}, ${lineLabel}`}
            total={objections.length}
            {...(search.objection ? { current: search.objection } : {})}
            tools={
              <Select
                label={m('status')}
                placeholder={m('allStatuses')}
                value={status ?? ''}
                options={OBJECTION_STATUSES.map((value) => ({ value, label: m(value) }))}
                onChange={(event) => set({ status: event.target.value || undefined })}
              />
            }
            columnChooser
            empty={<EmptyState title={m('objectionsNone')}>{m('objectionsNoneBody')}</EmptyState>}
            exportCsv={`${m('objectionsPage')}.csv`}
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/objections')({
  component: guarded('billing.readRounds', ObjectionsPage),
});
