// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, ExternalLink, Page, Section, Tabs } from '../../../ui/index.ts';
import { ActDialog } from '../act-dialog.tsx';
import { guarded } from '../guarded.tsx';
import { amountOf } from '../shown.ts';
import { type BooksData, BooksQuery, type JournalRow, SetAccountMapping, SetTreasuryRule } from './book-documents.ts';
import { bookTexts } from './messages.ts';
import { Proposals, useDownload } from './proposals.tsx';

interface PartProps {
  readonly data: BooksData;
  readonly onDone: () => void;
}

function Journals({ data }: { readonly data: BooksData }) {
  const m = useMessages(bookTexts);
  const download = useDownload();
  const columns: readonly DataColumn<JournalRow>[] = [
    { id: 'source', header: m('source'), rowHeader: true, cell: (row) => row.sourceLabel, text: (row) => row.sourceLabel },
    { id: 'posted', header: m('posted'), cell: (row) => formatDate(row.postedOn), text: (row) => formatDate(row.postedOn) },
    { id: 'rows', header: m('rows'), align: 'end', cell: (row) => row.entries.length, text: (row) => row.entries.length },
    { id: 'total', header: m('total'), align: 'end', cell: (row) => amountOf(row.total), text: (row) => amountOf(row.total) },
    { id: 'mapping', header: m('mapping'), cell: (row) => row.mappingVersion, text: (row) => row.mappingVersion },
    { id: 'hash', header: m('hash'), cell: (row) => row.hash.slice(0, 16), text: (row) => row.hash, hidden: true },
    {
      id: 'file',
      header: m('file'),
      cell: (row) => <ExternalLink href={download('treasury-journal', { journalId: row.id })}>{m('file')}</ExternalLink>,
    },
  ];
  return (
    <Section title={m('journals')}>
      <DataTable
        label={m('journals')}
        columns={columns}
        rows={data.journals.journals}
        rowId={(row) => row.id}
        rowName={(row) => row.sourceLabel}
        columnChooser
        empty={<EmptyState icon="calculator" title={m('noJournal')} />}
        exportCsv="journale.csv"
      />
    </Section>
  );
}

const STANDARD = 'receivableNotice = 1660\nreceivableInvoice = 1650\nadvances = 3500\nrevenue = 4482\nvat:190 = 3806';

/** 'purpose = account', one a line. */
const accountsIn = (text: string): { purpose: string; account: string }[] =>
  text
    .split('\n')
    .map((line) => line.split('='))
    .filter(([purpose = '']) => purpose.trim() !== '')
    .map(([purpose = '', account = '']) => ({ purpose: purpose.trim(), account: account.trim() }));

function Accounts({ data, onDone }: PartProps) {
  const m = useMessages(bookTexts);
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const [current] = data.accountMappings;
  type Row = BooksData['accountMappings'][number]['accounts'][number];
  const columns: readonly DataColumn<Row>[] = [
    { id: 'purpose', header: m('purpose'), rowHeader: true, cell: (row) => row.purpose, text: (row) => row.purpose },
    { id: 'account', header: m('account'), cell: (row) => row.account, text: (row) => row.account },
  ];
  const initial = current ? current.accounts.map(({ purpose, account }) => `${purpose} = ${account}`).join('\n') : STANDARD;
  return (
    <Section
      title={current ? `${m('accounts')} ${current.mappingVersion}, ${m('validFrom')} ${formatDate(current.validFrom)}` : m('accounts')}
      actions={may('treasury.keepAccounts') && <Button onPress={() => setEditing(true)}>{m('setAccounts')}</Button>}
    >
      <DataTable
        label={m('accounts')}
        columns={columns}
        rows={current?.accounts ?? []}
        rowId={(row) => row.purpose}
        rowName={(row) => row.purpose}
        empty={<EmptyState icon="calculator" title={m('noAccounts')} />}
        exportCsv="konten.csv"
      />
      {editing && (
        <ActDialog
          title={m('setAccounts')}
          submitLabel={m('setAccounts')}
          done={m('accountsSet')}
          fields={[
            { name: 'validFrom', label: m('validFrom'), kind: 'date' },
            { name: 'accounts', label: m('accounts'), hint: m('accountsHint'), kind: 'area', initial },
          ]}
          document={SetAccountMapping}
          variables={({ validFrom = '', accounts = '' }, idempotencyKey) => ({
            idempotencyKey,
            validFrom,
            note: '',
            accounts: accountsIn(accounts),
          })}
          onClose={() => setEditing(false)}
          onDone={onDone}
        />
      )}
    </Section>
  );
}

const LATE = ['contract', 'statute', 'taxLateCharge', 'none'] as const;
const TOPICS = ['lateNotice', 'lateInvoice', 'instalmentDates', 'paymentOrder', 'balancing'] as const;

function Rules({ data, onDone }: PartProps) {
  const m = useMessages(bookTexts);
  const may = useMay();
  const [setting, setSetting] = useState(false);
  type Row = BooksData['treasuryRules'][number];
  const topic = (row: Row): string => {
    const known = TOPICS.find((one) => one === row.topic);
    return known ? m(known) : row.topic;
  };
  const kind = ({ content }: Row): string => {
    const late = LATE.find((one) => JSON.stringify(content).includes(`"kind":"${one}"`));
    return late ? m(late) : '';
  };
  const columns: readonly DataColumn<Row>[] = [
    { id: 'topic', header: m('topic'), rowHeader: true, cell: topic, text: topic },
    { id: 'validFrom', header: m('validFrom'), cell: (row) => formatDate(row.validFrom), text: (row) => formatDate(row.validFrom) },
    { id: 'content', header: m('content'), cell: kind, text: kind },
    { id: 'clause', header: m('clause'), cell: (row) => row.clause, text: (row) => row.clause },
  ];
  return (
    <Section title={m('rules')} actions={may('treasury.planBudget') && <Button onPress={() => setSetting(true)}>{m('setLate')}</Button>}>
      <DataTable
        label={m('rules')}
        columns={columns}
        rows={data.treasuryRules}
        rowId={(row) => row.id}
        rowName={topic}
        empty={<EmptyState icon="book" title={m('noRules')} />}
        exportCsv="regeln.csv"
      />
      {setting && (
        <ActDialog
          title={m('setLate')}
          submitLabel={m('setLate')}
          done={m('ruleSet')}
          fields={[
            {
              name: 'topic',
              label: m('topic'),
              kind: 'choice',
              options: (['lateNotice', 'lateInvoice'] as const).map((value) => ({ value, label: m(value) })),
            },
            { name: 'late', label: m('late'), kind: 'choice', options: LATE.map((value) => ({ value, label: m(value) })) },
            { name: 'rate', label: m('rate'), kind: 'amount', initial: '0,00' },
            { name: 'validFrom', label: m('validFrom'), kind: 'date' },
            { name: 'clause', label: m('clause'), hint: m('clauseHint'), kind: 'text' },
          ]}
          document={SetTreasuryRule}
          variables={({ topic: about, late, rate = '0.00', validFrom = '', clause = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, topic: about as 'lateNotice', late: late as 'contract', validFrom, clause },
            basisPoints: Number(rate.replace('.', '')),
          })}
          onClose={() => setSetting(false)}
          onDone={onDone}
        />
      )}
    </Section>
  );
}

function BooksPage() {
  const m = useMessages(bookTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const [result, refetch] = useQuery({ query: BooksQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const tabsOf = (data: BooksData) => [
    { id: 'proposals', label: m('proposals'), content: <Proposals rows={data.paymentProposals} onDone={reload} /> },
    { id: 'journals', label: m('journals'), content: <Journals data={data} /> },
    { id: 'accounts', label: m('accounts'), content: <Accounts data={data} onDone={reload} /> },
    { id: 'rules', label: m('rules'), content: <Rules data={data} onDone={reload} /> },
  ];
  return (
    <Page title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={reload}>
        {(data) => {
          const tabs = tabsOf(data);
          const selected = tabs.find(({ id }) => id === search.tab)?.id ?? 'proposals';
          return (
            <Tabs
              label={m('title')}
              tabs={tabs}
              selected={selected}
              onSelect={(tab) => void navigate({ to: '.', search: { tab }, replace: true })}
            />
          );
        }}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/books')({ component: guarded('treasury.readBudget', BooksPage) });
