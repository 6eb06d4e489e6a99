// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { centsFromWire, formatCents } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Banner, type DataColumn, DataTable, Section, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { usePeriodText } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { type ComparedMember, type ComparedPool, type Comparison, ComparisonQuery } from './run-documents.ts';

type Compared = Pick<ComparedMember, 'amount' | 'previousAmount' | 'difference' | 'changed'>;

/** Old → new, and the difference with its sign. */
function useAmountColumns<Row extends Compared>(): readonly DataColumn<Row>[] {
  const m = useMessages(runTexts);
  const difference = (row: Row): string => (row.difference === null ? '–' : signedAmount(row.difference));
  return [
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
  ];
}

const BESIDE = ['PERIOD_LENGTH', 'MEMBERSHIP_CHANGED', 'LATE_ENTRIES'] as const;

function useReasons(): (row: ComparedMember) => string {
  const m = useMessages(runTexts);
  return (row) => {
    const { move } = row;
    // Beside what moved most: what the amounts alone do not tell.
    const told = BESIDE.filter((reason) => row.reasons.includes(reason));
    const longer = told.map((reason) => `${m(reason)}; `).join('');
    if (!move || !row.changed) return row.reasons.map((reason) => m(reason)).join(', ') || '–';
    const amount = signedAmount(move.difference);
    return move.poolName === null
      ? `${longer}${m('moveCharges', { amount })}`
      : `${longer}${m('movePool', { pool: move.poolName, amount, cause: m(move.cause) })}`;
  };
}

function ByPool({ pools }: { readonly pools: readonly ComparedPool[] }) {
  const m = useMessages(runTexts);
  const amounts = useAmountColumns<ComparedPool>();
  const reasons = (row: ComparedPool): string => row.reasons.map((reason) => m(reason)).join(', ') || '–';
  const columns: readonly DataColumn<ComparedPool>[] = [
    { id: 'pool', header: m('pool'), rowHeader: true, cell: (row) => row.poolName, text: (row) => row.poolName },
    ...amounts,
    { id: 'reason', header: m('reason'), cell: (row) => <span className="vws-wrap">{reasons(row)}</span>, text: reasons },
  ];
  return (
    <Section title={m('comparePools')}>
      <DataTable
        label={m('comparePools')}
        columns={columns}
        rows={pools}
        rowId={(row) => row.poolId}
        rowName={(row) => row.poolName}
        empty={null}
        exportCsv="vergleich-kostentoepfe.csv"
      />
    </Section>
  );
}

function ByMember({ members }: { readonly members: readonly ComparedMember[] }) {
  const m = useMessages(runTexts);
  const amounts = useAmountColumns<ComparedMember>();
  const reasons = useReasons();
  const columns: readonly DataColumn<ComparedMember>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    ...amounts,
    { id: 'reason', header: m('reason'), cell: (row) => <span className="vws-wrap">{reasons(row)}</span>, text: reasons },
  ];
  return (
    <Section title={m('compareMembers')}>
      <DataTable
        label={m('compareTable')}
        columns={columns}
        rows={members}
        rowId={(row) => row.tenantId}
        rowName={(row) => row.memberName}
        empty={null}
        exportCsv="vergleich.csv"
      />
    </Section>
  );
}

/** The whole first: what all members bear, old → new. */
function Whole({ members }: Pick<Comparison, 'members'>) {
  const m = useMessages(runTexts);
  const now = members.reduce((sum, { amount }) => sum + centsFromWire(amount), 0n);
  const was = members.reduce((sum, { previousAmount }) => sum + centsFromWire(previousAmount ?? '0'), 0n);
  const difference = now - was;
  const sign = difference > 0n ? '+' : '';
  return (
    <p>
      <strong>
        {m('compareTotal', { before: formatCents(was), now: formatCents(now), difference: `${sign}${formatCents(difference)}` })}
      </strong>
    </p>
  );
}

/** From the total down: the whole, the pools, the members; those that changed most come first, each with its reason. */
export function RunCompare({ runId }: { readonly runId: string }) {
  const m = useMessages(runTexts);
  const period = usePeriodText();
  const [result, refetch] = useQuery({ query: ComparisonQuery, variables: { runId } });
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ runComparison }) => {
        if (!runComparison?.previousFrom || !runComparison.previousTo) return <Banner kind="info" title={m('compareNone')} />;
        const changed = runComparison.members.filter((row) => row.changed).length;
        return (
          <Stack>
            <p>
              {m('compareWith', { period: period(runComparison.previousFrom, runComparison.previousTo) })}{' '}
              {m('onlyChanged', { count: changed })}
            </p>
            <Whole members={runComparison.members} />
            <ByPool pools={runComparison.pools} />
            <ByMember members={runComparison.members} />
          </Stack>
        );
      }}
    </QueryResult>
  );
}
