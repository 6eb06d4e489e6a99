// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, today } from '../../format/index.ts';
import { QueryResult } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, DescriptionList, Page, Section, StatusBadge, Tabs } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { LevySharesQuery } from './budget/levy-documents.ts';
import { type PlanRow, PlansQuery } from './budget/plan-documents.ts';
import { planTexts } from './budget/plan-messages.ts';
import { commonTexts } from './common-messages.ts';
import { guarded } from './guarded.tsx';
import { ItemDialog } from './items/item-dialog.tsx';
import { ItemsQuery } from './items/item-documents.ts';
import { ItemTable } from './items/item-table.tsx';
import { itemTexts } from './items/messages.ts';
import { MoneyQuery } from './items/money-documents.ts';
import { CreditTable, PaymentTable, ReminderTable } from './items/money-tables.tsx';
import { amountOf, isZero, toneOf } from './shown.ts';
import { WhyDialog } from './why-dialog.tsx';
import { YearSelect, yearOf } from './year-select.tsx';

type Steps = readonly { readonly de: string; readonly en: string }[];

type Instalment = PlanRow['instalments'][number];

function Rates({ plan }: { readonly plan: PlanRow }) {
  const m = useMessages(accountTexts);
  const p = useMessages(planTexts);
  const c = useMessages(commonTexts);
  const name = ({ number }: Instalment): string => p('instalment', { number });
  const tone = ({ status, open, dueOn }: Instalment) => toneOf(status, !isZero(open) && dueOn < today() ? 1 : 0);
  const columns: readonly DataColumn<Instalment>[] = [
    { id: 'number', header: p('rate'), rowHeader: true, cell: name, text: name },
    { id: 'due', header: p('due'), cell: ({ dueOn }) => formatDate(dueOn), text: ({ dueOn }) => formatDate(dueOn) },
    { id: 'amount', header: c('amount'), align: 'end', cell: ({ amount }) => amountOf(amount), text: ({ amount }) => amountOf(amount) },
    { id: 'paid', header: c('paid'), align: 'end', cell: ({ paid }) => amountOf(paid), text: ({ paid }) => amountOf(paid) },
    {
      ...{ id: 'status', header: p('state'), text: ({ status }) => c(status) },
      cell: (one) => <StatusBadge tone={tone(one)}>{c(one.status)}</StatusBadge>,
    },
  ];
  return (
    <DataTable
      label={m('rates')}
      columns={columns}
      rows={plan.instalments}
      rowId={({ number }) => String(number)}
      rowName={name}
      empty={null}
      exportCsv={`raten-${plan.year}.csv`}
    />
  );
}

/** The levy of the year with its reasons, and the instalments that pay it. */
function Levy({ year }: { readonly year: number }) {
  const m = useMessages(accountTexts);
  const c = useMessages(commonTexts);
  const [shares] = useQuery({ query: LevySharesQuery, variables: { tenantId: null } });
  const [plans] = useQuery({ query: PlansQuery, variables: { year, tenantId: null } });
  const [why, setWhy] = useState<Steps | null>(null);
  const share = shares.data?.memberLevyShares.find((one) => one.year === year);
  const plan = plans.data?.instalmentPlans[0];
  if (!share && !plan) return <p>{m('noLevy')}</p>;
  return (
    <>
      <DescriptionList
        columns={2}
        items={[
          ...(share
            ? [
                { term: m('levy'), value: <Amount value={share.amount} onWhy={() => setWhy(share.steps)} /> },
                { term: m('fixedOn'), value: formatDate(share.createdAt.slice(0, 10)) },
              ]
            : []),
        ]}
      />
      {plan && <Rates plan={plan} />}
      {why && <WhyDialog title={c('why')} steps={why} onClose={() => setWhy(null)} />}
    </>
  );
}

function Owed({ item, onItem }: { readonly item: string | undefined; readonly onItem: (id: string | undefined) => void }) {
  const m = useMessages(accountTexts);
  const [result, refetch] = useQuery({
    query: ItemsQuery,
    variables: { show: 'open', tenantId: null, asOf: null, first: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ openItems }) => (
        <>
          <DescriptionList
            columns={3}
            items={[
              { term: m('openNow'), value: amountOf(openItems.open) },
              { term: m('pastDueNow'), value: amountOf(openItems.pastDue) },
              { term: m('lateNow'), value: amountOf(openItems.late) },
            ]}
          />
          <ItemTable data={openItems} show="open" withMember={false} onOpen={(row) => onItem(row.id)} />
          {item && <ItemDialog itemId={item} onClose={() => onItem(undefined)} />}
        </>
      )}
    </QueryResult>
  );
}

function AccountPage() {
  const m = useMessages(accountTexts);
  const i = useMessages(itemTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const year = yearOf(search);
  const [money] = useQuery({ query: MoneyQuery, variables: { tenantId: null }, requestPolicy: 'cache-and-network' });
  const set = (change: Partial<typeof search>): void => void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true });
  const tabs = [
    { id: 'payments', label: i('payments'), content: <PaymentTable rows={money.data?.memberPayments ?? []} onDone={() => undefined} /> },
    { id: 'credits', label: i('credits'), content: <CreditTable rows={money.data?.memberCredits ?? []} onDone={() => undefined} /> },
    { id: 'reminders', label: i('reminders'), content: <ReminderTable rows={money.data?.reminders ?? []} /> },
  ];
  return (
    <Page title={m('title')} intro={m('intro')} actions={<YearSelect year={year} onYear={(next) => set({ year: next })} />}>
      <Section title={`${m('levy')} ${year}`}>
        <Levy key={year} year={year} />
      </Section>
      <Section title={m('owed')}>
        <Owed item={search.item} onItem={(id) => set({ item: id })} />
      </Section>
      <Tabs
        label={i('payments')}
        tabs={tabs}
        selected={tabs.find(({ id }) => id === search.tab)?.id ?? 'payments'}
        onSelect={(tab) => set({ tab })}
      />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury')({ component: guarded('treasury.readAccounts', AccountPage) });
