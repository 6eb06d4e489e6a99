// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress, usePages } from '../../../record/index.ts';
import { DataTable, EmptyState, Select } from '../../../ui/index.ts';
import { useDocumentColumns } from '../documents/document-columns.tsx';
import { DocumentsQuery } from '../documents/document-queries.ts';
import { DOCUMENT_STATUSES, isDocumentStatus, isFamily } from '../documents/document-words.tsx';
import { SearchField } from '../documents/search-field.tsx';
import { documentTexts } from '../messages/document-texts.ts';
import type { Round } from './round-queries.ts';

interface Search {
  readonly family?: string | undefined;
  readonly status?: string | undefined;
  readonly search?: string | undefined;
}

interface RoundDocumentsProps {
  readonly round: Round;
  readonly search: Search;
  readonly onOpen: (documentId: string) => void;
}

/** The documents of a round by member. */
export function RoundDocuments({ round, search, onOpen }: RoundDocumentsProps) {
  const m = useMessages(documentTexts);
  const set = useAddress<Search>();
  const family = isFamily(search.family) ? search.family : null;
  const status = isDocumentStatus(search.status) ? search.status : null;
  const filters = { roundId: round.id, family, status, search: search.search ?? null, first: 100 };
  const pages = usePages(DocumentsQuery, filters, ({ billingDocuments }) => billingDocuments);
  const columns = useDocumentColumns(round);
  const [setSearch] = useState(() => (words: string | undefined) => set({ search: words }));
  return (
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
          onOpen={({ id }) => onOpen(id)}
          tools={
            <>
              <Select
                label={m('family')}
                placeholder={m('allFamilies')}
                value={family ?? ''}
                options={(['notice', 'invoice'] as const).map((value) => ({ value, label: m(value) }))}
                onChange={(event) => set({ family: event.target.value || undefined })}
              />
              <Select
                label={m('status')}
                placeholder={m('allStatuses')}
                value={status ?? ''}
                options={DOCUMENT_STATUSES.map((value) => ({ value, label: m(value) }))}
                onChange={(event) => set({ status: event.target.value || undefined })}
              />
              <SearchField value={search.search} onSet={setSearch} />
            </>
          }
          columnChooser
          empty={<EmptyState title={m('noneSelected')}>{m('noneSelectedBody')}</EmptyState>}
          exportCsv={`${m('list')}.csv`}
          all={pages.all}
        />
      )}
    </QueryResult>
  );
}
