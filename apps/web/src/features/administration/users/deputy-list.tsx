// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Link, StatusBadge, type TenantLook } from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { userTexts } from './messages.ts';
import { standingOf, TONES } from './validity.ts';

const EndDeputyDialog = lazy(() => import('./end-deputy-dialog.tsx').then((module) => ({ default: module.EndDeputyDialog })));

const DeputiesQuery = graphql(`
  query AdministrationDeputies($tenantId: ID) {
    deputies(tenantId: $tenantId) {
      id
      userId
      userName
      deputyUserId
      deputyName
      validFrom
      validTo
      version
    }
  }
`);

/** An empty list, too, is asked for again when one of these has changed. */
const CONTEXT = { additionalTypenames: ['Deputy'] };

type Deputy = ResultOf<typeof DeputiesQuery>['deputies'][number];

interface DeputyListProps {
  readonly tenantId: string;
  readonly body: TenantLook;
  /** Only those of one person. */
  readonly userId?: string;
}

/** Present and coming deputies of a body, or of one of its people. */
export function DeputyList({ tenantId, body, userId }: DeputyListProps) {
  const m = useMessages(userTexts);
  const may = useMay();
  const params = useBodyParams();
  const [ending, setEnding] = useState<Deputy | null>(null);
  const [result, again] = useQuery({ query: DeputiesQuery, context: CONTEXT, variables: { tenantId } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const mayEnd = may('tenancy.nameDeputy');
  const columns = useMemo<readonly DataColumn<Deputy>[]>(() => {
    const link = (id: string, name: string) => (
      <Link to="/a/$association/$body/administration/users/$userId" params={{ ...params, userId: id }}>
        {name}
      </Link>
    );
    const stands = (row: Deputy): string => {
      const standing = standingOf(row.validFrom, row.validTo);
      return standing === 'announced' ? m('announced', { from: formatDate(row.validFrom) }) : m(standing);
    };
    return [
      { id: 'user', header: m('deputyFor'), rowHeader: true, text: (row) => row.userName, cell: (row) => link(row.userId, row.userName) },
      { id: 'deputy', header: m('deputyBy'), text: (row) => row.deputyName, cell: (row) => link(row.deputyUserId, row.deputyName) },
      { id: 'from', header: m('validFrom'), text: (row) => formatDate(row.validFrom), cell: (row) => formatDate(row.validFrom) },
      { id: 'to', header: m('validTo'), text: (row) => formatDate(row.validTo), cell: (row) => formatDate(row.validTo) },
      {
        id: 'status',
        header: m('status'),
        text: stands,
        cell: (row) => <StatusBadge tone={TONES[standingOf(row.validFrom, row.validTo)]}>{stands(row)}</StatusBadge>,
      },
      ...(mayEnd
        ? [
            {
              id: 'end',
              header: m('action'),
              cell: (row: Deputy) => (
                <Button size="small" kind="tertiary" aria-label={m('endDeputyOf', { name: row.deputyName })} onPress={() => setEnding(row)}>
                  {m('endDeputy')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [m, params, mayEnd]);
  return (
    <>
      <QueryResult result={result} onRetry={refresh} lines={3}>
        {({ deputies }) => (
          <DataTable
            label={m('deputies')}
            columns={columns}
            rows={deputies.filter((row) => userId === undefined || row.userId === userId || row.deputyUserId === userId)}
            rowId={(row) => row.id}
            rowName={(row) => `${row.userName}, ${row.deputyName}`}
            {...(userId === undefined && { exportCsv: 'vertretungen.csv' })}
            empty={
              <EmptyState icon="account-circle" title={m('deputiesNone')}>
                {userId === undefined && m('deputiesNext')}
              </EmptyState>
            }
          />
        )}
      </QueryResult>
      {ending && (
        <Suspense>
          <EndDeputyDialog deputy={ending} body={body} onClose={() => setEnding(null)} onDone={refresh} />
        </Suspense>
      )}
    </>
  );
}
