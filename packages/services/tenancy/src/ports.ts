// SPDX-License-Identifier: EUPL-1.2
import type { SettledMember, SettledPopulation, TenancyPort } from '@contracts/tenancy';
import type { CivilDate, TenantId } from '@kernel/core';
import { knownAt } from '@platform/database';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { findStanding } from './repositories/find-standing.ts';
import { LONG_AGO } from './repositories/tenant-repository.ts';

/** What the other services may know of the directory. */
export const tenancyOffer: TenancyPort = {
  findStanding,

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

  async findMunicipality(reads, ags, known) {
    const found = await reads
      .selectFrom('municipality')
      .select((eb) => [
        ...(['ags', 'name'] as const),
        jsonArrayFrom(
          eb
            .selectFrom('population')
            .select(['basis', 'reference_date as referenceDate', 'inhabitants'])
            .whereRef('population.ags', '=', 'municipality.ags')
            .where(knownAt('population', known))
            .orderBy('reference_date')
            .orderBy('basis'),
        ).as('populations'),
      ])
      .where('ags', '=', ags)
      .executeTakeFirst();
    return found ? { ...found, populations: found.populations as SettledPopulation[] } : null;
  },

  async populationsOf(reads, ags, known) {
    if (ags.length === 0) return new Map();
    const rows = await reads
      .selectFrom('population')
      .select(['ags', 'basis', 'reference_date as referenceDate', 'inhabitants'])
      .where('ags', 'in', ags)
      .where(knownAt('population', known))
      .orderBy('reference_date')
      .orderBy('basis')
      .execute();
    const counts = rows.map(({ ags: of, ...count }) => ({ of, count: count as SettledPopulation }));
    return new Map([...Map.groupBy(counts, ({ of }) => of)].map(([of, own]) => [of, own.map(({ count }) => count)]));
  },

  async beginnings(reads) {
    const association = await reads
      .selectFrom('association')
      .select(sql<CivilDate | null>`association.settings ->> 'foundedOn'`.as('foundedOn'))
      .executeTakeFirst();
    const rows = await reads
      .selectFrom('membership')
      .select((eb) => ['member_id', eb.fn.min('valid_from').as('since')])
      .where('known_to', 'is', null)
      .groupBy('member_id')
      .execute();
    return {
      foundedOn: association?.foundedOn ?? LONG_AGO,
      memberSince: new Map(rows.map(({ member_id: memberId, since }) => [memberId as TenantId, since as CivilDate])),
    };
  },

  async hasPopulation(reads, basis, referenceDate) {
    const found = await reads
      .selectFrom('population')
      .select('ags')
      .where('basis', '=', basis)
      .where('reference_date', '=', referenceDate)
      .where('known_to', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  },
};
