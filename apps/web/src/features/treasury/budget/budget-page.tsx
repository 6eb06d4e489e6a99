// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Page, Section, StatusBadge, type Tone } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { amountOf } from '../shown.ts';
import { YearSelect, yearOf } from '../year-select.tsx';
import { BudgetActs } from './budget-acts.tsx';
import { BudgetHistoryQuery, type BudgetRow, type BudgetsData, BudgetsQuery } from './budget-documents.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { budgetTexts } from './messages.ts';

const TONES: Readonly<Record<BudgetRow['status'], Tone>> = {
  draft: 'warning',
  resolved: 'success',
  replaced: 'neutral',
  discarded: 'neutral',
};

function useVersionColumns(): readonly DataColumn<BudgetRow>[] {
  const m = useMessages(budgetTexts);
  const act = (reference: string | null, on: string | null): string =>
    reference === null || on === null ? '–' : `${reference}, ${formatDate(on)}`;
  const approval = (row: BudgetRow): string => {
    if (row.approvedOn) return act(row.approval, row.approvedOn);
    return m(row.approvalNeeded ? 'approvalMissing' : 'approvalNotNeeded');
  };
  const name = (row: BudgetRow): string => `${m(row.kind)}, ${m('version')} ${row.planVersion}`;
  return [
    { id: 'version', header: m('version'), rowHeader: true, cell: name, text: name },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => <StatusBadge tone={TONES[row.status]}>{m(row.status)}</StatusBadge>,
      text: (row) => m(row.status),
    },
    { id: 'expenses', header: m('expenses'), align: 'end', cell: (row) => amountOf(row.expenses), text: (row) => amountOf(row.expenses) },
    { id: 'income', header: m('income'), align: 'end', cell: (row) => amountOf(row.incomeTotal), text: (row) => amountOf(row.incomeTotal) },
    { id: 'balance', header: m('balance'), align: 'end', cell: (row) => amountOf(row.balance), text: (row) => amountOf(row.balance) },
    {
      id: 'resolution',
      header: m('resolution'),
      cell: (row) => act(row.resolution, row.resolvedOn),
      text: (row) => act(row.resolution, row.resolvedOn),
    },
    { id: 'approval', header: m('approval'), cell: approval, text: approval },
  ];
}

function Lines({ budget }: { readonly budget: BudgetRow }) {
  const m = useMessages(budgetTexts);
  const c = useMessages(commonTexts);
  type Line = { id: string; pool: string; kind: string; amount: string };
  const rows: Line[] = [
    ...budget.lines.map(({ poolId, poolName, kind, amount }) => ({
      id: `${poolId} ${kind}`,
      pool: poolName,
      kind: kind === 'income' ? m('income') : m(kind),
      amount,
    })),
    ...budget.income.map(({ label, poolName, amount }) => ({
      ...{
        id: `income ${label} ${poolName}`,
        pool: poolName ?? c('wholeAssociation'),
        kind: `${m('income')}: ${label}`,
        amount: `-${amount}`,
      },
    })),
  ];
  const columns: readonly DataColumn<Line>[] = [
    { id: 'pool', header: c('pool'), rowHeader: true, cell: (row) => row.pool, text: (row) => row.pool },
    { id: 'kind', header: m('costKind'), cell: (row) => row.kind, text: (row) => row.kind },
    { id: 'amount', header: c('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
  ];
  return (
    <DataTable
      label={m('lines', { version: budget.planVersion })}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => `${row.pool} ${row.kind}`}
      empty={null}
      sum={{ id: 'sum', pool: m('balance'), kind: '', amount: budget.balance }}
      exportCsv={`haushalt-${budget.year}-${budget.planVersion}.csv`}
    />
  );
}

function Content({ data, year, reload }: { readonly data: BudgetsData; readonly year: number; readonly reload: () => void }) {
  const m = useMessages(budgetTexts);
  const may = useMay();
  const columns = useVersionColumns();
  const versions = data.budgets.filter((budget) => budget.year === year);
  const draft = versions.find(({ status }) => status === 'draft') ?? null;
  const before = versions.find(({ status }) => status === 'resolved') ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const shown = versions.find(({ id }) => id === chosen) ?? draft ?? before ?? versions[0];
  const make = may('treasury.planBudget') && !draft && (
    <Button kind="primary" icon="add" onPress={() => setEditing(true)}>
      {m('make')}
    </Button>
  );
  return (
    <>
      <Section title={m('versions')} actions={make}>
        <DataTable
          label={m('versions')}
          columns={columns}
          rows={versions}
          rowId={(row) => row.id}
          rowName={(row) => `${m('version')} ${row.planVersion}`}
          onOpen={(row) => setChosen(row.id)}
          {...(shown ? { current: shown.id } : {})}
          empty={
            <EmptyState icon="book" title={m('empty')}>
              {m('emptyBody')}
            </EmptyState>
          }
          exportCsv={`haushalt-${year}.csv`}
        />
      </Section>
      {shown && (
        <>
          <Section
            title={`${m(shown.kind)} ${shown.year}, ${m('version')} ${shown.planVersion}`}
            actions={<BudgetActs budget={shown} onDone={reload} onChange={() => setEditing(true)} />}
          >
            <Lines budget={shown} />
          </Section>
          <OwnHistory
            key={`${shown.id} ${shown.version}`}
            label={m('history')}
            query={BudgetHistoryQuery}
            variables={{ budgetId: shown.id }}
            steps={({ budgetHistory }) => budgetHistory}
            fieldNames={{}}
            valueName={() => null}
          />
        </>
      )}
      {editing && (
        <DraftDialog
          year={year}
          draft={draft}
          before={before}
          pools={data.treasuryPools}
          onClose={() => setEditing(false)}
          onDone={reload}
        />
      )}
    </>
  );
}

function BudgetPage() {
  const m = useMessages(budgetTexts);
  const navigate = Route.useNavigate();
  const year = yearOf(Route.useSearch());
  const [result, refetch] = useQuery({ query: BudgetsQuery });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page
      title={`${m('title')} ${year}`}
      intro={m('intro')}
      actions={<YearSelect year={year} onYear={(next) => void navigate({ to: '.', search: { year: next }, replace: true })} />}
    >
      <QueryResult result={result} onRetry={reload}>
        {(data) => <Content key={year} data={data} year={year} reload={reload} />}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/budget')({ component: guarded('treasury.readBudget', BudgetPage) });
