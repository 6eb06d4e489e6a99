// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, today } from '../../../format/index.ts';
import { ActDialog, type ActField, type ActValues } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Section } from '../../../ui/index.ts';
import { type BooksData, SetAccountMapping } from './book-documents.ts';
import { bookTexts } from './messages.ts';
import { familiesOf, LATE, REQUIRED, usePurpose, VAT_RATES } from './purposes.ts';

interface PartProps {
  readonly data: BooksData;
  readonly onDone: () => void;
}

type Mapping = BooksData['accountMappings'][number];

/** Every purpose that can have an account: the required ones, taxes, services, and whatever the last version names beside them. */
function purposesOf(data: BooksData, current: Mapping | undefined): string[] {
  const named = current?.accounts.map(({ purpose }) => purpose) ?? [];
  return [...new Set([...REQUIRED, ...VAT_RATES, ...LATE, ...familiesOf(data).map((code) => `revenue:${code}`), ...named])];
}

const given = (purposes: readonly string[], values: ActValues) =>
  purposes
    .map((purpose, index) => ({ purpose, account: (values[`account${index}`] ?? '').trim() }))
    .filter(({ account }) => account !== '');

/** The server counts the accounts that it was sent; the form has a field for every purpose. */
function fieldOf(purposes: readonly string[], values: ActValues, field: string): string {
  const index = /^accounts\.([0-9]+)$/.exec(field)?.[1];
  const purpose = index === undefined ? undefined : given(purposes, values)[Number(index)]?.purpose;
  return purpose === undefined ? field : `account${purposes.indexOf(purpose)}`;
}

function AccountsDialog({ data, onDone, onClose }: PartProps & { readonly onClose: () => void }) {
  const m = useMessages(bookTexts);
  const sayPurpose = usePurpose(data);
  const [current] = data.accountMappings;
  const purposes = purposesOf(data, current);
  const required: readonly string[] = REQUIRED;
  const fields = purposes.map((purpose, index): ActField => {
    const initial = current?.accounts.find((one) => one.purpose === purpose)?.account ?? '';
    const optional = required.includes(purpose) ? {} : { optional: true };
    return { name: `account${index}`, label: sayPurpose(purpose), kind: 'text', initial, ...optional };
  });
  return (
    <ActDialog
      title={m('setAccounts')}
      intro={m('accountsIntro')}
      submitLabel={m('saveAccounts')}
      done={m('accountsSet')}
      fields={[{ name: 'validFrom', label: m('validFrom'), kind: 'date', initial: formatDate(today()) }, ...fields]}
      fieldOf={(field, values) => fieldOf(purposes, values, field)}
      document={SetAccountMapping}
      variables={(values, idempotencyKey) => ({
        ...{ idempotencyKey, validFrom: values['validFrom'] ?? '', note: '', expectedVersion: current?.mappingVersion ?? 0 },
        accounts: given(purposes, values),
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Which account of the books stands for what. */
export function Accounts({ data, onDone }: PartProps) {
  const m = useMessages(bookTexts);
  const sayPurpose = usePurpose(data);
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const [current] = data.accountMappings;
  type Row = Mapping['accounts'][number];
  const columns: readonly DataColumn<Row>[] = [
    {
      id: 'purpose',
      header: m('purpose'),
      rowHeader: true,
      cell: (row) => sayPurpose(row.purpose),
      text: (row) => sayPurpose(row.purpose),
    },
    { id: 'account', header: m('account'), cell: (row) => row.account, text: (row) => row.account },
  ];
  const title = current ? m('accountsVersion', { version: current.mappingVersion, date: formatDate(current.validFrom) }) : m('accounts');
  return (
    <Section title={title} actions={may('treasury.keepAccounts') && <Button onPress={() => setEditing(true)}>{m('setAccounts')}</Button>}>
      <DataTable
        label={title}
        columns={columns}
        rows={current?.accounts ?? []}
        rowId={(row) => row.purpose}
        rowName={(row) => sayPurpose(row.purpose)}
        empty={
          <EmptyState icon="calculator" title={m('noAccounts')}>
            {m('noAccountsBody')}
          </EmptyState>
        }
        exportCsv="konten.csv"
      />
      {editing && <AccountsDialog data={data} onDone={onDone} onClose={() => setEditing(false)} />}
    </Section>
  );
}
