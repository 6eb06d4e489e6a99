// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/index.ts';
import type { ComboBoxOption } from '../../ui/index.ts';

const MembersQuery = graphql(`
  query TreasuryMembers {
    tenants { id kind name ags }
  }
`);

/** The members of the association, to choose from. */
export function useMembers(): readonly ComboBoxOption[] {
  const [{ data }] = useQuery({ query: MembersQuery });
  return useMemo(
    () =>
      (data?.tenants ?? [])
        .filter(({ kind }) => kind === 'member')
        .map(({ id, name, ags }) => ({ value: id, label: name, ...(ags ? { description: ags } : {}) })),
    [data],
  );
}
