// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatDate, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { KnownOnBanner, KnownOnField, knownDay, NotKnownYet, useAddress } from '../../../record/index.ts';
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

function useColumns(side: 'centre' | 'member', known: string | undefined): readonly DataColumn<KeyRow>[] {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const say = useBilingual();
  const params = useBodyParams();
  const day = knownDay(known) ?? today();
  return useMemo(() => {
    const current = (row: KeyRow) => versionOn(row.versions, day) ?? row.versions[0];
    const sentence = (row: KeyRow): string => {
      const version = current(row);
      return version ? say(version.sentence) : '';
    };
    const from = (row: KeyRow): string => formatDate(current(row)?.validFrom ?? day, language);
    const columns: DataColumn<KeyRow>[] = [
      {
        id: 'name',
        header: m('key'),
        rowHeader: true,
        cell: (row) => (
          <Link
            to="/a/$association/$body/settlement/keys/$keyId"
            params={{ ...params, keyId: row.id }}
            search={known === undefined ? {} : { known }}
          >
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
  }, [m, language, say, params, side, day, known]);
}

function KeysPage() {
  const m = useMessages(keyTexts);
  const may = useMay();
  const { side } = useActingBody();
  const params = useBodyParams();
  const { family, known } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const knownOn = knownDay(known);
  const showKnown = (day: string | null): void => set({ known: day ?? undefined });
  const { options } = useFamilies();
  const [result, refetch] = useQuery({ query: KeysQuery, variables: { family: family ?? null, knownOn } });
  const columns = useColumns(side, known);
  const mayPublish = may('settlement.publishKey');
  const create = mayPublish && (
    <Link look="button-primary" icon="add" to="/a/$association/$body/settlement/keys/new" params={params}>
      {m('newKey')}
    </Link>
  );
  return (
    <Page title={m('title')} intro={m('intro')} actions={knownOn === null && create}>
      <KnownOnBanner day={knownOn} onDay={showKnown} />
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ settlementKeys }) => (
          <DataTable
            label={m('list')}
            columns={columns}
            rows={settlementKeys}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            empty={
              knownOn === null ? (
                <EmptyState title={m('emptyTitle')}>{m(mayPublish ? 'emptyBody' : 'emptyMember')}</EmptyState>
              ) : (
                <NotKnownYet day={knownOn} onDay={showKnown} />
              )
            }
            columnChooser
            exportCsv="schluessel.csv"
            tools={
              <>
                {options.length > 0 && (
                  <Select
                    label={m('family')}
                    placeholder={m('allFamilies')}
                    value={family ?? ''}
                    options={options}
                    onChange={(event) => set({ family: event.target.value || undefined })}
                  />
                )}
                <KnownOnField day={knownOn} onDay={showKnown} />
              </>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/keys')({ component: guarded('settlement.readKeys', KeysPage) });
