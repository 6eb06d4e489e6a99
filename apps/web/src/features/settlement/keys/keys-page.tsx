// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatDate, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { type DataColumn, DataTable, EmptyState, Link, Page, Select } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { useFamilies } from '../families.ts';
import { guarded } from '../guarded.tsx';
import { type KeyRow, KeysQuery } from './key-documents.ts';
import { keyTexts } from './messages.ts';
import { versionOn } from './version-on.ts';
import '../settlement.css';

function useColumns(side: 'centre' | 'member'): readonly DataColumn<KeyRow>[] {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const say = useBilingual();
  const params = useBodyParams();
  return useMemo(() => {
    const current = (row: KeyRow) => versionOn(row.versions, today()) ?? row.versions[0];
    const sentence = (row: KeyRow): string => {
      const version = current(row);
      return version ? say(version.sentence) : '';
    };
    const from = (row: KeyRow): string => formatDate(current(row)?.validFrom ?? today(), language);
    const columns: DataColumn<KeyRow>[] = [
      {
        id: 'name',
        header: m('key'),
        rowHeader: true,
        cell: (row) => (
          <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: row.id }}>
            {row.name}
          </Link>
        ),
        text: (row) => row.name,
      },
      { id: 'family', header: m('family'), cell: (row) => row.familyName, text: (row) => row.familyName, hidden: true },
      {
        id: 'version',
        header: m('version'),
        align: 'end',
        cell: (row) => current(row)?.keyVersion ?? '–',
        text: (row) => current(row)?.keyVersion,
      },
      { id: 'from', header: m('validFrom'), cell: from, text: from },
      { id: 'sentence', header: m('sentence'), cell: (row) => <span className="vws-wrap">{sentence(row)}</span>, text: sentence },
      { id: 'clause', header: m('clause'), cell: (row) => current(row)?.clause ?? '–', text: (row) => current(row)?.clause },
    ];
    const pools = (row: KeyRow): string => row.pools.join(', ') || m('noPools');
    return side === 'member' ? columns : [...columns, { id: 'pools', header: m('pools'), cell: pools, text: pools, hidden: true }];
  }, [m, language, say, params, side]);
}

function KeysPage() {
  const m = useMessages(keyTexts);
  const may = useMay();
  const { side } = useActingBody();
  const params = useBodyParams();
  const { family } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { options } = useFamilies();
  const [result, refetch] = useQuery({ query: KeysQuery, variables: { family: family ?? null } });
  const columns = useColumns(side);
  const mayPublish = may('settlement.publishKey');
  const create = mayPublish && (
    <Link look="button-primary" icon="add" to="/a/$association/$body/settlement/keys/new" params={params}>
      {m('newKey')}
    </Link>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={create}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ settlementKeys }) => (
          <DataTable
            label={m('list')}
            columns={columns}
            rows={settlementKeys}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            empty={<EmptyState title={m('emptyTitle')}>{m(mayPublish ? 'emptyBody' : 'emptyMember')}</EmptyState>}
            columnChooser
            exportCsv="schluessel.csv"
            tools={
              options.length > 0 && (
                <Select
                  label={m('family')}
                  placeholder={m('allFamilies')}
                  value={family ?? ''}
                  options={options}
                  onChange={(event) => void navigate({ to: '.', search: { family: event.target.value || undefined }, replace: true })}
                />
              )
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys')({ component: guarded('settlement.readKeys', KeysPage) });
