// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState, Link, Stack } from '../../../ui/index.ts';
import { useRoles } from '../shared/directory.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { userTexts } from './messages.ts';

const ConflictsQuery = graphql(`
  query DutyConflicts($tenantId: ID) {
    dutyConflicts(tenantId: $tenantId) {
      userId
      userName
      roles
      actions {
        name
        label
      }
      deputyships {
        forName
        validFrom
        validTo
      }
    }
  }
`);

type Conflict = ResultOf<typeof ConflictsQuery>['dutyConflicts'][number];

/** Persons who today hold what two should hold. */
export function ConflictList({ tenantId }: { readonly tenantId: string }) {
  const m = useMessages(userTexts);
  const { roleName } = useRoles();
  const params = useBodyParams();
  const [result, again] = useQuery({ query: ConflictsQuery, variables: { tenantId } });
  const columns = useMemo<readonly DataColumn<Conflict>[]>(() => {
    const both = (row: Conflict): string => row.actions.map(({ label }) => label).join(' + ');
    const deputyOf = ({ forName, validFrom, validTo }: Conflict['deputyships'][number]): string =>
      m('throughDeputy', { name: forName, from: formatDate(validFrom), to: formatDate(validTo) });
    const roles = (row: Conflict): string => [...row.roles.map(roleName), ...row.deputyships.map(deputyOf)].join(', ');
    return [
      {
        id: 'name',
        header: m('name'),
        rowHeader: true,
        text: (row) => row.userName,
        cell: (row) => (
          <Link to="/a/$association/$body/administration/users/$userId" params={{ ...params, userId: row.userId }}>
            {row.userName}
          </Link>
        ),
      },
      { id: 'both', header: m('both'), text: both, cell: both },
      { id: 'roles', header: m('throughRoles'), text: roles, cell: roles },
    ];
  }, [m, roleName, params]);
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ dutyConflicts }) =>
        dutyConflicts.length === 0 ? (
          <EmptyState icon="success" title={m('conflictsNone')} />
        ) : (
          <Stack>
            <p>{m('conflictsIntro')}</p>
            <DataTable
              label={m('tabConflicts')}
              columns={columns}
              rows={dutyConflicts}
              rowId={(row) => `${row.userId}/${row.actions.map(({ name }) => name).join()}`}
              rowName={(row) => row.userName}
              exportCsv="aufgabentrennung.csv"
              empty={null}
            />
          </Stack>
        )
      }
    </QueryResult>
  );
}
