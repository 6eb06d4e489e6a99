// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, Dialog, EmptyState, StatusBadge, type Tone } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { type Collection, DebitCollectionsQuery, type DebitRun } from './debit-documents.ts';
import { debitTexts } from './messages.ts';

const TONES: Readonly<Record<Collection['status'], Tone>> = {
  ...{ onItsWay: 'warning', accepted: 'info', rejected: 'danger', collected: 'success', returned: 'danger' },
};

/** What became of each collection: the bank's word, and since when it holds. */
export function DebitCollections({ run, onClose }: { readonly run: DebitRun; readonly onClose: () => void }) {
  const m = useMessages(debitTexts);
  const language = useLanguage();
  const [result, refetch] = useQuery({ query: DebitCollectionsQuery, variables: { debitRunId: run.id }, requestPolicy: 'network-only' });
  const since = ({ on }: Collection): string => (on === null ? '' : formatDate(on, language));
  const why = ({ reason }: Collection): string => (reason === 'bank' ? '' : (reason ?? ''));
  const columns: readonly DataColumn<Collection>[] = [
    { id: 'debtor', header: m('debtor'), rowHeader: true, cell: (row) => row.debtorName, text: (row) => row.debtorName },
    { id: 'claim', header: m('claim'), cell: (row) => row.reference ?? '–', text: (row) => row.reference ?? '' },
    { id: 'mandate', header: m('reference'), cell: (row) => row.mandateReference, text: (row) => row.mandateReference },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown, text: (row) => row.ibanShown },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(`is_${row.status}`) },
      cell: (row) => <StatusBadge tone={TONES[row.status]}>{m(`is_${row.status}`)}</StatusBadge>,
    },
    { id: 'since', header: m('since'), cell: since, text: since },
    { id: 'reason', header: m('why'), cell: why, text: why },
  ];
  return (
    <Dialog title={m('collectionsOf', { date: formatDate(run.collectOn, language) })} open size="wide" onClose={onClose}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ debitCollections }) => (
          <DataTable
            label={m('collections')}
            columns={columns}
            rows={debitCollections}
            rowId={(row) => row.endToEndId}
            rowName={(row) => row.debtorName}
            empty={<EmptyState title={m('noRuns')} />}
            exportCsv="lastschriften.csv"
          />
        )}
      </QueryResult>
    </Dialog>
  );
}
