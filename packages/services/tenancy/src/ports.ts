// SPDX-License-Identifier: EUPL-1.2
import type { SettledMember, SettledPopulation, TenancyPort, TenantStanding } from '@contracts/tenancy';
import { type CivilDate, isValidOn, type TenantId } from '@kernel/core';
import { knownAt } from '@platform/database';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { tenantRepository } from './repositories/tenant-repository.ts';

/** What the other services may know of the directory. */
export const tenancyOffer: TenancyPort = {
  async findStanding(writes, tenantId, on): Promise<TenantStanding | null> {
    const tenants = tenantRepository(writes);
    const tenant = (await tenants.listTenants(tenantId))[0];
    if (!tenant) return null;
    const { centreId, staffShownAs } = await tenants.getAssociation();
    const { kind, name, shortName, colour, requestsNeedApproval, officeCalendar } = tenant;
    return {
      ...{ tenantId, centreId, kind, name, shortName, colour, requestsNeedApproval, officeCalendar },
      membership: kind === 'member' && isValidOn(tenant.validity, on) ? tenant.validity : null,
      staffShownAs: staffShownAs === 'function' ? 'function' : 'name',
    };
  },

  async membersOf(reads, { from, to }, known): Promise<readonly SettledMember[]> {
    const rows = await reads
      .selectFrom('tenant')
      .innerJoin('membership', 'membership.member_id', 'tenant.id')
      .select((eb) => [
        ...(['tenant.id', 'tenant.ags', 'tenant.name', 'membership.valid_from', 'membership.valid_to'] as const),
        jsonArrayFrom(
          eb
            .selectFrom('population')
            .select(['basis', 'reference_date as referenceDate', 'inhabitants'])
            .whereRef('population.ags', '=', 'tenant.ags')
            .where(knownAt('population', known))
            .orderBy('reference_date')
            .orderBy('basis'),
        ).as('populations'),
      ])
      .where('tenant.kind', '=', 'member')
      .where(knownAt('membership', known))
      .where('membership.valid_from', '<=', to)
      .where((eb) => eb.or([eb('membership.valid_to', 'is', null), eb('membership.valid_to', '>=', from)]))
      .orderBy('tenant.ags')
      .orderBy('membership.valid_from')
      .execute();
    const members = new Map<string, SettledMember>();
    for (const row of rows) {
      const validity = { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null };
      const known = members.get(row.id);
      members.set(row.id, {
        tenantId: row.id as TenantId,
        ags: row.ags ?? '',
        name: row.name,
        memberships: [...(known?.memberships ?? []), validity],
        populations: row.populations as SettledPopulation[],
      });
    }
    return [...members.values()];
  },
};
