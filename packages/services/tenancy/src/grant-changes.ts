// SPDX-License-Identifier: EUPL-1.2
import type { Grant } from './repositories/role-repository.ts';

type GrantTerms = Pick<Grant, 'role' | 'tenantIds' | 'familyCodes' | 'validFrom' | 'validTo'>;

/** What the history says of a role that was given: which one, for whom, for which services, from when to when. */
export const grantChanges = ({ role, tenantIds, familyCodes, validFrom, validTo }: GrantTerms) => [
  { field: 'role', from: null, to: role },
  ...(tenantIds.length === 0 ? [] : [{ field: 'tenantIds', from: null, to: tenantIds }]),
  ...(familyCodes.length === 0 ? [] : [{ field: 'serviceFamilyCodes', from: null, to: familyCodes }]),
  { field: 'validFrom', from: null, to: validFrom },
  ...(validTo === null ? [] : [{ field: 'validTo', from: null, to: validTo }]),
];
