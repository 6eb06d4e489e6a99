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

const WithPaymentsQuery = graphql(`
  query PaymentsMunicipalitiesWithPayments {
    paymentMunicipalities {
      id
    }
  }
`);

/** Those of them of which there is something to list: with a bank account or rules of their own. */
export function useMunicipalitiesWithPayments(): readonly Municipality[] {
  const { side } = useActingBody();
  const all = useMunicipalities();
  const [{ data }] = useQuery({ query: WithPaymentsQuery, pause: side === 'member' });
  return useMemo(() => {
    if (side === 'member') return all;
    const found = new Set(data?.paymentMunicipalities.map(({ id }) => id));
    return all.filter(({ id }) => found.has(id));
  }, [all, data, side]);
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
  /** Also those that have nothing of payments yet: where their accounts and rules are set up. */
  readonly everyone?: boolean;
}

/** For the centre, which works for many; a member has nothing to choose. */
export function MunicipalityChoice({ value, onChange, all = false, everyone = false }: ChoiceProps) {
  const m = useMessages(commonTexts);
  const { side } = useActingBody();
  const members = useMunicipalities();
  const withPayments = useMunicipalitiesWithPayments();
  if (side === 'member') return null;
  // What the address names stays chosen, whatever there is of it.
  const list = everyone ? members : members.filter((one) => one.id === value || withPayments.includes(one));
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
