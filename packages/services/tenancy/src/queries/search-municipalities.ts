// SPDX-License-Identifier: EUPL-1.2
import { folded, knownAt } from '@platform/database';
import { query } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import type { PopulationRow } from './tenant-rows.ts';

export interface MunicipalityRow {
  readonly ags: string;
  readonly ars: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly districtName: string;
  readonly populations: readonly PopulationRow[];
}

/** The register by the beginning of key, name or district; at most 50 of them. */
export const searchMunicipalities = query({
  name: 'tenancy.searchMunicipalities',
  action: 'tenancy.readDirectory',
  input: z.object({ search: z.string().trim().max(100).default(''), limit: z.int().min(1).max(50).default(20) }),
  run: async (reads, { input, at }): Promise<readonly MunicipalityRow[]> => {
    const start = `${input.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    // The beginning of the first word, or of a later one: all words stand after a space then.
    const begins = (column: string) => sql<SqlBool>`' ' || ${folded(sql.ref(column))} like ${folded(sql`${`% ${start}`}::text`)}`;
    return reads
      .selectFrom('municipality')
      .select((eb) => [
        ...(['ags', 'ars', 'name', 'short_name as shortName', 'kind', 'district_name as districtName'] as const),
        jsonArrayFrom(
          eb
            .selectFrom('population')
            .select(['basis', 'reference_date as referenceDate', 'inhabitants', 'source'])
            .whereRef('population.ags', '=', 'municipality.ags')
            .where(knownAt('population', at))
            .orderBy('reference_date', 'desc'),
        ).as('populations'),
      ])
      .where((eb) => eb.or([eb('ags', 'like', start), begins('name'), begins('district_name')]))
      .orderBy(sql`${folded(sql`name`)} like ${folded(sql`${start}::text`)} desc`)
      .orderBy('name')
      .limit(input.limit)
      .execute();
  },
});
