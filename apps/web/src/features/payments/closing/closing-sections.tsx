// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatIban } from '../../../format/index.ts';
import { type Translate, useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, Section } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import type { Sections } from './closing-documents.ts';
import { closingTexts } from './messages.ts';
import { useRepeatTexts } from './repeat-dialog.tsx';

interface CountedSum {
  readonly count: number;
  readonly sum: string;
}
const counted = ({ count, sum }: CountedSum): string => `${count} / ${amountOf(sum)}`;

type Texts = Translate<(typeof closingTexts)['de']>;

/** A column of plain text. */
function plain<Row>(id: string, header: string, text: (row: Row) => string, more: Partial<DataColumn<Row>> = {}): DataColumn<Row> {
  return { id, header, cell: text, text, ...more };
}
const END = { align: 'end' } as const;
const NAME = { rowHeader: true } as const;

interface TableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly rowName: (row: Row) => string;
  readonly none: string;
}

/** The rows of one section; they have no id of their own, and their order stays. */
function Rows<Row>({ rows, none, ...table }: TableProps<Row>) {
  const numbered = rows.map((row, index) => ({ row, id: String(index) }));
  const columns = table.columns.map(({ cell, text, ...column }) => ({
    ...column,
    cell: ({ row }: { row: Row }) => cell(row),
    ...(text ? { text: ({ row }: { row: Row }) => text(row) } : {}),
  }));
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <DataTable
      label={table.label}
      rows={numbered}
      columns={columns}
      rowId={({ id }) => id}
      rowName={({ row }) => table.rowName(row)}
      empty={none}
      columnChooser={false}
    />
  );
}

type Book = Sections['bookAccounts'][number];
type Bank = Sections['bankAccounts'][number];
type BridgeRow = Sections['bridges'][number];
type PendingRow = BridgeRow['pending'][number];
type KeptRow = Sections['keptAccounts'][number];
type KeptItem = KeptRow['positions'][number] & { readonly account: string };
type FileRow = Sections['files'][number];
type DebitFileRow = Sections['debitFiles'][number];
type DifferenceRow = Sections['differences'][number];

const bookColumns = (m: Texts): DataColumn<Book>[] => [
  plain('account', m('account'), ({ label }) => label, NAME),
  plain('opening', m('opening'), ({ opening }) => amountOf(opening), END),
  plain('receipts', m('receipts'), ({ receipts }) => counted(receipts), END),
  plain('payments', m('payments'), ({ payments }) => counted(payments), END),
  plain('transfers', m('transfers'), ({ transfers }) => amountOf(transfers), END),
  plain('closing', m('closing'), ({ closing }) => amountOf(closing), END),
];

const statementsText = (m: Texts, { statements, quietBy }: Bank): string => {
  if (statements.length === 0) return quietBy === null ? m('noStatement') : m('quiet', { name: quietBy });
  return statements.map(({ sequence, fileHash }) => `${sequence ?? '–'} (${fileHash.slice(0, 8)}…)`).join(', ');
};

const bankColumns = (m: Texts): DataColumn<Bank>[] => [
  plain('account', m('account'), ({ label, iban }) => `${label}, ${formatIban(iban)}`, NAME),
  plain('statements', m('statements'), (row) => statementsText(m, row)),
  plain('opening', m('opening'), ({ opening }) => amountOf(opening), END),
  plain('credits', m('credits'), ({ credits }) => counted(credits), END),
  plain('debits', m('debits'), ({ debits }) => counted(debits), END),
  plain('closing', m('closing'), ({ closing }) => amountOf(closing), END),
];

function Bridge({ sections }: { readonly sections: Sections }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const items = sections.bridges.flatMap(({ pending }) => pending);
  return (
    <Section title={m('bridge')}>
      <Rows
        label={m('bridge')}
        rows={sections.bridges}
        rowName={({ label }) => label}
        none={m('none')}
        columns={[
          plain<BridgeRow>('account', m('account'), ({ label }) => label, NAME),
          plain<BridgeRow>('soll', m('soll'), ({ book }) => amountOf(book), END),
          plain<BridgeRow>('ist', m('ist'), ({ bank }) => amountOf(bank), END),
          plain<BridgeRow>('difference', m('difference'), ({ difference }) => amountOf(difference), END),
          plain<BridgeRow>('items', m('items'), ({ pending }) => String(pending.length), END),
        ]}
      />
      <Rows
        label={m('items')}
        rows={items}
        rowName={({ label }) => label}
        none={m('noItems')}
        columns={[
          plain<PendingRow>('item', m('item'), ({ label }) => label, NAME),
          plain<PendingRow>('kind', m('kind'), ({ kind }) => m(kind)),
          plain<PendingRow>('since', m('since'), ({ since }) => formatDate(since, language)),
          plain<PendingRow>('age', m('age'), ({ ageDays }) => String(ageDays), END),
          plain<PendingRow>('reason', m('what'), ({ reason, onItsWay }) => (onItsWay ? m('onItsWay') : reason)),
          plain<PendingRow>('owner', m('owner'), ({ owner }) => owner),
          plain<PendingRow>('amount', m('amount'), ({ amount }) => amountOf(amount), END),
        ]}
      />
    </Section>
  );
}

function Kept({ sections }: { readonly sections: Sections }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const items = sections.keptAccounts.flatMap(({ label: account, positions }) => positions.map((item) => ({ ...item, account })));
  return (
    <Section title={m('kept')}>
      <Rows
        label={m('kept')}
        rows={sections.keptAccounts}
        rowName={({ label }) => label}
        none={m('none')}
        columns={[
          plain<KeptRow>('account', m('account'), ({ label }) => label, NAME),
          plain<KeptRow>('kind', m('kind'), ({ kind }) => m(kind)),
          plain<KeptRow>('opening', m('opening'), ({ opening }) => amountOf(opening), END),
          plain<KeptRow>('movement', m('movement'), ({ movement }) => amountOf(movement), END),
          plain<KeptRow>('closing', m('closing'), ({ closing }) => amountOf(closing), END),
        ]}
      />
      <Rows
        label={m('items')}
        rows={items}
        rowName={({ label }) => label}
        none={m('noKept')}
        columns={[
          plain<KeptItem>('item', m('item'), ({ label }) => label, NAME),
          plain<KeptItem>('account', m('account'), ({ account }) => account),
          plain<KeptItem>('since', m('since'), ({ since }) => formatDate(since, language)),
          plain<KeptItem>('age', m('age'), ({ ageDays }) => String(ageDays), END),
          plain<KeptItem>('owner', m('owner'), ({ owner }) => owner),
          plain<KeptItem>('amount', m('amount'), ({ amount }) => amountOf(amount), END),
        ]}
      />
    </Section>
  );
}

function DebitFiles({ rows }: { readonly rows: readonly DebitFileRow[] }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  return (
    <Rows
      label={m('debitFiles')}
      rows={rows}
      rowName={({ fileHash }) => fileHash}
      none={m('noFiles')}
      columns={[
        plain<DebitFileRow>('collectOn', m('collectOn'), ({ collectOn }) => formatDate(collectOn, language), NAME),
        plain<DebitFileRow>('handedOver', m('handedOver'), ({ handedOverOn }) => formatDate(handedOverOn, language)),
        plain<DebitFileRow>('account', m('account'), ({ label }) => label),
        plain<DebitFileRow>('scheme', m('debitScheme'), ({ scheme }) => scheme),
        plain<DebitFileRow>('debits', m('debitFiles'), ({ count, controlSum }) => counted({ count, sum: controlSum }), END),
        plain<DebitFileRow>('released', m('releasedBy'), ({ releasedBy }) => releasedBy.join(', ')),
        plain<DebitFileRow>('rejected', m('rejected'), ({ rejected }) => counted(rejected), END),
        plain<DebitFileRow>('collected', m('collected'), ({ collected }) => counted(collected), END),
        plain<DebitFileRow>('returned', m('returned'), ({ returned }) => counted(returned), END),
        plain<DebitFileRow>('hash', m('fileHash'), ({ fileHash }) => `${fileHash.slice(0, 12)}…`),
      ]}
    />
  );
}

function Files({ sections }: { readonly sections: Sections }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  return (
    <Section title={m('files')}>
      <Rows
        label={m('files')}
        rows={sections.files}
        rowName={({ fileHash }) => fileHash}
        none={m('noFiles')}
        columns={[
          plain<FileRow>('handedOver', m('handedOver'), ({ handedOverOn }) => formatDate(handedOverOn, language), NAME),
          plain<FileRow>('account', m('account'), ({ label }) => label),
          plain<FileRow>('orders', m('orders'), ({ count, controlSum }) => counted({ count, sum: controlSum }), END),
          plain<FileRow>('released', m('releasedBy'), ({ releasedBy }) => releasedBy.join(', ')),
          plain<FileRow>('rejected', m('rejected'), ({ rejected }) => counted(rejected), END),
          plain<FileRow>('debited', m('debited'), ({ debited }) => counted(debited), END),
          plain<FileRow>('hash', m('fileHash'), ({ fileHash }) => `${fileHash.slice(0, 12)}…`),
        ]}
      />
      {sections.debitFiles.length > 0 && <DebitFiles rows={sections.debitFiles} />}
    </Section>
  );
}

interface MoneyRow {
  readonly currency: string;
  readonly name: string;
  readonly receipts: string | null;
  readonly payments: string | null;
  readonly bank: string | null;
}

function Rest({ sections }: { readonly sections: Sections }) {
  const m = useMessages(closingTexts);
  const repeat = useRepeatTexts();
  const rows = sections.liquidity.flatMap(({ currency, bank, due }): MoneyRow[] => [
    { currency, name: m('bankTotal'), receipts: null, payments: null, bank },
    ...due.map(({ withinDays, receipts, payments }) => ({
      ...{ currency, name: m('dueIn', { count: withinDays }), receipts, payments, bank: null },
    })),
  ]);
  const known = (code: string): string => {
    if (code === 'REPEAT_SAME' || code === 'REPEAT_ANOTHER') return repeat(code);
    return code === 'REPEAT_UNSURE' || code === 'SEQUENCE_GAP_EXPLAINED' ? m(code) : code;
  };
  const money = (value: string | null): string => (value === null ? '' : amountOf(value));
  return (
    <>
      <Section title={m('liquidity')}>
        <Rows
          label={m('liquidity')}
          rows={rows}
          rowName={({ name }) => name}
          none={m('none')}
          columns={[
            plain<MoneyRow>('name', m('what'), ({ name, currency }) => `${name} (${currency})`, NAME),
            plain<MoneyRow>('receipts', m('receipts'), ({ receipts }) => money(receipts), END),
            plain<MoneyRow>('payments', m('payments'), ({ payments }) => money(payments), END),
            plain<MoneyRow>('bank', m('bankTotal'), ({ bank }) => money(bank), END),
          ]}
        />
      </Section>
      <Section title={m('differences')}>
        <Rows
          label={m('differences')}
          rows={sections.differences}
          rowName={({ subject }) => subject}
          none={m('none')}
          columns={[
            plain<DifferenceRow>('kind', m('kind'), ({ code }) => known(code), NAME),
            plain<DifferenceRow>('what', m('what'), ({ subject }) => subject),
            plain<DifferenceRow>('reason', m('state'), ({ reason }) => (reason === 'balances' ? m('balancesFollow') : reason)),
            plain<DifferenceRow>('owner', m('owner'), ({ owner }) => owner),
          ]}
        />
      </Section>
    </>
  );
}

/** Sections B to H of a closing, or of a day as it stands now. */
export function ClosingSections({ sections }: { readonly sections: Sections }) {
  const m = useMessages(closingTexts);
  return (
    <>
      <Section title={m('books')}>
        <Rows label={m('books')} rows={sections.bookAccounts} rowName={({ label }) => label} none={m('none')} columns={bookColumns(m)} />
      </Section>
      <Section title={m('bank')}>
        <Rows label={m('bank')} rows={sections.bankAccounts} rowName={({ label }) => label} none={m('none')} columns={bankColumns(m)} />
      </Section>
      <Bridge sections={sections} />
      <Kept sections={sections} />
      <Files sections={sections} />
      <Rest sections={sections} />
    </>
  );
}
