// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/index.ts';
import { useActingBody } from '../../session/index.ts';
import type { SelectOption } from '../../ui/index.ts';
import { useSaid } from './bilingual.ts';

const familiesQuery = graphql(`
  query DeskFamilies {
    catalogue(withInactive: false) {
      id
      code
      nameDe
      nameEn
    }
  }
`);

export function useFamilyChoices(): readonly SelectOption[] {
  const said = useSaid();
  const [{ data }] = useQuery({ query: familiesQuery, requestPolicy: 'cache-first' });
  return useMemo(() => (data?.catalogue ?? []).map((family) => ({ value: family.code, label: said(family, 'name') })), [data, said]);
}

const membersQuery = graphql(`
  query DeskMembers {
    tenants(status: current) {
      id
      name
      shortName
      kind
      colour
    }
  }
`);

export interface MemberChoice {
  readonly value: string;
  readonly label: string;
  readonly colour: string;
}

/** The members that the centre may serve; for members nothing. */
export function useMemberChoices(): readonly MemberChoice[] {
  const { side } = useActingBody();
  const [{ data }] = useQuery({ query: membersQuery, pause: side !== 'centre', requestPolicy: 'cache-first' });
  return useMemo(
    () =>
      (data?.tenants ?? [])
        .filter((tenant) => tenant.kind !== 'centre')
        .map((tenant) => ({ value: tenant.id, label: tenant.name, colour: tenant.colour })),
    [data],
  );
}

const colleaguesQuery = graphql(`
  query DeskColleagues {
    colleagues {
      id
      name
      functionTitle
    }
  }
`);

/** People of the own body. */
export function useColleagueChoices(): readonly { readonly value: string; readonly label: string; readonly description: string }[] {
  const [{ data }] = useQuery({ query: colleaguesQuery, requestPolicy: 'cache-first' });
  return useMemo(
    () => (data?.colleagues ?? []).map((person) => ({ value: person.id, label: person.name, description: person.functionTitle })),
    [data],
  );
}
