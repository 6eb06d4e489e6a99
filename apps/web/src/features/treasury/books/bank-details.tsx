// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, formatIban } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Section } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { bankTexts } from './bank-messages.ts';
import { type BankRow, SetBankDetails } from './book-documents.ts';

const SEQUENCES = ['RCUR', 'FRST', 'OOFF', 'FNAL'] as const;
type Sequence = (typeof SEQUENCES)[number];
const SCHEMES = ['CORE', 'B2B'] as const;
type Scheme = (typeof SCHEMES)[number];

function EnterDialog({ row, onClose, onDone }: { readonly row: BankRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(bankTexts);
  return (
    <ActDialog
      title={m(row.iban ? 'changeOf' : 'enterOf', { member: row.memberName })}
      intro={m('enterIntro')}
      submitLabel={m(row.iban ? 'change' : 'enter')}
      done={m('saved')}
      fields={[
        { name: 'name', label: m('holder'), kind: 'text', initial: row.holder ?? row.memberName },
        { name: 'iban', label: m('iban'), kind: 'text', initial: row.iban ?? '' },
        { name: 'mandateId', label: m('mandateId'), kind: 'text', hint: m('mandateHint'), optional: true, initial: row.mandateId ?? '' },
        { name: 'signedOn', label: m('signedOn'), kind: 'date', optional: true, initial: row.signedOn ? formatDate(row.signedOn) : '' },
        {
          ...{ name: 'scheme', label: m('scheme'), kind: 'choice', optional: true, initial: row.scheme ?? '' },
          options: SCHEMES.map((value) => ({ value, label: m(value) })),
        },
        {
          ...{ name: 'sequence', label: m('sequence'), kind: 'choice', optional: true, initial: row.sequence ?? '' },
          options: SEQUENCES.map((value) => ({ value, label: m(value) })),
        },
      ]}
      document={SetBankDetails}
      variables={({ name = '', iban = '', mandateId = '', signedOn, scheme, sequence }, idempotencyKey) => ({
        ...{ idempotencyKey, tenantId: row.tenantId, expectedVersion: row.version, name, iban, mandateId },
        ...{ signedOn: signedOn || null, scheme: (scheme || null) as Scheme | null, sequence: (sequence || null) as Sequence | null },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Where each member is paid, and by which mandate it is collected from. */
export function BankDetails({ rows, onDone }: { readonly rows: readonly BankRow[]; readonly onDone: () => void }) {
  const m = useMessages(bankTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const [asked, setAsked] = useState<BankRow | null>(null);
  const day = (row: BankRow): string => (row.signedOn ? formatDate(row.signedOn) : '–');
  const sequence = (row: BankRow): string => (row.sequence ? m(row.sequence as Sequence) : '–');
  const scheme = (row: BankRow): string => (row.scheme ? m(row.scheme as Scheme) : '–');
  const columns: readonly DataColumn<BankRow>[] = [
    { id: 'member', header: c('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'holder', header: m('holder'), cell: (row) => row.holder ?? '–', text: (row) => row.holder ?? '' },
    { id: 'iban', header: m('iban'), cell: (row) => (row.iban ? formatIban(row.iban) : '–'), text: (row) => row.iban ?? '' },
    { id: 'mandate', header: m('mandateId'), width: '9.5rem', cell: (row) => row.mandateId ?? '–', text: (row) => row.mandateId ?? '' },
    { id: 'signedOn', header: m('signedOn'), cell: day, text: day },
    { id: 'scheme', header: m('scheme'), cell: scheme, text: scheme },
    { id: 'sequence', header: m('sequence'), cell: sequence, text: sequence },
    { id: 'enteredBy', header: m('enteredBy'), cell: (row) => row.enteredBy ?? '–', text: (row) => row.enteredBy ?? '', hidden: true },
    {
      ...{ id: 'act', header: '' },
      cell: (row) =>
        may('treasury.keepAccounts') && (
          <Button
            size="small"
            kind="tertiary"
            aria-label={m(row.iban ? 'changeOf' : 'enterOf', { member: row.memberName })}
            onPress={() => setAsked(row)}
          >
            {m(row.iban ? 'change' : 'enter')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={m('bankDetails')}>
      <DataTable
        label={m('bankDetails')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.tenantId}
        rowName={(row) => row.memberName}
        empty={<EmptyState icon="coins" title={m('noMember')} />}
        columnChooser
        exportCsv="bankverbindungen.csv"
      />
      {asked && <EnterDialog row={asked} onClose={() => setAsked(null)} onDone={onDone} />}
    </Section>
  );
}
