// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { type Translate, useMessages } from '../../../i18n/index.ts';
import { useAddress, usePages } from '../../../record/index.ts';
import { type DataColumn, DataTable, EmptyState, Page, Select } from '../../../ui/index.ts';
import { operationTexts } from './messages.ts';

const SecurityQuery = graphql(`
  query SecurityEvents($first: Int, $after: String, $kind: String) {
    securityEvents(first: $first, after: $after, kind: $kind) {
      items {
        id
        kind
        accountName
        actionText
        count
        at
      }
      nextCursor
    }
  }
`);

type Event = ResultOf<typeof SecurityQuery>['securityEvents']['items'][number];

const KINDS = [
  'ACTION_REFUSED',
  'ROW_REFUSED',
  'sign_in_refused',
  'sign_in_throttled',
  'second_factor_refused',
  'second_factor_throttled',
  'second_factor_replayed',
  'second_factor_set_up',
  'recovery_code_used',
  'stepped_up',
  'password_changed',
  'password_change_refused',
  'password_refused',
  'invitation_accepted',
  'signed_out_everywhere',
  'signed_in',
] as const;

const kindText = (m: Translate<(typeof operationTexts)['de']>, kind: string): string =>
  kind in operationTexts.de ? m(kind as 'signed_in') : kind;

function SecurityPage() {
  const m = useMessages(operationTexts);
  const { kind } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const pages = usePages(SecurityQuery, { first: 100, ...(kind && { kind }) }, ({ securityEvents }) => securityEvents);
  const columns = useMemo<readonly DataColumn<Event>[]>(() => {
    const column = (id: string, header: string, text: (event: Event) => string): DataColumn<Event> => ({ id, header, text, cell: text });
    return [
      column('at', m('at'), (event) => formatInstant(event.at)),
      { ...column('kind', m('kind'), (event) => kindText(m, event.kind)), rowHeader: true },
      column('account', m('account'), (event) => event.accountName ?? m('unknownAccount')),
      { ...column('count', m('count'), (event) => String(event.count)), align: 'end' },
      column('detail', m('detail'), (event) => (event.actionText ? m('notAllowed', { action: event.actionText }) : '–')),
    ];
  }, [m]);
  return (
    <Page title={m('securityTitle')} intro={m('securityIntro')}>
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {() => (
          <DataTable
            label={m('securityTitle')}
            columns={columns}
            rows={pages.rows}
            rowId={(event) => event.id}
            rowName={(event) => `${kindText(m, event.kind)}, ${formatInstant(event.at)}`}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            exportCsv="sicherheitsereignisse.csv"
            all={pages.all}
            tools={
              <Select
                label={m('kind')}
                placeholder={m('allKinds')}
                value={kind ?? ''}
                options={KINDS.map((value) => ({ value, label: m(value) }))}
                onChange={(event) => set({ kind: event.target.value || undefined })}
              />
            }
            empty={
              <EmptyState icon="success" title={m('securityNone')}>
                {m('securityNext')}
              </EmptyState>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/security')({ component: SecurityPage });
