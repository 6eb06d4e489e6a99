// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Button, Cluster, type DataColumn, DataTable, EmptyState, Link, SplitPane, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { percentText } from '../exact.ts';
import { whyText } from '../explain/why-text.ts';
import { usePeriodText } from '../months.ts';
import { differenceOf } from '../statements/trend.ts';
import { runTexts } from './messages/index.ts';
import { type ComparedMember, ComparisonQuery, type Run, type Share, SharesQuery, StatementOfMemberQuery } from './run-documents.ts';

interface PaneProps {
  readonly run: Run;
  readonly member: ComparedMember;
  readonly onWhy: (why: string) => void;
}

function MemberPane({ run, member, onWhy }: PaneProps) {
  const m = useMessages(runTexts);
  const params = useBodyParams();
  const period = usePeriodText();
  const [result, refetch] = useQuery({ query: SharesQuery, variables: { runId: run.id, memberId: member.tenantId } });
  const isReleased = run.status === 'released';
  const variables = { runId: run.id, tenantId: member.tenantId };
  const [{ data }] = useQuery({ query: StatementOfMemberQuery, variables, pause: !isReleased });
  const [statement] = data?.statements ?? [];
  const columns: readonly DataColumn<Share>[] = [
    {
      id: 'pool',
      header: m('pool'),
      rowHeader: true,
      cell: (row) => row.poolName,
      text: (row) => row.poolName,
    },
    {
      id: 'months',
      header: m('months'),
      hidden: run.periodFrom === run.periodTo,
      cell: (row) => period(row.monthsFrom, row.monthsTo),
      text: (row) => period(row.monthsFrom, row.monthsTo),
    },
    {
      id: 'share',
      header: m('sharePart'),
      align: 'end',
      cell: (row) => percentText(row.fraction),
      text: (row) => percentText(row.fraction),
    },
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} onWhy={() => onWhy(whyText(row.memberId, row.poolId, row.monthsFrom))} />,
      text: (row) => amountOf(row.amount),
    },
  ];
  return (
    <Stack gap="small">
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ runShares }) => (
          <DataTable
            label={m('memberShares', { member: member.memberName })}
            columns={columns}
            rows={runShares}
            rowId={(row) => `${row.poolId} ${row.monthsFrom}`}
            rowName={(row) => row.poolName}
            onOpen={(row) => onWhy(whyText(row.memberId, row.poolId, row.monthsFrom))}
            empty={<EmptyState title={m('noShares')} />}
            exportCsv={`anteile-${member.ags}.csv`}
          />
        )}
      </QueryResult>
      {statement && (
        <Cluster>
          <Link look="button" to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: statement.id }}>
            {m('statement')}
          </Link>
        </Cluster>
      )}
    </Stack>
  );
}

/** What a member bears of the pools alone. */
const withoutCharges = ({ amount, directCharges }: ComparedMember): string => differenceOf(amount, directCharges) ?? amount;

interface RunMembersProps {
  readonly run: Run;
  readonly memberId: string | undefined;
  readonly onMember: (memberId: string | undefined) => void;
  readonly onWhy: (why: string) => void;
}

/** Totals by member; one of them opens its shares by pool. */
export function RunMembers({ run, memberId, onMember, onWhy }: RunMembersProps) {
  const m = useMessages(runTexts);
  const [result, refetch] = useQuery({ query: ComparisonQuery, variables: { runId: run.id } });
  const columns: readonly DataColumn<ComparedMember>[] = [
    {
      id: 'member',
      header: m('member'),
      rowHeader: true,
      cell: (row) => (
        <Button kind="tertiary" size="small" className="vws-row-button" onPress={() => onMember(row.tenantId)}>
          {row.memberName}
        </Button>
      ),
      text: (row) => row.memberName,
    },
    {
      id: 'pools',
      header: m('pools'),
      align: 'end',
      cell: (row) => amountOf(withoutCharges(row)),
      text: (row) => amountOf(withoutCharges(row)),
    },
    {
      id: 'charges',
      header: m('charges'),
      align: 'end',
      cell: (row) => (row.directCharges === '0.00' ? '–' : <Amount value={row.directCharges} />),
      text: (row) => amountOf(row.directCharges),
    },
    {
      id: 'amount',
      header: m('total'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} strong />,
      text: (row) => amountOf(row.amount),
    },
  ];
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ runComparison }) => {
        const members = [...(runComparison?.members ?? [])].sort((a, b) => a.memberName.localeCompare(b.memberName, 'de'));
        const chosen = members.find(({ tenantId }) => tenantId === memberId);
        return (
          <SplitPane
            detailsLabel={m('memberShares', { member: chosen?.memberName ?? '' })}
            details={chosen && <MemberPane run={run} member={chosen} onWhy={onWhy} />}
            onClose={() => onMember(undefined)}
          >
            <Stack gap="small">
              <p className="vw-muted">{m('membersHelp')}</p>
              <DataTable
                label={m('membersTable')}
                columns={columns}
                rows={members}
                rowId={(row) => row.tenantId}
                rowName={(row) => row.memberName}
                {...(memberId ? { current: memberId } : {})}
                onOpen={(row) => onMember(row.tenantId)}
                empty={<EmptyState title={m('membersTable')} />}
                exportCsv={`mitglieder-${run.periodTo}.csv`}
              />
              <p className="vws-total">
                <span>{m('sumRow')}</span>
                <span>{amountOf(run.total)}</span>
              </p>
            </Stack>
          </SplitPane>
        );
      }}
    </QueryResult>
  );
}
