// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, DataTable, downloadRows, EmptyState, Link, Page } from '../../../ui/index.ts';
import type { RequestsSearch } from '../search.ts';
import { useBodyAddress } from '../use-body-address.ts';
import { usePages } from '../use-pages.ts';
import '../desk.css';
import { requestsTexts } from './messages.ts';
import { chosenSort, shownSort, useRequestColumns } from './request-columns.tsx';
import { isFiltered, RequestFilters } from './request-filters.tsx';
import { requestsQuery, variablesOf } from './requests-query.ts';

const pick = <Requests,>(data: { readonly requests: Requests }): Requests => data.requests;

function NewRequestLink() {
  const m = useMessages(requestsTexts);
  const may = useMay();
  const address = useBodyAddress();
  const { side } = useActingBody();
  const allowed = may(side === 'centre' ? 'desk.recordRequest' : 'desk.submitRequest');
  if (!allowed) return null;
  return (
    <Link to="/a/$association/$body/requests/new" params={address} look="button-primary" icon="add">
      {m(side === 'centre' ? 'record' : 'newRequest')}
    </Link>
  );
}

function Nothing({ filtered, onReset }: { readonly filtered: boolean; readonly onReset: () => void }) {
  const m = useMessages(requestsTexts);
  const { side } = useActingBody();
  if (filtered) {
    return (
      <EmptyState icon="search" title={m('emptyFiltered')} action={<Button onPress={onReset}>{m('resetFilters')}</Button>}>
        {m('emptyFilteredNext')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="mail" title={m(side === 'centre' ? 'emptyCentre' : 'emptyMember')} action={<NewRequestLink />}>
      {m(side === 'centre' ? 'emptyCentreNext' : 'emptyMemberNext')}
    </EmptyState>
  );
}

function RequestsPage() {
  const m = useMessages(requestsTexts);
  const search = Route.useSearch();
  const address = useBodyAddress();
  const navigate = useNavigate();
  const columns = useRequestColumns();
  const pages = usePages(requestsQuery, variablesOf(search), pick);
  const go = (next: RequestsSearch): void =>
    void navigate({ to: '/a/$association/$body/requests', params: address, search: next, replace: true });
  const fileName = `${m('fileName')}.csv`;
  const shown = columns.filter((column) => !column.hidden);
  const reset = (): void => go({ sort: search.sort });
  return (
    <Page title={m('title')} actions={<NewRequestLink />}>
      <div className="vw-desk-filters vw-no-print">
        <RequestFilters search={search} onChange={(change) => go({ ...search, ...change })} onReset={reset} />
      </div>
      <QueryResult result={pages.result} onRetry={pages.refresh} lines={10}>
        {() => (
          <DataTable
            label={m('title')}
            columns={columns}
            rows={pages.rows}
            rowId={(row) => row.id}
            rowName={(row) => m('rowName', { number: row.number, subject: row.subject })}
            {...(pages.total === undefined ? {} : { total: pages.total })}
            loading={pages.result.fetching || pages.result.stale}
            sort={shownSort(search.sort)}
            onSort={(sort) => go({ ...search, sort: chosenSort(sort) })}
            onMore={pages.next === null ? undefined : () => void pages.loadMore()}
            loadingMore={pages.loadingMore}
            onOpen={(row) => void navigate({ to: '/a/$association/$body/requests/$requestId', params: { ...address, requestId: row.id } })}
            exportCsv={pages.next === null ? fileName : () => void pages.loadAll().then((rows) => downloadRows(fileName, shown, rows))}
            columnChooser
            empty={<Nothing filtered={isFiltered(search)} onReset={reset} />}
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/requests')({ component: RequestsPage });
