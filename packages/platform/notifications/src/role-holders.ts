// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { dateColumn, type Writes } from '@platform/database';
import type { Recipient } from './with-notifications.ts';

export interface HeldFor {
  /** The body that the matter belongs to. */
  readonly tenantId: string;
  /** Only who works on one of these service families; without them, whoever holds the role. */
  readonly familyCodes?: readonly string[];
  readonly on: CivilDate;
}

/**
 * Who holds one of the roles on a day for a body, and who stands in for such a person: the inbox of whoever is away is read by
 * nobody else. Reaches the users whom the transaction sees, so a handler's own body and the centre.
 */
export async function roleHolders(
  writes: Writes,
  roles: readonly string[],
  { tenantId, familyCodes, on }: HeldFor,
): Promise<readonly Recipient[]> {
  const day = dateColumn(on);
  const grants = await writes.roleGrant.findMany({
    where: { role: { in: [...roles] }, validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
  });
  const holders = grants.filter(
    (grant) =>
      (grant.tenantId === tenantId || grant.scopeTenantIds.length === 0 || grant.scopeTenantIds.includes(tenantId)) &&
      (familyCodes === undefined ||
        grant.serviceFamilyCodes.length === 0 ||
        grant.serviceFamilyCodes.some((code) => familyCodes.includes(code))),
  );
  if (holders.length === 0) return [];
  const deputies = await writes.deputy.findMany({
    where: {
      OR: holders.map((holder) => ({ tenantId: holder.tenantId, userId: holder.userId })),
      validFrom: { lte: day },
      validTo: { gte: day },
    },
  });
  return [...holders, ...deputies.map((deputy) => ({ tenantId: deputy.tenantId, userId: deputy.deputyUserId }))].map((found) => ({
    tenantId: found.tenantId,
    userId: found.userId,
  }));
}
