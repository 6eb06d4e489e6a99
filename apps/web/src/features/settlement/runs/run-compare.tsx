// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Banner, type DataColumn, DataTable, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { usePeriodText } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { type ComparedMember, ComparisonQuery } from './run-documents.ts';

/** Old → new with the reason; those who pay another amount come first. */
export function RunCompare({ runId }: { readonly runId: string }) {
  const m = useMessages(runTexts);
  const period = usePeriodText();
  const [result, refetch] = useQuery({ query: ComparisonQuery, variables: { runId } });
  const reasons = (row: ComparedMember): string => {
    const { move } = row;
    const longer = row.reasons.includes('PERIOD_LENGTH') ? `${m('PERIOD_LENGTH')}; ` : '';
    if (!move || !row.changed) return row.reasons.map((reason) => m(reason)).join(', ') || '–';
    const amount = signedAmount(move.difference);
    return move.poolName === null
      ? `${longer}${m('moveCharges', { amount })}`
      : `${longer}${m('movePool', { pool: move.poolName, amount, cause: m(move.cause) })}`;
  };
  const difference = (row: ComparedMember): string => (row.difference === null ? '–' : signedAmount(row.difference));
  const columns: readonly DataColumn<ComparedMember>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    {
      id: 'before',
      header: m('before'),
      align: 'end',
      cell: (row) => (row.previousAmount === null ? '–' : <Amount value={row.previousAmount} />),
      text: (row) => (row.previousAmount === null ? null : amountOf(row.previousAmount)),
    },
    {
      id: 'now',
      header: m('now'),
      align: 'end',
      cell: (row) => (
        <span>
          <span aria-hidden="true">→ </span>
          <Amount value={row.amount} strong={row.changed} />
        </span>
      ),
      text: (row) => amountOf(row.amount),
    },
    { id: 'difference', header: m('difference'), align: 'end', cell: difference, text: difference },
    { id: 'reason', header: m('reason'), cell: (row) => <span className="vws-wrap">{reasons(row)}</span>, text: reasons },
  ];
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ runComparison }) => {
        if (!runComparison?.previousFrom || !runComparison.previousTo) return <Banner kind="info" title={m('compareNone')} />;
        const changed = runComparison.members.filter((row) => row.changed).length;
        return (
          <Stack gap="small">
            <p>
              {m('compareWith', { period: period(runComparison.previousFrom, runComparison.previousTo) })}{' '}
              {m('onlyChanged', { count: changed })}
            </p>
            <DataTable
              label={m('compareTable')}
              columns={columns}
              rows={runComparison.members}
              rowId={(row) => row.tenantId}
              rowName={(row) => row.memberName}
              empty={null}
              exportCsv="vergleich.csv"
            />
          </Stack>
        );
      }}
    </QueryResult>
  );
}
