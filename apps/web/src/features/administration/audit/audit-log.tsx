// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { QueryResult, readFragment } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { doerOf, usePages } from '../../../record/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, type EveryRow, SplitPane, StatusBadge } from '../../../ui/index.ts';
import type { AuditSearch } from '../search.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditEntry, type AuditEntryData, AuditLogQuery } from './audit-query.ts';
import { EntryDetails } from './entry-details.tsx';
import { auditTexts } from './messages.ts';

interface AuditLogProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: Partial<AuditSearch>) => void;
}

const given = <Value,>(name: string, value: Value | undefined): object => (value === undefined ? {} : { [name]: value });

function useColumns(chosen: string | undefined, onOpen: (id: string) => void): readonly DataColumn<AuditEntryData>[] {
  const m = useMessages(auditTexts);
  return useMemo(() => {
    const column = (id: string, header: string, text: (entry: AuditEntryData) => string): DataColumn<AuditEntryData> => ({
      id,
      header,
      text,
      cell: text,
    });
    const outcome = (entry: AuditEntryData): string =>
      entry.outcome === 'done' ? m('done') : [m('refused'), entry.refusalText].filter(Boolean).join(': ');
    return [
      column('at', m('at'), (entry) => formatInstant(entry.at)),
      { ...column('action', m('action'), (entry) => entry.actionLabel), rowHeader: true },
      column('tenant', m('tenant'), (entry) => entry.tenantName ?? '–'),
      column('by', m('by'), (entry) => doerOf({ ...entry, by: entry.actorName })),
      {
        ...column('outcome', m('outcome'), outcome),
        cell: (entry) => (
          <>
            <StatusBadge tone={entry.outcome === 'done' ? 'success' : 'warning'}>
              {m(entry.outcome === 'done' ? 'done' : 'refused')}
            </StatusBadge>
            {entry.refusalText && <div>{entry.refusalText}</div>}
          </>
        ),
      },
      {
        id: 'open',
        header: m('entry', { sequence: '' }).trim(),
        cell: (entry) => (
          <Button
            size="small"
            kind="tertiary"
            aria-pressed={entry.id === chosen}
            aria-label={m('openOf', { sequence: entry.sequence })}
            onPress={() => onOpen(entry.id)}
          >
            {m('open')}
          </Button>
        ),
      },
    ];
  }, [m, chosen, onOpen]);
}

/** The log with its filters in the address; one entry can be looked at beside it. */
export function AuditLog({ search, onSearch }: AuditLogProps) {
  const m = useMessages(auditTexts);
  const filters = {
    first: 50,
    ...given('tenantId', search.tenant),
    ...given('action', search.action),
    ...given('actorAccountId', search.actor),
    ...given('outcome', search.outcome),
    ...given('from', search.from),
    ...given('to', search.to),
    ...given('subjectType', search.type),
    ...given('subjectId', search.subject),
  };
  const pages = usePages(AuditLogQuery, filters, ({ auditLog }) => auditLog);
  const entries = pages.rows.map((row) => readFragment(AuditEntry, row));
  const all = async (): Promise<EveryRow<AuditEntryData>> => {
    const found = await pages.all();
    return typeof found === 'string' ? found : found.map((row) => readFragment(AuditEntry, row));
  };
  const open = (id: string): void => onSearch({ entry: id });
  const columns = useColumns(search.entry, open);
  const entry = entries.find(({ id }) => id === search.entry);
  return (
    <QueryResult result={pages.result} onRetry={pages.refresh}>
      {() => (
        <>
          <AuditFilters search={search} onSearch={onSearch} />
          <SplitPane
            detailsLabel={m('entry', { sequence: entry?.sequence ?? '' })}
            details={entry && <EntryDetails key={entry.id} entry={entry} onSearch={onSearch} onChanged={pages.refresh} />}
            onClose={() => onSearch({ entry: undefined })}
          >
            <DataTable
              label={m('title')}
              columns={columns}
              rows={entries}
              {...(pages.total !== undefined && { total: pages.total })}
              rowId={(row) => row.id}
              rowName={(row) => `${m('entry', { sequence: row.sequence })}: ${row.actionLabel}`}
              {...(search.entry !== undefined && { current: search.entry })}
              onOpen={(row) => open(row.id)}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              exportCsv="protokoll.csv"
              all={all}
              empty={
                <EmptyState icon="search" title={m('none')}>
                  {m('noneNext')}
                </EmptyState>
              }
            />
          </SplitPane>
        </>
      )}
    </QueryResult>
  );
}
