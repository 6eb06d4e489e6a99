// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatCents, formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { type Claim, ComposeDebits, DebitAccountsQuery } from './debit-documents.ts';
import { debitTexts } from './messages.ts';

interface ComposeProps {
  readonly chosen: readonly Claim[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Compose({ chosen, onClose, onDone }: ComposeProps) {
  const m = useMessages(debitTexts);
  const [first] = chosen;
  const [{ data }] = useQuery({ query: DebitAccountsQuery, variables: { tenantId: first?.tenantId ?? null } });
  const accounts = (data?.bankAccounts ?? []).filter(({ status, creditorId }) => status === 'open' && creditorId);
  const sum = formatCents(chosen.reduce((total, { open }) => total + centsFromWire(open), 0n));
  const scheme = first?.scheme ?? 'CORE';
  if (!data) return null;
  return (
    <ActDialog
      title={m('compose')}
      intro={accounts.length === 0 ? m('noAccount') : m('composeIntro', { count: chosen.length, sum, scheme: m(scheme) })}
      submitLabel={m('compose')}
      done={m('composed')}
      fields={[
        {
          ...{ name: 'bankAccountId', label: m('account'), kind: 'choice', initial: accounts[0]?.id ?? '' },
          options: accounts.map(({ id, label }) => ({ value: id, label })),
        },
        { name: 'collectOn', label: m('collectOn'), kind: 'date', hint: m('collectHint') },
      ]}
      document={ComposeDebits}
      variables={({ bankAccountId = '', collectOn = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, bankAccountId, collectOn, scheme },
        ...{ paymentItemIds: chosen.map(({ id }) => id), mandateIds: chosen.map(({ mandateId }) => mandateId) },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

export function Claims({ rows, onDone }: { readonly rows: readonly Claim[]; readonly onDone: () => void }) {
  const m = useMessages(debitTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const language = useLanguage();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [composing, setComposing] = useState(false);
  const chosen = rows.filter(({ id }) => selection.has(id));
  const single = new Set(chosen.map(({ tenantId, scheme }) => `${tenantId} ${scheme}`)).size === 1;
  const name = (row: Claim): string => [row.reference, row.subject].filter(Boolean).join(' ') || '–';
  const columns: readonly DataColumn<Claim>[] = [
    { id: 'claim', header: m('claim'), rowHeader: true, cell: name, text: name },
    { id: 'municipality', header: c('municipality'), cell: (row) => <MunicipalityBadge id={row.tenantId} /> },
    { id: 'debtor', header: m('debtor'), cell: (row) => row.partnerName ?? '–', text: (row) => row.partnerName },
    { id: 'open', header: m('open'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
    { id: 'due', header: m('dueOn'), cell: (row) => formatDate(row.dueOn, language), text: (row) => formatDate(row.dueOn, language) },
    {
      ...{ id: 'mandate', header: m('reference') },
      cell: (row) => `${row.mandateReference}, ${row.debtorName}, ${row.ibanShown}`,
      text: (row) => row.mandateReference,
    },
    { id: 'scheme', header: m('scheme'), cell: (row) => m(row.scheme), text: (row) => m(row.scheme) },
  ];
  const reload = (): void => {
    setSelection(new Set());
    onDone();
  };
  return (
    <>
      <DataTable
        label={m('claims')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={name}
        {...(may('payments.process')
          ? {
              selection,
              onSelection: setSelection,
              bulkActions: (
                <>
                  <Button size="small" disabled={!single} onPress={() => setComposing(true)}>
                    {m('compose')}
                  </Button>
                  {!single && <span className="vwp-note">{m('composeOne')}</span>}
                </>
              ),
            }
          : {})}
        empty={<EmptyState title={m('noClaims')}>{m('noClaimsBody')}</EmptyState>}
        exportCsv="einzuziehen.csv"
      />
      {composing && <Compose chosen={chosen} onClose={() => setComposing(false)} onDone={reload} />}
    </>
  );
}
