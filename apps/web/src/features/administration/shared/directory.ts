// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';

const BodiesQuery = graphql(`
  query AdministrationBodies {
    tenants {
      id
      kind
      name
      shortName
      colour
      status
    }
  }
`);

export type BodyLine = ResultOf<typeof BodiesQuery>['tenants'][number];

/** The bodies of the association, the centre first. */
export function useBodies(): { readonly bodies: readonly BodyLine[]; readonly bodyOf: (id: string) => BodyLine | undefined } {
  const [{ data }] = useQuery({ query: BodiesQuery });
  const bodies = useMemo(() => data?.tenants ?? [], [data]);
  return { bodies, bodyOf: useCallback((id) => bodies.find((body) => body.id === id), [bodies]) };
}

const RolesQuery = graphql(`
  query AdministrationRoles {
    roleMatrix {
      roles {
        name
        label
        side
        longestDays
      }
    }
  }
`);

export type RoleLine = ResultOf<typeof RolesQuery>['roleMatrix']['roles'][number];

/** The roles that there are, with their names for people. */
export function useRoles(): { readonly roles: readonly RoleLine[]; readonly roleName: (name: string) => string } {
  const [{ data }] = useQuery({ query: RolesQuery });
  const roles = useMemo(() => data?.roleMatrix.roles ?? [], [data]);
  return { roles, roleName: useCallback((name) => roles.find((role) => role.name === name)?.label ?? name, [roles]) };
}

const FamiliesQuery = graphql(`
  query AdministrationFamilies {
    catalogue(withInactive: true) {
      id
      code
      nameDe
      nameEn
    }
  }
`);

export interface FamilyLine {
  readonly code: string;
  readonly name: string;
}

/** The families of the catalogue; a reader who may not see it gets the codes. */
export function useFamilies(): { readonly families: readonly FamilyLine[]; readonly familyName: (code: string) => string } {
  const may = useMay();
  const language = useLanguage();
  const [{ data }] = useQuery({ query: FamiliesQuery, pause: !may('desk.readCatalogue') });
  const families = useMemo(
    () => (data?.catalogue ?? []).map(({ code, nameDe, nameEn }) => ({ code, name: language === 'de' ? nameDe : nameEn })),
    [data, language],
  );
  return { families, familyName: useCallback((code) => families.find((family) => family.code === code)?.name ?? code, [families]) };
}
