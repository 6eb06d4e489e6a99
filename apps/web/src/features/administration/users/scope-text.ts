// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useBodies, useFamilies } from '../shared/directory.ts';
import { userTexts } from './messages.ts';

interface Scope {
  readonly tenantIds: readonly string[];
  readonly serviceFamilyCodes: readonly string[];
}

/** 'alle Stellen · Personalabrechnung': for whom and for which services a role holds. */
export function useScopeText(): (scope: Scope) => string {
  const m = useMessages(userTexts);
  const { bodyOf } = useBodies();
  const { familyName } = useFamilies();
  return useCallback(
    ({ tenantIds, serviceFamilyCodes }) => {
      const tenants = tenantIds.length === 0 ? m('allTenants') : tenantIds.map((id) => bodyOf(id)?.shortName ?? id).join(', ');
      const families = serviceFamilyCodes.length === 0 ? m('allFamilies') : serviceFamilyCodes.map(familyName).join(', ');
      return `${tenants} · ${families}`;
    },
    [m, bodyOf, familyName],
  );
}
