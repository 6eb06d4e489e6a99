// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, type DataColumn, DataTable, EmptyState, Link, StatusBadge, TextField } from '../../../ui/index.ts';
import { useRoles } from '../shared/directory.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { userTexts } from './messages.ts';
import { standingOf, TONES } from './validity.ts';

const UsersQuery = graphql(`
  query AdministrationUsers($tenantId: ID, $withFormer: Boolean) {
    users(tenantId: $tenantId, withFormer: $withFormer) {
      id
      name
      functionTitle
      email
      validFrom
      validTo
      grants {
        id
        role
        validFrom
        validTo
      }
    }
  }
`);

/** An empty list, too, is asked for again when one of these has changed. */
const CONTEXT = { additionalTypenames: ['TenantUser'] };

type User = ResultOf<typeof UsersQuery>['users'][number];

const currentRoles = (user: User): readonly string[] => [
  ...new Set(user.grants.filter(({ validFrom, validTo }) => standingOf(validFrom, validTo) === 'current').map(({ role }) => role)),
];

function useColumns(): readonly DataColumn<User>[] {
  const m = useMessages(userTexts);
  const { roleName } = useRoles();
  const params = useBodyParams();
  return useMemo(() => {
    const rolesText = (user: User): string => currentRoles(user).map(roleName).join(', ') || m('noRoles');
    const standing = (user: User): string => {
      const stands = standingOf(user.validFrom, user.validTo);
      return stands === 'announced' ? m('announced', { from: formatDate(user.validFrom) }) : m(stands);
    };
    return [
      {
        id: 'name',
        header: m('name'),
        rowHeader: true,
        text: (user) => user.name,
        cell: (user) => (
          <Link to="/a/$association/$body/administration/users/$userId" params={{ ...params, userId: user.id }}>
            {user.name}
          </Link>
        ),
      },
      { id: 'function', header: m('function'), text: (user) => user.functionTitle, cell: (user) => user.functionTitle },
      {
        id: 'roles',
        header: m('roles'),
        text: rolesText,
        cell: (user) => <span className={currentRoles(user).length ? '' : 'vw-muted'}>{rolesText(user)}</span>,
      },
      { id: 'email', header: m('email'), text: (user) => user.email, cell: (user) => user.email },
      {
        id: 'access',
        header: m('access'),
        text: standing,
        cell: (user) => <StatusBadge tone={TONES[standingOf(user.validFrom, user.validTo)]}>{standing(user)}</StatusBadge>,
      },
    ];
  }, [m, roleName, params]);
}

interface UserListProps {
  readonly tenantId: string;
  readonly search: string;
  readonly former: boolean;
  readonly onSearch: (text: string) => void;
  readonly onFormer: (former: boolean) => void;
  readonly onInvite: (() => void) | undefined;
}

export function UserList({ tenantId, search, former, onSearch, onFormer, onInvite }: UserListProps) {
  const m = useMessages(userTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const columns = useColumns();
  const [result, again] = useQuery({ query: UsersQuery, context: CONTEXT, variables: { tenantId, withFormer: former } });
  const wanted = search.toLowerCase();
  const fits = (user: User): boolean => `${user.name} ${user.email} ${user.functionTitle}`.toLowerCase().includes(wanted);
  const invite = onInvite && (
    <Button kind="primary" icon="add" onPress={onInvite}>
      {m('invite')}
    </Button>
  );
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ users }) => (
        <DataTable
          label={m('users')}
          columns={columns}
          rows={users.filter(fits)}
          rowId={(user) => user.id}
          rowName={(user) => user.name}
          onOpen={(user) =>
            void navigate({ to: '/a/$association/$body/administration/users/$userId', params: { ...params, userId: user.id } })
          }
          exportCsv="benutzer.csv"
          tools={
            <>
              <TextField
                label={m('search')}
                type="search"
                width="medium"
                value={search}
                onChange={(event) => onSearch(event.target.value)}
              />
              <Checkbox label={m('former')} checked={former} onChange={(event) => onFormer(event.target.checked)} />
            </>
          }
          empty={
            users.length === 0 ? (
              <EmptyState icon="account-circle" title={m('none')} action={invite}>
                {m('noneNext')}
              </EmptyState>
            ) : (
              <EmptyState icon="search" title={m('noMatch')}>
                {m('noMatchNext')}
              </EmptyState>
            )
          }
        />
      )}
    </QueryResult>
  );
}
