// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import {
  Banner,
  Button,
  type DataColumn,
  DataTable,
  Dialog,
  FieldGrid,
  FileDrop,
  Section,
  Select,
  Stack,
  TextField,
  toast,
} from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { type CheckedList, CheckList, MappingQuery, TakeList } from './import-documents.ts';
import { importTexts } from './import-messages.ts';

const FORMATS = ['csv', 'xlsx'] as const;
const SEPARATORS = ['semicolon', 'comma', 'tab', 'pipe'] as const;
const DATES = ['dmy', 'ymd', 'compact'] as const;
const SIGNS = ['comma', 'point'] as const;
const COLUMNS = ['payee', 'iban', 'amount', 'dueOn', 'remittance', 'voucher'] as const;

type Mapping = Readonly<Record<(typeof COLUMNS)[number] | 'bankAccountId' | 'headerRow', string>> & {
  readonly format: (typeof FORMATS)[number];
  readonly separator: (typeof SEPARATORS)[number];
  readonly dateForm: (typeof DATES)[number];
  readonly decimalSign: (typeof SIGNS)[number];
};

const FIRST: Mapping = {
  ...{ bankAccountId: '', format: 'csv', separator: 'semicolon', dateForm: 'dmy', decimalSign: 'comma', headerRow: '1' },
  ...{ payee: 'Empfänger', iban: '', amount: 'Betrag', dueOn: 'Fällig', remittance: 'Zweck', voucher: 'Beleg' },
};

const oneOf = <Value extends string>(values: readonly Value[], text: string, other: Value): Value =>
  values.find((one) => one === text) ?? other;

interface ImportDialogProps {
  readonly tenantId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface FormProps {
  readonly mapping: Mapping;
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (patch: Partial<Mapping>) => void;
}

function MappingForm({ mapping, accounts, onChange }: FormProps) {
  const m = useMessages(importTexts);
  const text = (field: (typeof COLUMNS)[number] | 'headerRow') => ({
    ...{ label: m(field), value: mapping[field] },
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  return (
    <>
      <Select
        label={m('bankAccount')}
        value={mapping.bankAccountId}
        options={accounts.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => onChange({ bankAccountId: event.target.value })}
      />
      <FieldGrid>
        <Select
          label={m('format')}
          placeholder={false}
          value={mapping.format}
          options={FORMATS.map((one) => ({ value: one, label: m(one) }))}
          onChange={(event) => onChange({ format: oneOf(FORMATS, event.target.value, 'csv') })}
        />
        {mapping.format === 'csv' && (
          <Select
            label={m('separator')}
            placeholder={false}
            value={mapping.separator}
            options={SEPARATORS.map((one) => ({ value: one, label: m(one) }))}
            onChange={(event) => onChange({ separator: oneOf(SEPARATORS, event.target.value, 'semicolon') })}
          />
        )}
        <Select
          label={m('dateForm')}
          placeholder={false}
          value={mapping.dateForm}
          options={DATES.map((one) => ({ value: one, label: m(one) }))}
          onChange={(event) => onChange({ dateForm: oneOf(DATES, event.target.value, 'dmy') })}
        />
        <Select
          label={m('decimalSign')}
          placeholder={false}
          value={mapping.decimalSign}
          options={SIGNS.map((one) => ({ value: one, label: m(one === 'comma' ? 'decimalComma' : 'decimalPoint') }))}
          onChange={(event) => onChange({ decimalSign: oneOf(SIGNS, event.target.value, 'comma') })}
        />
        <TextField {...text('headerRow')} inputMode="numeric" />
      </FieldGrid>
      <Section level={3} title={m('columns')}>
        <p className="vwp-note">{m('columnsHint')}</p>
        <FieldGrid>
          {COLUMNS.map((column) => (
            <TextField key={column} {...text(column)} />
          ))}
        </FieldGrid>
      </Section>
    </>
  );
}

type Fault = CheckedList['faults'][number];

function Checked({ list }: { readonly list: CheckedList }) {
  const m = useMessages(importTexts);
  const language = useLanguage();
  const columns: readonly DataColumn<Fault>[] = [
    { id: 'row', header: m('row'), rowHeader: true, cell: (fault) => fault.row, text: (fault) => fault.row },
    { id: 'column', header: m('column'), cell: (fault) => fault.column, text: (fault) => fault.column },
    { id: 'what', header: m('what'), cell: (fault) => fault.message[language], text: (fault) => fault.message[language] },
  ];
  return (
    <Stack>
      <Banner
        kind={list.faulty > 0 ? 'danger' : 'success'}
        title={
          list.faulty > 0
            ? m('faulty', { count: list.faulty })
            : m('result', { rows: list.rows, added: list.added, sum: amountOf(list.sum) })
        }
        announce
      />
      {list.faulty > 0 && list.headers.length > 0 && <p className="vwp-note">{m('headers', { names: list.headers.join(', ') })}</p>}
      {list.faults.length > 0 && (
        <DataTable
          label={m('what')}
          columns={columns}
          rows={list.faults}
          rowId={(fault) => `${fault.row} ${fault.column} ${fault.message.de}`}
          rowName={(fault) => `${m('row')} ${fault.row}`}
          empty={null}
          exportCsv="fehler.csv"
        />
      )}
    </Stack>
  );
}

/** A list is checked first, with each mistake at its row and column; then it is taken over as one. */
export function ImportDialog({ tenantId, onClose, onDone }: ImportDialogProps) {
  const m = useMessages(importTexts);
  const c = useMessages(commonTexts);
  const uploads = useUploads('both', tenantId);
  const [{ data }] = useQuery({ query: MappingQuery, variables: { tenantId }, requestPolicy: 'network-only' });
  const [changed, setChanged] = useState<Partial<Mapping>>({});
  const [list, setList] = useState<CheckedList | null>(null);
  const [lacking, setLacking] = useState(false);
  const { submit, pending, problem } = useSubmit();
  const kept = data?.orderListMapping;
  const mapping = { ...FIRST, ...(kept ? { ...kept, headerRow: String(kept.headerRow) } : {}), ...changed } as Mapping;
  const accounts = (data?.bankAccounts ?? []).filter(({ status }) => status === 'open');
  const fileId = uploads.stored[0]?.fileId;
  const check = async (): Promise<void> => {
    setLacking(!fileId || !mapping.bankAccountId);
    if (!fileId || !mapping.bankAccountId) return;
    const variables = { ...mapping, tenantId, fileId, encoding: 'detect' as const, headerRow: Number(mapping.headerRow) || 1 };
    const answer = await submit(CheckList, (idempotencyKey) => ({ ...variables, idempotencyKey }));
    if (answer.ok) setList(answer.value.list);
  };
  const take = async (): Promise<void> => {
    if (!list) return;
    const variables = { importId: list.id, expectedVersion: list.version };
    const answer = await submit(TakeList, (idempotencyKey) => ({ ...variables, idempotencyKey }));
    if (!answer.ok) return;
    toast({ text: m('taken') });
    onDone();
    onClose();
  };
  const footer = list ? (
    <>
      <Button onPress={() => setList(null)}>{m('back')}</Button>
      <Button kind="primary" disabled={pending || list.faulty > 0 || list.added === 0} onPress={() => void take()}>
        {m('take')}
      </Button>
    </>
  ) : (
    <>
      <Button onPress={onClose}>{c('cancel')}</Button>
      <Button kind="primary" disabled={pending || uploads.running} onPress={() => void check()}>
        {m('check')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('fromList')} open onClose={onClose} size="wide" footer={footer}>
      <Stack>
        <MunicipalityBadge id={tenantId} />
        {problem}
        {list ? (
          <Checked list={list} />
        ) : (
          <>
            <p>{m('listIntro')}</p>
            <FileDrop
              label={m('dropList')}
              hint={m('dropListHint')}
              files={uploads.files}
              accept=".csv,.txt,.xlsx"
              maxBytes={FILE_LIMIT_BYTES}
              onFiles={(files) => uploads.add(files.slice(0, 1))}
              onRemove={uploads.remove}
            />
            <MappingForm mapping={mapping} accounts={accounts} onChange={(patch) => setChanged((old) => ({ ...old, ...patch }))} />
            {lacking && <Banner kind="danger" title={m('needFile')} announce />}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
