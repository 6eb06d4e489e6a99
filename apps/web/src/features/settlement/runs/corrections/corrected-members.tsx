// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { centsFromWire } from '../../../../format/index.ts';
import { QueryResult } from '../../../../graphql/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { Badge, Button, Cluster, type DataColumn, DataTable, EmptyState, Link, SplitPane, Stack } from '../../../../ui/index.ts';
import { useBilingual } from '../../bilingual.ts';
import { useBodyParams } from '../../body-params.ts';
import { runTexts } from '../messages/index.ts';
import { type Run, StatementOfMemberQuery } from '../run-documents.ts';
import { useDifferenceColumns } from './difference-columns.tsx';
import { type CorrectedMember, type CorrectedPool, type CorrectionLine, CorrectionLinesQuery } from './documents.ts';
import { correctionTexts } from './messages.ts';

interface LinesProps {
  readonly runId: string;
  readonly name: string;
  readonly of: { readonly memberId: string } | { readonly poolId: string };
  readonly fileName: string;
}

/** The lines of one member or of one pool: before → after → difference, and why. */
function Lines({ runId, name, of, fileName }: LinesProps) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const say = useBilingual();
  const amounts = useDifferenceColumns<CorrectionLine>();
  const [result, refetch] = useQuery({ query: CorrectionLinesQuery, variables: { runId, ...of } });
  const ofMember = 'memberId' in of;
  const title = (row: CorrectionLine): string => (ofMember ? say(row.label) : row.memberName);
  const why = (row: CorrectionLine): string => row.reasons.map(say).join(' ');
  const columns: readonly DataColumn<CorrectionLine>[] = [
    {
      id: 'line',
      header: ofMember ? m('line') : r('member'),
      rowHeader: true,
      cell: (row) => (
        <span>
          {title(row)}
          {!ofMember && <span className="vws-below">{say(row.label)}</span>} {row.change === 'new' && <Badge>{m('lineNew')}</Badge>}
          {row.change === 'gone' && <Badge>{m('lineGone')}</Badge>}
        </span>
      ),
      text: title,
    },
    ...amounts,
    { id: 'why', header: m('why'), cell: (row) => <span className="vws-wrap">{why(row)}</span>, text: why, hidden: true },
  ];
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ correctionLines }) => (
        <DataTable
          label={m('linesOf', { name })}
          columns={columns}
          rows={correctionLines}
          rowId={(row) => `${row.tenantId} ${row.key}`}
          rowName={title}
          empty={<EmptyState icon="success" title={m('linesNone')} />}
          exportCsv={fileName}
        />
      )}
    </QueryResult>
  );
}

function StatementLink({ run, tenantId }: { readonly run: Run; readonly tenantId: string }) {
  const r = useMessages(runTexts);
  const params = useBodyParams();
  const [{ data }] = useQuery({ query: StatementOfMemberQuery, variables: { runId: run.id, tenantId }, pause: run.status !== 'released' });
  const [statement] = data?.statements ?? [];
  if (!statement) return null;
  return (
    <Cluster>
      <Link look="button" to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: statement.id }}>
        {r('statement')}
      </Link>
    </Cluster>
  );
}

interface Differing {
  readonly difference: string;
}

const sizeOf = ({ difference }: Differing): bigint => {
  const cents = centsFromWire(difference);
  return cents < 0n ? -cents : cents;
};

const largestFirst = <Row extends Differing>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => (sizeOf(a) === sizeOf(b) ? 0 : sizeOf(a) > sizeOf(b) ? -1 : 1));

interface MembersProps {
  readonly run: Run;
  readonly members: readonly CorrectedMember[];
  readonly chosen: string | undefined;
  readonly onChoose: (memberId: string | undefined) => void;
}

/** Everybody whose amount changes; one of them opens its lines. */
export function CorrectedMembers({ run, members, chosen, onChoose }: MembersProps) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const amounts = useDifferenceColumns<CorrectedMember>();
  const member = members.find(({ tenantId }) => tenantId === chosen);
  const rows = useMemo(() => largestFirst(members), [members]);
  const columns: readonly DataColumn<CorrectedMember>[] = [
    {
      id: 'member',
      header: r('member'),
      rowHeader: true,
      cell: (row) => (
        <Button kind="tertiary" size="small" className="vws-row-button" onPress={() => onChoose(row.tenantId)}>
          {row.memberName}
        </Button>
      ),
      text: (row) => row.memberName,
    },
    ...amounts,
  ];
  return (
    <SplitPane
      detailsLabel={m('linesOf', { name: member?.memberName ?? '' })}
      details={
        member && (
          <Stack gap="small">
            <Lines runId={run.id} name={member.memberName} of={{ memberId: member.tenantId }} fileName={`berichtigung-${member.ags}.csv`} />
            <StatementLink run={run} tenantId={member.tenantId} />
          </Stack>
        )
      }
      onClose={() => onChoose(undefined)}
    >
      <Stack gap="small">
        <p className="vw-muted">{m('membersHelp')}</p>
        <DataTable
          label={m('membersTable')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.tenantId}
          rowName={(row) => row.memberName}
          {...(chosen ? { current: chosen } : {})}
          onOpen={(row) => onChoose(row.tenantId)}
          empty={null}
          exportCsv={`berichtigung-${run.periodTo}.csv`}
        />
      </Stack>
    </SplitPane>
  );
}

interface PoolsProps {
  readonly run: Run;
  readonly pools: readonly CorrectedPool[];
  readonly chosen: string | undefined;
  readonly onChoose: (poolId: string | undefined) => void;
}

/** Pools before → after → difference: where only the shares move, the pool itself comes to the same. */
export function CorrectedPools({ run, pools, chosen, onChoose }: PoolsProps) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const amounts = useDifferenceColumns<CorrectedPool>();
  const rows = useMemo(() => largestFirst(pools), [pools]);
  const name = ({ poolName }: CorrectedPool): string => poolName ?? m('directCharges');
  const pool = pools.find(({ poolId }) => poolId !== null && poolId === chosen);
  const columns: readonly DataColumn<CorrectedPool>[] = [
    {
      id: 'pool',
      header: r('pool'),
      rowHeader: true,
      cell: (row) =>
        row.poolId === null ? (
          name(row)
        ) : (
          <Button kind="tertiary" size="small" className="vws-row-button" onPress={() => onChoose(row.poolId ?? undefined)}>
            {name(row)}
          </Button>
        ),
      text: name,
    },
    ...amounts,
  ];
  return (
    <SplitPane
      detailsLabel={m('linesOf', { name: pool ? name(pool) : '' })}
      details={
        pool?.poolId && <Lines runId={run.id} name={name(pool)} of={{ poolId: pool.poolId }} fileName="berichtigung-kostentopf.csv" />
      }
      onClose={() => onChoose(undefined)}
    >
      <Stack gap="small">
        <p className="vw-muted">{m('poolsHelp')}</p>
        <DataTable
          label={m('poolsTable')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.poolId ?? 'charges'}
          rowName={name}
          {...(chosen ? { current: chosen } : {})}
          onOpen={(row) => onChoose(row.poolId ?? undefined)}
          empty={null}
          exportCsv={`berichtigung-kostentoepfe-${run.periodTo}.csv`}
        />
      </Stack>
    </SplitPane>
  );
}
