// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import type { SelectOption } from '../../ui/index.ts';

const FamiliesQuery = graphql(`
  query SettlementFamilies {
    catalogue(withInactive: true) {
      id
      code
      nameDe
      nameEn
      active
    }
  }
`);

/** Names of the services in the catalogue; a reader without the right to see it gets the codes. */
export function useFamilies(): { readonly nameOf: (code: string) => string; readonly options: readonly SelectOption[] } {
  const may = useMay();
  const language = useLanguage();
  const [{ data }] = useQuery({ query: FamiliesQuery, pause: !may('desk.readCatalogue') });
  const names = useMemo(
    () => new Map((data?.catalogue ?? []).map((family) => [family.code, language === 'de' ? family.nameDe : family.nameEn])),
    [data, language],
  );
  const options = useMemo(
    () => (data?.catalogue ?? []).filter((family) => family.active).map(({ code }) => ({ value: code, label: names.get(code) ?? code })),
    [data, names],
  );
  return { nameOf: useCallback((code) => names.get(code) ?? code, [names]), options };
}
