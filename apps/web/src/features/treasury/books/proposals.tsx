// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, Cluster, type DataColumn, DataTable, EmptyState, ExternalLink, Section, StatusBadge } from '../../../ui/index.ts';
import { useCreditWarning, useOpenCredits } from '../items/open-credits.ts';
import { amountOf } from '../shown.ts';
import { bankTexts } from './bank-messages.ts';
import { DiscardProposal, HandOverPayments, type ProposalRow, ProposePayments } from './book-documents.ts';
import { bookTexts } from './messages.ts';
import { ProposalItems, ReturnDialog } from './proposal-items.tsx';

/** Where the server gives a file of the hand-over. */
export function useDownload(): (name: string, query: Readonly<Record<string, string>>) => string {
  const { associationSlug, tenantSlug } = useActingBody();
  return (name, query) => `/a/${associationSlug}/${tenantSlug}/download/${name}?${new URLSearchParams(query)}`;
}

type Asked = { readonly kind: 'make' } | { readonly kind: 'handOver' | 'discard' | 'details' | 'return'; readonly row: ProposalRow };

interface ProposalActsProps {
  readonly row: ProposalRow;
  readonly ask: (kind: 'handOver' | 'discard' | 'details' | 'return') => void;
}

function ProposalActs({ row, ask }: ProposalActsProps) {
  const m = useMessages(bookTexts);
  const b = useMessages(bankTexts);
  const may = useMay();
  const waits = row.status === 'proposed';
  const mayReturn = row.status === 'handedOver' && row.kind === 'collection' && row.items.some(({ returnedOn }) => returnedOn === null);
  return (
    <Cluster>
      <Button size="small" kind="tertiary" onPress={() => ask('details')}>
        {b('details')}
      </Button>
      {waits && may('treasury.releaseMoney') && (
        <Button size="small" disabled={row.mine} onPress={() => ask('handOver')}>
          {m('handOver')}
        </Button>
      )}
      {waits && may('treasury.keepAccounts') && (
        <Button size="small" kind="tertiary" onPress={() => ask('discard')}>
          {m('discard')}
        </Button>
      )}
      {mayReturn && may('treasury.keepAccounts') && (
        <Button size="small" kind="tertiary" onPress={() => ask('return')}>
          {b('recordReturn')}
        </Button>
      )}
    </Cluster>
  );
}

/** Members whose claims are about to be collected although they have credits. */
function useCollectionWarning(row: ProposalRow | null): string {
  const collected = row?.kind === 'collection' ? row.items : [];
  const credits = useOpenCredits(null, collected.length === 0);
  const owing = new Set(collected.map(({ tenantId }) => tenantId));
  const warning = useCreditWarning()([...credits].flatMap(([tenantId, credit]) => (owing.has(tenantId) ? [credit] : [])));
  return warning === '' ? '' : `.${warning}`;
}

export function Proposals({ rows, onDone }: { readonly rows: readonly ProposalRow[]; readonly onDone: () => void }) {
  const m = useMessages(bookTexts);
  const b = useMessages(bankTexts);
  const may = useMay();
  const download = useDownload();
  const [asked, setAsked] = useState<Asked | null>(null);
  const warning = useCollectionWarning(asked?.kind === 'handOver' ? asked.row : null);
  const close = { onDone, onClose: () => setAsked(null) };
  const columns: readonly DataColumn<ProposalRow>[] = [
    {
      id: 'executeOn',
      header: m('executeOn'),
      rowHeader: true,
      cell: (row) => formatDate(row.executeOn),
      text: (row) => formatDate(row.executeOn),
    },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'rows', header: m('rows'), align: 'end', cell: (row) => row.items.length, text: (row) => row.items.length },
    { id: 'total', header: m('total'), align: 'end', cell: (row) => amountOf(row.total), text: (row) => amountOf(row.total) },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => <StatusBadge tone={row.status === 'proposed' ? 'warning' : 'neutral'}>{m(row.status)}</StatusBadge>,
      text: (row) => m(row.status),
    },
    {
      ...{ id: 'files', header: m('fileOf') },
      cell: (row) => (
        <Cluster>
          <ExternalLink href={download('treasury-payments', { proposalId: row.id })}>{m('file')}</ExternalLink>
          <ExternalLink href={download('treasury-payments-json', { proposalId: row.id })}>{m('json')}</ExternalLink>
        </Cluster>
      ),
    },
    {
      ...{ id: 'act', header: '' },
      cell: (row) => <ProposalActs row={row} ask={(kind) => setAsked({ kind, row })} />,
    },
  ];
  return (
    <Section
      title={m('proposals')}
      actions={may('treasury.keepAccounts') && <Button onPress={() => setAsked({ kind: 'make' })}>{m('make')}</Button>}
    >
      <DataTable
        label={m('proposals')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.executeOn}
        empty={<EmptyState icon="coins" title={m('noProposal')} />}
        exportCsv="zahlungsvorschlaege.csv"
      />
      {asked?.kind === 'make' && (
        <ActDialog
          {...close}
          title={m('make')}
          submitLabel={m('make')}
          done={m('made')}
          fields={[
            {
              name: 'kind',
              label: m('kind'),
              kind: 'choice',
              options: (['collection', 'payout'] as const).map((value) => ({ value, label: m(value) })),
            },
            { name: 'executeOn', label: m('executeOn'), kind: 'date', initial: formatDate(today()) },
            {
              ...{ name: 'scope', label: b('scope'), kind: 'choice', initial: 'all' },
              options: (['all', 'known'] as const).map((value) => ({ value, label: b(value) })),
            },
          ]}
          document={ProposePayments}
          variables={({ kind, executeOn = '', scope }, idempotencyKey) => ({
            ...{ idempotencyKey, kind: kind as 'collection', executeOn, knownOnly: scope === 'known' },
          })}
        />
      )}
      {asked?.kind === 'details' && <ProposalItems row={asked.row} onClose={close.onClose} />}
      {asked?.kind === 'return' && <ReturnDialog row={asked.row} {...close} />}
      {(asked?.kind === 'handOver' || asked?.kind === 'discard') && (
        <ActDialog
          {...close}
          title={m(asked.kind)}
          intro={`${m(asked.row.kind)}, ${formatDate(asked.row.executeOn)}: ${amountOf(asked.row.total)}${warning}`}
          submitLabel={m(asked.kind)}
          done={m(asked.kind === 'handOver' ? 'handedOverDone' : 'discardedDone')}
          fields={[]}
          document={asked.kind === 'handOver' ? HandOverPayments : (DiscardProposal as never)}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, proposalId: asked.row.id, expectedVersion: asked.row.version })}
        />
      )}
    </Section>
  );
}
