// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';

const FamiliesQuery = graphql(`
  query AgreementFamilies {
    catalogue(withInactive: true) {
      id
      code
      nameDe
      nameEn
      active
    }
  }
`);

export interface FamilyLine {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
}

/** The families of the catalogue; a reader who may not see it gets the codes. */
export function useFamilies(): { readonly families: readonly FamilyLine[]; readonly familyName: (code: string) => string } {
  const may = useMay();
  const language = useLanguage();
  const [{ data }] = useQuery({ query: FamiliesQuery, pause: !may('desk.readCatalogue') });
  const families = useMemo(
    () => (data?.catalogue ?? []).map(({ code, nameDe, nameEn, active }) => ({ code, active, name: language === 'de' ? nameDe : nameEn })),
    [data, language],
  );
  return { families, familyName: useCallback((code) => families.find((family) => family.code === code)?.name ?? code, [families]) };
}

const MembersQuery = graphql(`
  query AgreementMembers {
    tenants {
      id
      kind
      name
      colour
      status
    }
  }
`);

export type MemberLine = ResultOf<typeof MembersQuery>['tenants'][number];

/** The members of the association. */
export function useMembers(): readonly MemberLine[] {
  const [{ data }] = useQuery({ query: MembersQuery });
  return useMemo(() => (data?.tenants ?? []).filter(({ kind }) => kind === 'member'), [data]);
}

const KeysQuery = graphql(`
  query AgreementKeys {
    settlementKeys {
      id
      name
      serviceFamilyCode
      versions {
        keyVersion
        validFrom
        validTo
        clause
        resolution
      }
    }
  }
`);

export type KeyLine = ResultOf<typeof KeysQuery>['settlementKeys'][number];

/** The published keys, if the reader may see them. */
export function useKeys(): { readonly keys: readonly KeyLine[]; readonly mayRead: boolean } {
  const mayRead = useMay()('settlement.readKeys');
  const [{ data }] = useQuery({ query: KeysQuery, pause: !mayRead });
  return { keys: useMemo(() => data?.settlementKeys ?? [], [data]), mayRead };
}
