// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput, today } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, DateField, EmptyState, Link } from '../../../ui/index.ts';
import { useRoles } from '../shared/directory.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { userTexts } from './messages.ts';
import { useScopeText } from './scope-text.ts';
import { formatEnd } from './validity.ts';

const RolesOnQuery = graphql(`
  query RolesOnDay($on: Date!, $tenantId: ID) {
    rolesOn(on: $on, tenantId: $tenantId) {
      grantId
      userId
      userName
      functionTitle
      tenantName
      role
      tenantIds
      serviceFamilyCodes
      validFrom
      validTo
      deputyForName
    }
  }
`);

type Held = ResultOf<typeof RolesOnQuery>['rolesOn'][number];

function useColumns(): readonly DataColumn<Held>[] {
  const m = useMessages(userTexts);
  const { roleName } = useRoles();
  const scopeText = useScopeText();
  const params = useBodyParams();
  return useMemo(() => {
    const role = (held: Held): string =>
      held.deputyForName === null ? roleName(held.role) : `${roleName(held.role)} (${m('asDeputy', { name: held.deputyForName })})`;
    return [
      {
        id: 'name',
        header: m('name'),
        rowHeader: true,
        text: (held) => held.userName,
        cell: (held) => (
          <Link to="/a/$association/$body/administration/users/$userId" params={{ ...params, userId: held.userId }}>
            {held.userName}
          </Link>
        ),
      },
      { id: 'function', header: m('function'), text: (held) => held.functionTitle, cell: (held) => held.functionTitle },
      { id: 'role', header: m('role'), text: role, cell: role },
      { id: 'scope', header: m('scope'), text: scopeText, cell: scopeText },
      { id: 'from', header: m('validFrom'), text: (held) => formatDate(held.validFrom), cell: (held) => formatDate(held.validFrom) },
      {
        id: 'to',
        header: m('validTo'),
        text: (held) => formatEnd(held.validTo, m('open')),
        cell: (held) => formatEnd(held.validTo, m('open')),
      },
    ];
  }, [m, roleName, scopeText, params]);
}

interface RolesOnDayProps {
  readonly tenantId: string;
  readonly on: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

/** Who could do what on a day, in the past or to come. */
export function RolesOnDay({ tenantId, on, onDay }: RolesOnDayProps) {
  const m = useMessages(userTexts);
  const columns = useColumns();
  const day = on !== undefined && parseDateInput(on) ? on : today();
  const [text, setText] = useState(formatDate(day));
  const [result, again] = useQuery({ query: RolesOnQuery, variables: { on: day, tenantId } });
  const follow = (typed: string): void => {
    setText(typed);
    const read = parseDateInput(typed);
    if (read && /\d{4}/.test(typed)) onDay(read === today() ? undefined : read);
  };
  const settle = (): void => {
    const read = parseDateInput(text);
    if (read) onDay(read === today() ? undefined : read);
  };
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ rolesOn }) => (
        <DataTable
          label={`${m('tabRoles')}: ${formatDate(day)}`}
          columns={columns}
          rows={rolesOn}
          rowId={(held) => `${held.grantId}/${held.userId}`}
          rowName={(held) => held.userName}
          exportCsv={`rollen-${day}.csv`}
          tools={<DateField label={m('onDay')} value={text} onChange={follow} onBlur={settle} />}
          empty={
            <EmptyState icon="calendar-today" title={m('rolesOnNone')}>
              {m('rolesOnNext')}
            </EmptyState>
          }
        />
      )}
    </QueryResult>
  );
}
