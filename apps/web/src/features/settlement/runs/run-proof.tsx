// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatMonth, formatNumber } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, DescriptionList, Section, Stack } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { exactNumber } from '../exact.ts';
import { runTexts } from './messages/index.ts';
import { ComparisonQuery, type Remainder, RemaindersQuery, type Run } from './run-documents.ts';
import { RunExports } from './run-exports.tsx';
import { sumParts } from './sum-parts.ts';

function Remainders({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: ComparisonQuery, variables: { runId: run.id } });
  const [remainders, refetch] = useQuery({ query: RemaindersQuery, variables: { runId: run.id } });
  const members = new Map(data?.runComparison?.members.map(({ tenantId, memberName }) => [tenantId, memberName]));
  const pools = new Map(run.allocations.map(({ poolId, poolName }) => [poolId, poolName]));
  const pool = (row: Remainder): string => `${pools.get(row.poolId) ?? ''}, ${formatMonth(row.monthsFrom, language)}`;
  const member = (row: Remainder): string => members.get(row.tenantId) ?? '';
  const columns: readonly DataColumn<Remainder>[] = [
    { id: 'pool', header: m('pool'), rowHeader: true, cell: pool, text: pool },
    { id: 'rank', header: m('rank'), align: 'end', cell: (row) => row.rank, text: (row) => row.rank },
    { id: 'member', header: m('member'), cell: member, text: member },
    {
      id: 'remainder',
      header: m('remainder'),
      align: 'end',
      cell: (row) => <span title={row.remainder}>{exactNumber(row.remainder)}</span>,
      text: (row) => exactNumber(row.remainder),
    },
    { id: 'cent', header: m('cent'), align: 'end', cell: (row) => row.roundingCents, text: (row) => row.roundingCents },
  ];
  if (remainders.data?.runRemainders.length === 0) return null;
  return (
    <Section title={m('remainders')}>
      <p className="vw-muted">{m('remaindersHelp')}</p>
      <QueryResult result={remainders} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ runRemainders }) => (
          <DataTable
            label={m('remainders')}
            columns={columns}
            rows={runRemainders}
            rowId={(row) => `${row.poolId} ${row.monthsFrom} ${row.tenantId}`}
            rowName={pool}
            empty={null}
            exportCsv={`reste-${run.periodTo}.csv`}
          />
        )}
      </QueryResult>
    </Section>
  );
}

/** Shows that no cent was lost: sums, counts, the rule for ties, hashes, and every remainder with its rank. */
export function RunProof({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const say = useBilingual();
  const { proof } = run;
  const hash = (value: string) => <span className="vws-hash">{value}</span>;
  return (
    <Stack>
      <Section title={m('proofSums')}>
        <DescriptionList
          columns={2}
          items={[
            ...sumParts(proof).map(({ name, cents }) => ({ term: m(name), value: <Amount value={cents} /> })),
            { term: m('proofStatements'), value: <Amount value={proof.statements} strong /> },
            { term: m('proofDifference'), value: <Amount value={proof.difference} strong /> },
          ]}
        />
      </Section>
      <Section title={m('proofCounts')}>
        <DescriptionList
          columns={2}
          items={[
            { term: m('members'), value: formatNumber(proof.members) },
            { term: m('proofAllocations'), value: formatNumber(proof.allocations) },
            { term: m('proofCost'), value: formatNumber(proof.costEntries) },
            { term: m('proofChargeEntries'), value: formatNumber(proof.chargeEntries) },
            { term: m('proofReadings'), value: formatNumber(proof.readings) },
            { term: m('proofLate'), value: formatNumber(proof.lateReadings) },
            { term: m('proofRounding'), value: formatNumber(proof.roundingCents) },
            { term: m('tieRule'), value: say(proof.tieRule) },
          ]}
        />
      </Section>
      <Section title={m('hashes')}>
        <DescriptionList
          items={[
            { term: m('inputHash'), value: hash(run.inputHash) },
            { term: m('resultHash'), value: hash(run.resultHash) },
            ...(run.frozenHash
              ? [{ term: m('frozenHash', { count: formatNumber(run.frozenCount ?? 0) }), value: hash(run.frozenHash) }]
              : []),
          ]}
        />
      </Section>
      <Remainders run={run} />
      {run.status === 'released' && <RunExports runId={run.id} />}
    </Stack>
  );
}
