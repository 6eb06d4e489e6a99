// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress, usePages } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { DataTable, EmptyState, Link, Page, Select } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { documentTexts } from '../messages/document-texts.ts';
import { useDocumentColumns } from './document-columns.tsx';
import { DocumentsQuery } from './document-queries.ts';
import { DOCUMENT_STATUSES, isDocumentStatus, isFamily } from './document-words.tsx';
import { SearchField } from './search-field.tsx';
import '../billing.css';

interface Search {
  readonly family?: string | undefined;
  readonly status?: string | undefined;
  readonly year?: string | undefined;
  readonly search?: string | undefined;
}

const yearOf = (text: string | undefined): number | null => (text && /^(19|20)\d\d$/.test(text) ? Number(text) : null);

function Tools({ search, set }: { readonly search: Search; readonly set: (change: Partial<Search>) => void }) {
  const m = useMessages(documentTexts);
  const { side } = useActingBody();
  const now = new Date().getFullYear();
  const years = Array.from({ length: 6 }, (_, index) => String(now + 1 - index));
  const setSearch = useState(() => (words: string | undefined) => set({ search: words }))[0];
  const statuses = DOCUMENT_STATUSES.filter((status) => side === 'centre' || status === 'announced' || status === 'issued');
  return (
    <>
      <Select
        label={m('family')}
        placeholder={m('allFamilies')}
        value={search.family ?? ''}
        options={(['notice', 'invoice'] as const).map((value) => ({ value, label: m(value) }))}
        onChange={(event) => set({ family: event.target.value || undefined })}
      />
      <Select
        label={m('status')}
        placeholder={m('allStatuses')}
        value={search.status ?? ''}
        options={statuses.map((value) => ({ value, label: m(value) }))}
        onChange={(event) => set({ status: event.target.value || undefined })}
      />
      <Select
        label={m('year')}
        placeholder={m('allYears')}
        value={search.year ?? ''}
        options={years.map((value) => ({ value, label: value }))}
        onChange={(event) => set({ year: event.target.value || undefined })}
      />
      {side === 'centre' && <SearchField value={search.search} onSet={setSearch} />}
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const m = useMessages(documentTexts);
  const { side } = useActingBody();
  const may = useMay();
  const params = useBodyParams();
  if (filtered) return <EmptyState title={m('noneSelected')}>{m('noneSelectedBody')}</EmptyState>;
  const toRounds = may('billing.readRounds') && (
    <Link look="button" to="/a/$association/$body/billing/rounds" params={params}>
      {m('toRounds')}
    </Link>
  );
  return (
    <EmptyState icon="draft" title={m('noDocuments')} action={toRounds}>
      {m(side === 'member' ? 'noDocumentsMember' : 'noDocumentsCentre')}
    </EmptyState>
  );
}

function DocumentsPage() {
  const m = useMessages(documentTexts);
  const { side } = useActingBody();
  const search: Search = Route.useSearch();
  const navigate = Route.useNavigate();
  const params = useBodyParams();
  const set = useAddress<Search>();
  const filters = {
    family: isFamily(search.family) ? search.family : null,
    status: isDocumentStatus(search.status) ? search.status : null,
    year: yearOf(search.year),
    search: search.search ?? null,
  };
  const pages = usePages(DocumentsQuery, { ...filters, first: 100 }, ({ billingDocuments }) => billingDocuments);
  const columns = useDocumentColumns();
  const filtered = Object.values(filters).some((value) => value !== null);
  return (
    <Page title={m('title')} intro={m(side === 'member' ? 'introMember' : 'introCentre')}>
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {() => (
          <DataTable
            label={m('list')}
            columns={columns}
            rows={pages.rows}
            rowId={({ id }) => id}
            rowName={({ memberName, number, year }) => `${memberName} ${number ?? year}`}
            {...(pages.total === undefined ? {} : { total: pages.total })}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            onOpen={({ id }) => void navigate({ to: '/a/$association/$body/documents/$documentId', params: { ...params, documentId: id } })}
            tools={<Tools search={search} set={set} />}
            columnChooser
            empty={<Nothing filtered={filtered} />}
            exportCsv={`${m('list')}.csv`}
            all={pages.all}
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/documents')({
  component: guarded('billing.readDocuments', DocumentsPage),
});
