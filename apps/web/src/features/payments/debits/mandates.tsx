// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Stack, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { EnterMandate, type Mandate, RevokeMandate } from './debit-documents.ts';
import { debitTexts } from './messages.ts';

function Revoke({ mandate, onDone }: { readonly mandate: Mandate; readonly onDone: () => void }) {
  const m = useMessages(debitTexts);
  const [open, setOpen] = useState(false);
  const title = m('revokeOf', { reference: mandate.reference });
  return (
    <>
      <Button size="small" kind="tertiary" aria-label={title} onPress={() => setOpen(true)}>
        {m('revoke')}
      </Button>
      {open && (
        <ActDialog
          {...{ title, intro: `${mandate.debtorName}. ${m('revokeIntro')}`, submitLabel: m('revoke'), done: m('revokedDone'), fields: [] }}
          danger
          document={RevokeMandate}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, mandateId: mandate.id, expectedVersion: mandate.version })}
          onClose={() => setOpen(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}

interface MandatesProps {
  readonly tenant: string | undefined;
  readonly rows: readonly Mandate[];
  readonly onDone: () => void;
}

function EnterDialog({ tenant, onClose, onDone }: { readonly tenant: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(debitTexts);
  const choice = (name: 'scheme' | 'sequence', values: readonly ('CORE' | 'B2B' | 'RCUR' | 'OOFF')[]) => ({
    ...{ name, label: m(name), kind: 'choice' as const, initial: values[0] ?? '' },
    options: values.map((value) => ({ value, label: m(value) })),
  });
  return (
    <ActDialog
      {...{ title: m('enter'), submitLabel: m('enter'), done: m('entered'), onClose, onDone }}
      fields={[
        { name: 'reference', label: m('reference'), kind: 'text' },
        { name: 'debtorName', label: m('debtor'), kind: 'text' },
        { name: 'debtorIban', label: m('iban'), kind: 'text' },
        { name: 'signedOn', label: m('signedOn'), kind: 'date' },
        choice('scheme', ['CORE', 'B2B']),
        choice('sequence', ['RCUR', 'OOFF']),
        { name: 'noticeDays', label: m('noticeDays'), kind: 'text', initial: '14' },
        { name: 'evidence', label: m('evidence'), kind: 'text' },
      ]}
      document={EnterMandate}
      variables={(
        { reference = '', debtorName = '', debtorIban = '', signedOn = '', scheme, sequence, noticeDays = '', evidence = '' },
        idempotencyKey,
      ) => {
        const by = { scheme: scheme === 'B2B' ? ('B2B' as const) : ('CORE' as const) };
        const kind = { sequence: sequence === 'OOFF' ? ('OOFF' as const) : ('RCUR' as const) };
        const days = Number.parseInt(noticeDays, 10) || 0;
        return {
          idempotencyKey,
          tenantId: tenant,
          reference,
          debtorName,
          debtorIban,
          signedOn,
          ...by,
          ...kind,
          noticeDays: days,
          evidence,
        };
      }}
    />
  );
}

export function Mandates({ tenant, rows, onDone }: MandatesProps) {
  const m = useMessages(debitTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const language = useLanguage();
  const [entering, setEntering] = useState(false);
  const day = (date: string | null): string => (date ? formatDate(date, language) : '–');
  const status = (row: Mandate): string => m(row.status as 'active');
  const columns: readonly DataColumn<Mandate>[] = [
    { id: 'debtor', header: m('debtor'), rowHeader: true, cell: (row) => row.debtorName, text: (row) => row.debtorName },
    { id: 'municipality', header: c('municipality'), cell: (row) => <MunicipalityBadge id={row.tenantId} /> },
    { id: 'reference', header: m('reference'), cell: (row) => row.reference, text: (row) => row.reference },
    { id: 'iban', header: m('iban'), cell: (row) => row.ibanShown, text: (row) => row.ibanShown },
    { id: 'scheme', header: m('scheme'), cell: (row) => m(row.scheme), text: (row) => m(row.scheme) },
    { id: 'sequence', header: m('sequence'), cell: (row) => m(row.sequence), text: (row) => m(row.sequence) },
    { id: 'signed', header: m('signedOn'), cell: (row) => day(row.signedOn), text: (row) => day(row.signedOn) },
    { id: 'last', header: m('lastCollected'), cell: (row) => day(row.lastCollectedOn), text: (row) => day(row.lastCollectedOn) },
    { id: 'notice', header: m('noticeDays'), align: 'end', cell: (row) => row.noticeDays, text: (row) => row.noticeDays, hidden: true },
    { id: 'evidence', header: m('evidence'), cell: (row) => row.evidence, text: (row) => row.evidence, hidden: true },
    {
      ...{ id: 'status', header: m('status'), text: status },
      cell: (row) => <StatusBadge tone={row.status === 'active' ? 'success' : 'neutral'}>{status(row)}</StatusBadge>,
    },
    ...(may('payments.process')
      ? [
          {
            ...{ id: 'act', header: m('act') },
            cell: (row: Mandate) => (row.status === 'active' ? <Revoke mandate={row} onDone={onDone} /> : null),
          },
        ]
      : []),
  ];
  const enter = may('payments.process') && tenant !== undefined && (
    <Button kind="primary" icon="add" onPress={() => setEntering(true)}>
      {m('enter')}
    </Button>
  );
  return (
    <Stack>
      {tenant === undefined ? <p className="vwp-note">{m('chooseFirst')}</p> : <p>{enter}</p>}
      <DataTable
        label={m('mandates')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${row.debtorName} ${row.reference}`}
        columnChooser
        empty={<EmptyState title={m('noMandates')}>{m('noMandatesBody')}</EmptyState>}
        exportCsv="mandate.csv"
      />
      {entering && tenant !== undefined && <EnterDialog tenant={tenant} onClose={() => setEntering(false)} onDone={onDone} />}
    </Stack>
  );
}
