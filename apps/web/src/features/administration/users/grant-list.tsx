// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, StatusBadge, type TenantLook } from '../../../ui/index.ts';
import { useRoles } from '../shared/directory.ts';
import { EndDialog } from '../shared/end-dialog.tsx';
import { userTexts } from './messages.ts';
import { useScopeText } from './scope-text.ts';
import { formatEnd, standingOf, TONES } from './validity.ts';

export const GrantRow = graphql(`
  fragment GrantRow on RoleGrant {
    id
    role
    serviceFamilyCodes
    tenantIds
    validFrom
    validTo
    version
  }
`);

const EndRole = graphql(`
  mutation EndRole($idempotencyKey: String!, $grantId: ID!, $endsOn: Date!, $expectedVersion: Int!) {
    endRole(idempotencyKey: $idempotencyKey, grantId: $grantId, endsOn: $endsOn, expectedVersion: $expectedVersion) {
      __typename
      ... on EndRoleSuccess {
        user {
          id
          version
        }
      }
      ... on EndRoleRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Grant = ResultOf<typeof GrantRow>;

interface GrantListProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly grants: readonly FragmentOf<typeof GrantRow>[];
  readonly tenant: TenantLook;
  readonly mayEnd: boolean;
  readonly onChanged: () => void;
}

const byStanding = (a: Grant, b: Grant): number =>
  Number(standingOf(a.validFrom, a.validTo) === 'ended') - Number(standingOf(b.validFrom, b.validTo) === 'ended') ||
  a.role.localeCompare(b.role);

export function GrantList({ user, grants, tenant, mayEnd, onChanged }: GrantListProps) {
  const m = useMessages(userTexts);
  const { roleName } = useRoles();
  const scopeText = useScopeText();
  const [ending, setEnding] = useState<Grant | null>(null);
  const columns = useMemo<readonly DataColumn<Grant>[]>(() => {
    const stands = ({ validFrom, validTo }: Grant): string => {
      const standing = standingOf(validFrom, validTo);
      return standing === 'announced' ? m('announced', { from: formatDate(validFrom) }) : m(standing);
    };
    return [
      { id: 'role', header: m('role'), rowHeader: true, text: (grant) => roleName(grant.role), cell: (grant) => roleName(grant.role) },
      { id: 'scope', header: m('scope'), text: scopeText, cell: scopeText },
      { id: 'from', header: m('validFrom'), text: (grant) => formatDate(grant.validFrom), cell: (grant) => formatDate(grant.validFrom) },
      {
        id: 'to',
        header: m('validTo'),
        text: (grant) => formatEnd(grant.validTo, m('open')),
        cell: (grant) => formatEnd(grant.validTo, m('open')),
      },
      {
        id: 'status',
        header: m('status'),
        text: stands,
        cell: (grant) => <StatusBadge tone={TONES[standingOf(grant.validFrom, grant.validTo)]}>{stands(grant)}</StatusBadge>,
      },
      {
        id: 'end',
        header: m('action'),
        cell: (grant) =>
          mayEnd && standingOf(grant.validFrom, grant.validTo) !== 'ended' ? (
            <Button
              size="small"
              kind="tertiary"
              aria-label={m('endRoleOf', { role: roleName(grant.role) })}
              onPress={() => setEnding(grant)}
            >
              {m('endRole')}
            </Button>
          ) : (
            '–'
          ),
      },
    ];
  }, [m, roleName, scopeText, mayEnd]);
  return (
    <>
      <DataTable
        label={m('rolesOf')}
        columns={columns}
        rows={grants.map((grant) => readFragment(GrantRow, grant)).sort(byStanding)}
        rowId={(grant) => grant.id}
        rowName={(grant) => roleName(grant.role)}
        empty={
          <EmptyState icon="checklist" title={m('rolesNone')}>
            {m('rolesNoneNext')}
          </EmptyState>
        }
      />
      {ending && (
        <EndDialog
          title={m('endRoleOf', { role: roleName(ending.role) })}
          effect={m('endRoleEffect', { name: user.name, role: roleName(ending.role) })}
          submitLabel={m('endRole')}
          tenant={tenant}
          document={EndRole}
          variables={(idempotencyKey, endsOn) => ({ idempotencyKey, endsOn, grantId: ending.id, expectedVersion: ending.version })}
          done={(endsOn) => m('endRoleDone', { on: formatDate(endsOn) })}
          onClose={() => setEnding(null)}
          onDone={onChanged}
        />
      )}
    </>
  );
}
