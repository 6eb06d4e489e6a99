// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatCents } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState, Link, Page, Select, TextField } from '../../../ui/index.ts';
import { sumOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { usePeriodText } from '../months.ts';
import { useStatementName, useTrendColumns } from './costs-page.tsx';
import { statementTexts } from './messages.ts';
import { type StatementRow, StatementsQuery } from './statement-documents.ts';
import '../settlement.css';

const NONE: readonly StatementRow[] = [];
const periodKey = (row: StatementRow): string => `${row.periodFrom}_${row.periodTo}`;

function StatementsPage() {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const period = usePeriodText();
  const name = useStatementName();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const [result, refetch] = useQuery({ query: StatementsQuery, variables: { runId: search.run ?? null } });
  const all = result.data?.statements ?? NONE;
  const trend = useTrendColumns(all);
  const periods = useMemo(() => [...new Map(all.map((row) => [periodKey(row), row])).values()], [all]);
  const wanted = (search.search ?? '').toLowerCase();
  const rows = all.filter(
    (row) => (!search.period || periodKey(row) === search.period) && (!wanted || row.memberName.toLowerCase().includes(wanted)),
  );
  const columns: readonly DataColumn<StatementRow>[] = [
    {
      id: 'member',
      header: m('member'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: row.id }}>
          {row.memberName}
        </Link>
      ),
      text: (row) => row.memberName,
    },
    { id: 'ags', header: m('ags'), cell: (row) => row.ags ?? '–', text: (row) => row.ags, hidden: true },
    {
      id: 'period',
      header: m('period'),
      cell: name,
      text: name,
    },
    ...trend,
    { id: 'number', header: m('number'), cell: (row) => row.number, text: (row) => row.number },
  ];
  const tools = (
    <>
      <Select
        label={m('period')}
        placeholder={m('allPeriods')}
        value={search.period ?? ''}
        options={periods.map((row) => ({ value: periodKey(row), label: period(row.periodFrom, row.periodTo) }))}
        onChange={(event) =>
          void navigate({ to: '.', search: (old) => ({ ...old, period: event.target.value || undefined }), replace: true })
        }
      />
      <TextField
        label={m('search')}
        type="search"
        value={search.search ?? ''}
        onChange={(event) =>
          void navigate({ to: '.', search: (old) => ({ ...old, search: event.target.value || undefined }), replace: true })
        }
      />
    </>
  );
  return (
    <Page title={m('statements')} intro={m('statementsIntro')}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {() => (
          <>
            <DataTable
              label={m('list')}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              rowName={(row) => row.number}
              tools={tools}
              columnChooser
              empty={
                <EmptyState icon="info" title={m('emptyCentre')}>
                  {m('emptyCentreBody')}
                </EmptyState>
              }
              exportCsv="kosteninformationen.csv"
            />
            {rows.length > 0 && (
              <p className="vws-total">
                <span>{m('sumAll')}</span>
                <span>{formatCents(sumOf(rows.map((row) => row.total)), language)}</span>
              </p>
            )}
          </>
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/statements')({
  component: guarded('settlement.readStatements', StatementsPage),
});
