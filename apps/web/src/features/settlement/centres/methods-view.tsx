// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Stack } from '../../../ui/index.ts';
import { type MethodRow, MethodsQuery } from './centre-documents.ts';
import { centreTexts } from './messages/index.ts';

const MethodDialog = lazy(() => import('./method-dialog.tsx').then((module) => ({ default: module.MethodDialog })));

interface MethodsViewProps {
  readonly current: CivilMonth;
}

/** Which method was resolved for which time, the latest first. */
export function MethodsView({ current }: MethodsViewProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const may = useMay();
  const [result, refetch] = useQuery({ query: MethodsQuery, variables: { month: current } });
  const [isResolving, setResolving] = useState(false);
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const names = new Map(result.data?.costCentres.map(({ id, name }) => [id, name]));
  const order = ({ method, centreOrder }: MethodRow): string => {
    if (method !== 'stepDown') return '';
    if (centreOrder.length === 0) return m('orderByRule');
    return m('orderOf', { order: centreOrder.map((id) => names.get(id) ?? '–').join(' → ') });
  };
  const from = (row: MethodRow): string => formatDate(row.validFrom, language);
  const to = (row: MethodRow): string => (row.validTo ? formatDate(row.validTo, language) : m('untilNow'));
  const entered = (row: MethodRow): string => [formatInstant(row.knownFrom, language), row.publishedBy].filter(Boolean).join(', ');
  const columns: readonly DataColumn<MethodRow>[] = [
    {
      id: 'method',
      header: m('method'),
      rowHeader: true,
      cell: (row) => (
        <span>
          {m(row.method)}
          {order(row) && <span className="vws-order">{order(row)}</span>}
        </span>
      ),
      text: (row) => [m(row.method), order(row)].filter((text) => text !== '').join('; '),
    },
    { id: 'from', header: m('validFrom'), cell: from, text: from },
    { id: 'to', header: m('validTo'), cell: to, text: to },
    {
      id: 'resolution',
      header: m('resolution'),
      cell: (row) => <span className="vws-prose">{row.resolution}</span>,
      text: (row) => row.resolution,
    },
    { id: 'entered', header: m('enteredMethod'), cell: entered, text: entered },
  ];
  const tools = may('settlement.publishKey') && (
    <Button kind="primary" size="small" icon="add" onPress={() => setResolving(true)}>
      {m('resolve')}
    </Button>
  );
  return (
    <QueryResult result={result} onRetry={retry}>
      {({ costCentreMethods, costCentres }) => (
        <Stack>
          <DataTable
            label={m('methodsTable')}
            columns={columns}
            rows={costCentreMethods}
            rowId={({ id }) => id}
            rowName={(row) => `${m(row.method)} ${from(row)}`}
            tools={tools}
            empty={
              <EmptyState title={m('noMethods')} action={tools || undefined}>
                {m('noMethodsBody')}
              </EmptyState>
            }
            exportCsv="umlageverfahren-beschluesse.csv"
          />
          <Suspense>
            {isResolving && (
              <MethodDialog centres={costCentres.filter(({ active }) => active)} onClose={() => setResolving(false)} onDone={retry} />
            )}
          </Suspense>
        </Stack>
      )}
    </QueryResult>
  );
}
