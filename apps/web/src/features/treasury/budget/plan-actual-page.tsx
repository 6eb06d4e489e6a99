// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatMonth, formatPermille } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Banner, type DataColumn, DataTable, EmptyState, Page, Section, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { amountOf, isZero, useBilingual } from '../shown.ts';
import { WhyDialog } from '../why-dialog.tsx';
import { YearSelect, yearOf } from '../year-select.tsx';
import { type PlanActual, PlanActualQuery } from './plan-documents.ts';
import { planTexts } from './plan-messages.ts';

type Row = PlanActual['rows'][number];
type Month = PlanActual['months'][number];
interface Compared {
  readonly plan: string;
  readonly planKnown: string;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly degreePermille: number | null;
}

const degree = ({ degreePermille }: Compared): string => (degreePermille === null ? '–' : `${formatPermille(degreePermille)}\u00a0%`);

/** With the months of the year side by side the plan is that of the month; in sums over months the known ones have a column of their own. */
function useCompared<One extends Compared>(isSum: boolean): readonly DataColumn<One>[] {
  const m = useMessages(planTexts);
  const amount = (id: string, header: string, of: (row: One) => string | null): DataColumn<One> => ({
    ...{ id, header, align: 'end', cell: (row) => amountOf(of(row)), text: (row) => amountOf(of(row)) },
  });
  return [
    amount('plan', m(isSum ? 'plannedYear' : 'planned'), ({ plan }) => plan),
    ...(isSum ? [amount('known', m('plannedKnown'), ({ planKnown }) => planKnown)] : []),
    amount('actual', m('actual'), ({ actual }) => actual),
    amount('difference', m('difference'), ({ difference }) => difference),
    { id: 'degree', header: m('degree'), align: 'end', cell: degree, text: degree },
  ];
}

/** Costs and income in one sum, while months wait for their income: the sum leaves them out on both sides. */
function isOfSettled({ expenses, income, months }: PlanActual): boolean {
  const hasSome = (sum: Compared | null): boolean => sum !== null && !(isZero(sum.plan) && isZero(sum.actual ?? '0.00'));
  return hasSome(expenses) && hasSome(income) && months.some(({ state }) => state === 'preliminary');
}

interface Part extends Compared {
  readonly id: 'expenses' | 'income' | 'balance';
  readonly forecast: string | null;
}

/** Costs and income compared apart; what is left of them is what the levy bears. */
function Parts({ data }: { readonly data: PlanActual }) {
  const m = useMessages(planTexts);
  const compared = useCompared<Part>(true);
  const { expenses, income, total, forecast } = data;
  if (!(expenses && income && total)) return null;
  const nameOf = ({ id }: Part): string => m(id === 'balance' && isOfSettled(data) ? 'balanceSettled' : id);
  const columns: readonly DataColumn<Part>[] = [
    { id: 'part', header: m('part'), rowHeader: true, cell: nameOf, text: nameOf },
    ...compared,
    {
      ...{ id: 'forecast', header: m('forecast'), align: 'end' },
      ...{ cell: (row) => amountOf(row.forecast), text: (row) => amountOf(row.forecast) },
    },
  ];
  return (
    <Section title={m('inShort')}>
      {isOfSettled(data) && <p className="vw-muted">{m('settledWhy')}</p>}
      <DataTable
        label={m('inShort')}
        columns={columns}
        rows={[
          { ...expenses, id: 'expenses' },
          { ...income, id: 'income' },
        ]}
        rowId={({ id }) => id}
        rowName={nameOf}
        empty={null}
        sum={{ ...total, forecast, id: 'balance' }}
        exportCsv={`plan-ist-summen-${data.year}.csv`}
      />
    </Section>
  );
}

function Rows({ data }: { readonly data: PlanActual }) {
  const m = useMessages(planTexts);
  const c = useMessages(commonTexts);
  const compared = useCompared<Row>(true);
  const [why, setWhy] = useState<Row['steps'] | null>(null);
  const columns: readonly DataColumn<Row>[] = [
    { id: 'pool', header: c('pool'), rowHeader: true, cell: (row) => row.poolName, text: (row) => row.poolName },
    {
      ...{ id: 'kind', header: m('kind'), text: (row) => m(row.kind) },
      cell: (row) => (row.unplanned ? `${m(row.kind)} (${m('unplanned')})` : m(row.kind)),
    },
    ...compared,
    {
      ...{ id: 'forecast', header: m('forecast'), align: 'end', text: (row) => amountOf(row.forecast) },
      cell: (row) => (row.forecast === null ? '–' : <Amount value={row.forecast} onWhy={() => setWhy(row.steps)} />),
    },
  ];
  const { total } = data;
  const sum: Row | undefined = total
    ? {
        ...total,
        poolId: 'sum',
        poolName: m(isOfSettled(data) ? 'totalSettled' : 'total'),
        kind: 'staff',
        unplanned: false,
        forecast: data.forecast,
        steps: data.forecastSteps,
      }
    : undefined;
  const withSum = columns.map((column) =>
    column.id === 'kind'
      ? {
          ...column,
          cell: (row: Row) => (row.poolId === 'sum' ? '' : column.cell(row)),
          text: (row: Row) => (row.poolId === 'sum' ? '' : m(row.kind)),
        }
      : column,
  );
  return (
    <Section title={m('byPool')}>
      <DataTable
        label={m('byPool')}
        columns={withSum}
        rows={data.rows}
        rowId={(row) => `${row.poolId} ${row.kind}`}
        rowName={(row) => `${row.poolName} ${m(row.kind)}`}
        empty={null}
        sum={sum}
        exportCsv={`plan-ist-${data.year}.csv`}
      />
      {why && <WhyDialog title={m('forecast')} steps={why} onClose={() => setWhy(null)} />}
    </Section>
  );
}

function Months({ data }: { readonly data: PlanActual }) {
  const m = useMessages(planTexts);
  const compared = useCompared<Month>(false);
  const columns: readonly DataColumn<Month>[] = [
    { id: 'month', header: m('month'), rowHeader: true, cell: (row) => formatMonth(row.month), text: (row) => formatMonth(row.month) },
    {
      ...{ id: 'state', header: m('state'), text: (row) => m(row.state) },
      cell: (row) => (
        <StatusBadge tone={row.state === 'final' ? 'success' : row.state === 'preliminary' ? 'warning' : 'neutral'}>
          {m(row.state)}
        </StatusBadge>
      ),
    },
    ...compared,
  ];
  return (
    <Section title={m('byMonth')}>
      <DataTable
        label={m('byMonth')}
        columns={columns}
        rows={data.months}
        rowId={(row) => row.month}
        rowName={(row) => formatMonth(row.month)}
        empty={null}
        exportCsv={`plan-ist-monate-${data.year}.csv`}
      />
    </Section>
  );
}

function PlanActualPage() {
  const m = useMessages(planTexts);
  const bilingual = useBilingual();
  const navigate = Route.useNavigate();
  const year = yearOf(Route.useSearch());
  const [result, refetch] = useQuery({ query: PlanActualQuery, variables: { year }, requestPolicy: 'cache-and-network' });
  return (
    <Page
      title={`${m('planActual')} ${year}`}
      intro={m('planIntro')}
      actions={<YearSelect year={year} onYear={(next) => void navigate({ to: '.', search: { year: next }, replace: true })} />}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ planActual }) =>
          planActual ? (
            <>
              {planActual.problem && <Banner kind="warning" title={bilingual(planActual.problem)} />}
              <Parts data={planActual} />
              <Rows data={planActual} />
              <Months data={planActual} />
            </>
          ) : (
            <EmptyState icon="sliders" title={m('noBudget')}>
              {m('noBudgetBody')}
            </EmptyState>
          )
        }
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/plan-actual')({
  component: guarded('treasury.readBudget', PlanActualPage),
});
