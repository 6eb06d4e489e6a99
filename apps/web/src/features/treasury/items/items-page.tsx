// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { formatDate, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, ComboBox, type DataColumn, DataTable, Page, Select, Tabs } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { checked, ImportDialog } from '../import-dialog.tsx';
import { useMembers } from '../members.ts';
import { orderTexts } from '../orders/messages.ts';
import { Orders } from '../orders/orders.tsx';
import { amountOf, isZero, useBilingual } from '../shown.ts';
import { ItemActs } from './item-acts.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { type AgeingData, AgeingQuery, ItemsQuery } from './item-documents.ts';
import { ITEMS_SHOWN, ItemTable } from './item-table.tsx';
import { itemTexts } from './messages.ts';
import { EnterPayment, ImportPayments, MoneyQuery, PaymentImportQuery } from './money-documents.ts';
import { CreditTable, PaymentTable, ReminderTable, WriteOffTable } from './money-tables.tsx';

/** So many claims at a time. */
const WINDOW = 50;
const checkPayments = checked(PaymentImportQuery, ({ previewPaymentImport }) => previewPaymentImport);

function Items({ reloadKey }: { readonly reloadKey: number }) {
  const m = useMessages(itemTexts);
  const may = useMay();
  const members = useMembers();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const show = ITEMS_SHOWN.find((one) => one === search.show) ?? 'open';
  const client = useClient();
  const filter = { show, tenantId: search.member || null, asOf: null };
  const [first, setFirst] = useState(WINDOW);
  const variables = { ...filter, first };
  const [result, refetch] = useQuery({ query: ItemsQuery, variables, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const set = (change: Partial<typeof search>): void => {
    if ('show' in change || 'member' in change) setFirst(WINDOW);
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true });
  };
  const all = async () =>
    (await client.query(ItemsQuery, { ...filter, first: null }, { requestPolicy: 'network-only' }).toPromise()).data?.openItems;
  const tools = (
    <>
      <Select
        label={m('show')}
        placeholder={false}
        value={show}
        options={ITEMS_SHOWN.map((value) => ({ value, label: m(value) }))}
        onChange={(event) => set({ show: event.target.value })}
      />
      <ComboBox
        label={m('allMembers')}
        options={members}
        value={search.member || null}
        onChange={(value) => set({ member: value ?? undefined })}
      />
    </>
  );
  return (
    <>
      <QueryResult key={reloadKey} result={result} onRetry={reload}>
        {({ openItems }) => (
          <ItemTable
            data={openItems}
            show={show}
            withMember
            tools={tools}
            all={all}
            loadingMore={result.fetching}
            onMore={openItems.items.length < openItems.count ? () => setFirst(first + WINDOW) : undefined}
            onOpen={(row) => set({ item: row.id })}
            {...(may('treasury.keepAccounts') ? { action: (row) => <ItemActs row={row} onDone={reload} /> } : {})}
          />
        )}
      </QueryResult>
      {search.item && <ItemDialog itemId={search.item} onClose={() => set({ item: undefined })} />}
    </>
  );
}

/** Most fields of the table are empty: a dash is read past, a zero is not. */
const shareOf = ({ buckets }: AgeingData['members'][number], index: number): string => {
  const value = buckets[index];
  return value === undefined || isZero(value) ? '–' : amountOf(value);
};

function Ageing() {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const bilingual = useBilingual();
  const [result, refetch] = useQuery({ query: AgeingQuery, requestPolicy: 'cache-and-network' });
  type Row = AgeingData['members'][number];
  const columns = ({ buckets }: AgeingData): readonly DataColumn<Row>[] => [
    { id: 'member', header: c('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    ...buckets.map(
      ({ label }, index): DataColumn<Row> => ({
        ...{
          id: `b${index}`,
          header: bilingual(label),
          align: 'end',
          cell: (row) => shareOf(row, index),
          text: (row) => shareOf(row, index),
        },
      }),
    ),
    { id: 'open', header: m('openAmount'), align: 'end', cell: (row) => amountOf(row.open), text: (row) => amountOf(row.open) },
  ];
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ ageing }) => (
        <DataTable
          label={m('ageing')}
          tools={<p className="vw-muted">{m('ageingIntro')}</p>}
          columns={columns(ageing)}
          rows={ageing.members}
          rowId={(row) => row.tenantId}
          rowName={(row) => row.memberName}
          empty={<p>{m('openNone')}</p>}
          sum={{ tenantId: 'sum', memberName: m('total'), ags: '', open: ageing.open, buckets: ageing.buckets.map(({ open }) => open) }}
          exportCsv="faelligkeiten.csv"
        />
      )}
    </QueryResult>
  );
}

function ItemsPage() {
  const m = useMessages(itemTexts);
  const may = useMay();
  const members = useMembers();
  const c = useMessages(commonTexts);
  const o = useMessages(orderTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const [act, setAct] = useState<'pay' | 'import' | null>(null);
  const [changes, setChanges] = useState(0);
  const [money, refetch] = useQuery({
    query: MoneyQuery,
    variables: { tenantId: search.member || null },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    setChanges(changes + 1);
  };
  const common = { onDone: reload, onClose: () => setAct(null) };
  const actions = may('treasury.keepAccounts') && (
    <>
      <Button kind="primary" icon="add" onPress={() => setAct('pay')}>
        {m('enterPayment')}
      </Button>
      <Button onPress={() => setAct('import')}>{m('import')}</Button>
    </>
  );
  const { data } = money;
  const tabs = [
    { id: 'items', label: m('items'), content: <Items key={changes} reloadKey={changes} /> },
    { id: 'payments', label: m('payments'), content: <PaymentTable rows={data?.memberPayments ?? []} onDone={reload} /> },
    { id: 'credits', label: m('credits'), content: <CreditTable rows={data?.memberCredits ?? []} onDone={reload} /> },
    { id: 'reminders', label: m('reminders'), content: <ReminderTable rows={data?.reminders ?? []} /> },
    ...(may('treasury.readBudget') ? [{ id: 'orders', label: o('orders'), content: <Orders reloadKey={changes} onDone={reload} /> }] : []),
    { id: 'writeOffs', label: m('writeOffs'), content: <WriteOffTable rows={data?.writeOffs ?? []} onDone={reload} /> },
    { id: 'ageing', label: m('ageing'), content: <Ageing /> },
  ];
  return (
    <Page title={m('title')} intro={m('intro')} actions={actions}>
      <Tabs
        label={m('title')}
        tabs={tabs}
        selected={tabs.find(({ id }) => id === search.tab)?.id ?? 'items'}
        onSelect={(tab) => void navigate({ to: '.', search: (old) => ({ ...old, tab }), replace: true })}
      />
      {act === 'pay' && (
        <ActDialog
          {...common}
          title={m('enterPayment')}
          intro={m('paymentIntro')}
          submitLabel={m('enterPayment')}
          done={m('posted')}
          fields={[
            { name: 'tenantId', label: c('member'), kind: 'member', options: members },
            { name: 'paidOn', label: m('paidOn'), kind: 'date', initial: formatDate(today()) },
            { name: 'amount', label: c('amount'), kind: 'amount' },
            { name: 'reference', label: m('reference'), kind: 'text', optional: true },
          ]}
          document={EnterPayment}
          variables={({ tenantId = '', paidOn = '', amount = '', reference = '' }, idempotencyKey) => ({
            idempotencyKey,
            tenantId,
            paidOn,
            amount,
            reference,
            itemIds: [],
          })}
        />
      )}
      {act === 'import' && (
        <ImportDialog
          {...common}
          title={m('import')}
          intro={m('importIntro')}
          templateLabel={m('template')}
          template={{
            name: 'zahlungen-vorlage.csv',
            text: 'Mitglied;Wertstellung;Betrag;Verwendungszweck\n05362012;15.02.2026;1234,50;Umlage 1. Rate\n',
          }}
          submitLabel={m('doImport')}
          done={m('imported')}
          check={checkPayments}
          document={ImportPayments}
          variables={(csv, idempotencyKey) => ({ csv, idempotencyKey })}
        />
      )}
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/items')({ component: guarded('treasury.readAccounts', ItemsPage) });
