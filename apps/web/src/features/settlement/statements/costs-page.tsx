// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatInstant, formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState, Link, Page, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount, sumOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { usePeriodText } from '../months.ts';
import { statementTexts } from './messages.ts';
import { type StatementRow, StatementsQuery } from './statement-documents.ts';
import { differenceOf, isComparable } from './trend.ts';
import '../settlement.css';

/** 'Juli 2026', 'Berichtigung Juli 2026' */
export function useStatementName(): (row: Pick<StatementRow, 'kind' | 'periodFrom' | 'periodTo'>) => string {
  const m = useMessages(statementTexts);
  const period = usePeriodText();
  return ({ kind, periodFrom, periodTo }) => {
    const of = period(periodFrom, periodTo);
    return kind === 'correction' ? m('correctionOf', { period: of }) : of;
  };
}

export function useTrendColumns(rows: readonly StatementRow[]): readonly DataColumn<StatementRow>[] {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  return useMemo(() => {
    const difference = (row: StatementRow): string => {
      const value = differenceOf(row.total, row.previousTotal);
      if (value === null || row.kind === 'correction') return '–';
      return isComparable(row, rows) ? signedAmount(value) : m('otherLength');
    };
    return [
      {
        id: 'total',
        header: m('total'),
        align: 'end',
        cell: (row) => <Amount value={row.total} strong />,
        text: (row) => amountOf(row.total),
      },
      {
        id: 'previous',
        header: m('previous'),
        align: 'end',
        cell: (row) => (row.previousTotal && row.kind !== 'correction' ? <Amount value={row.previousTotal} /> : '–'),
        text: (row) => (row.previousTotal && row.kind !== 'correction' ? amountOf(row.previousTotal) : null),
      },
      { id: 'difference', header: m('difference'), align: 'end', cell: difference, text: difference },
      {
        id: 'created',
        header: m('created'),
        cell: (row) => formatInstant(row.createdAt, language),
        text: (row) => formatInstant(row.createdAt, language),
      },
    ];
  }, [m, language, rows]);
}

const NONE: readonly StatementRow[] = [];

/** The last amount, the sums of the years, and how many periods there are: the trend without a chart. */
function Figures({ rows }: { readonly rows: readonly StatementRow[] }) {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  const settled = rows.filter(({ kind }) => kind !== 'correction');
  const [last] = settled;
  if (!last) return null;
  const yearText = (year: string): string => {
    const first = rows
      .filter((row) => row.periodTo.startsWith(year))
      .reduce((least, row) => (row.periodFrom < least ? row.periodFrom : least), last.periodTo);
    return first.startsWith(year) && !first.endsWith('-01')
      ? m('yearFrom', { year, month: formatMonth(first, language).replace(` ${year}`, '') })
      : m('year', { year });
  };
  const years = [...new Set(rows.map((row) => row.periodTo.slice(0, 4)))].slice(0, 2);
  return (
    <dl className="vws-figures">
      <div className="vws-figure">
        <dt>{m('latest')}</dt>
        <dd>{amountOf(last.total)}</dd>
      </div>
      {years.map((year) => (
        <div className="vws-figure" key={year}>
          <dt>{yearText(year)}</dt>
          <dd>
            <Amount value={sumOf(rows.filter((row) => row.periodTo.startsWith(year)).map((row) => row.total))} />
          </dd>
        </div>
      ))}
      <div className="vws-figure">
        <dt>{m('count')}</dt>
        <dd>{m('periods', { count: settled.length })}</dd>
      </div>
    </dl>
  );
}

function CostsPage() {
  const m = useMessages(statementTexts);
  const params = useBodyParams();
  const name = useStatementName();
  const [result, refetch] = useQuery({ query: StatementsQuery });
  const trend = useTrendColumns(result.data?.statements ?? NONE);
  const columns: readonly DataColumn<StatementRow>[] = [
    {
      id: 'period',
      header: m('period'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: row.id }}>
          {name(row)}
        </Link>
      ),
      text: name,
    },
    ...trend,
    { id: 'number', header: m('number'), cell: (row) => row.number, text: (row) => row.number },
  ];
  return (
    <Page title={m('costs')} intro={m('costsIntro')}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ statements }) => (
          <Stack>
            <Figures rows={statements} />
            <DataTable
              label={m('list')}
              columns={columns}
              rows={statements}
              rowId={(row) => row.id}
              rowName={(row) => row.number}
              empty={
                <EmptyState icon="info" title={m('emptyMember')}>
                  {m('emptyMemberBody')}
                </EmptyState>
              }
              exportCsv="kosten.csv"
            />
          </Stack>
        )}
      </QueryResult>
    </Page>
  );
}

/** A link to this page may reach somebody of the centre, whose statements stand elsewhere. */
function ForMembers() {
  const m = useMessages(statementTexts);
  const params = useBodyParams();
  const may = useMay();
  const way = may('settlement.readStatements') && (
    <Link look="button-primary" to="/a/$association/$body/settlement/statements" params={params}>
      {m('toStatements')}
    </Link>
  );
  return (
    <Page title={m('costs')}>
      <EmptyState icon="info" title={m('forMembers')} action={way}>
        {m('forMembersBody')}
      </EmptyState>
    </Page>
  );
}

const MemberCosts = guarded('settlement.readStatements', CostsPage);

function CostsOfSide() {
  const { side } = useActingBody();
  return side === 'centre' ? <ForMembers /> : <MemberCosts />;
}

export const Route = createLazyRoute('/a/$association/$body/costs')({ component: CostsOfSide });
