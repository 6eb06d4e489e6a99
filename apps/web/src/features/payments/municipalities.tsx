// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { Select, TenantBadge, type TenantLook } from '../../ui/index.ts';
import { commonTexts } from './common-messages.ts';

const MunicipalitiesQuery = graphql(`
  query PaymentsMunicipalities {
    tenants {
      id
      kind
      name
      colour
    }
  }
`);

interface Municipality extends TenantLook {
  readonly id: string;
}

/** The municipalities whose money may be seen: for the centre all members, for a member itself. */
export function useMunicipalities(): readonly Municipality[] {
  const { side, tenantId, tenantName, colour } = useActingBody();
  const [{ data }] = useQuery({ query: MunicipalitiesQuery, pause: side === 'member' });
  return useMemo(
    () =>
      side === 'member'
        ? [{ id: tenantId, name: tenantName, colour }]
        : (data?.tenants ?? []).filter(({ kind }) => kind === 'member').sort((a, b) => a.name.localeCompare(b.name, 'de')),
    [data, side, tenantId, tenantName, colour],
  );
}

/** Whose money it is. */
export function MunicipalityBadge({ id }: { readonly id: string }) {
  const tenant = useMunicipalities().find((one) => one.id === id);
  return tenant ? <TenantBadge tenant={tenant} /> : null;
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** Whether all of them together can be shown. */
  readonly all?: boolean;
}

/** For the centre, which works for many; a member has nothing to choose. */
export function MunicipalityChoice({ value, onChange, all = false }: ChoiceProps) {
  const m = useMessages(commonTexts);
  const { side } = useActingBody();
  const list = useMunicipalities();
  if (side === 'member') return null;
  return (
    <Select
      label={m('municipality')}
      placeholder={m(all ? 'allMunicipalities' : 'choose')}
      value={value ?? ''}
      options={list.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}
