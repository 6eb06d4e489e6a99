// SPDX-License-Identifier: EUPL-1.2
import { query } from '@platform/use-case';
import { z } from 'zod';

export interface AssociationRow {
  readonly id: string;
  readonly centreId: string;
  readonly name: string;
  readonly shortName: string;
  readonly slug: string;
  readonly land: string;
  readonly foundedOn: string | null;
  readonly staffShownAs: string;
  readonly version: number;
}

export const showAssociation = query({
  name: 'tenancy.showAssociation',
  action: 'tenancy.readDirectory',
  input: z.object({}),
  run: async (reads): Promise<AssociationRow> => {
    const row = await reads
      .selectFrom('association')
      .select(['id', 'tenant_id', 'name', 'slug', 'staff_shown_as', 'settings', 'version'])
      .executeTakeFirstOrThrow();
    const settings = row.settings as { shortName?: string; land?: string; foundedOn?: string };
    return {
      id: row.id,
      centreId: row.tenant_id,
      name: row.name,
      shortName: settings.shortName ?? row.name,
      slug: row.slug,
      land: settings.land ?? 'NW',
      foundedOn: settings.foundedOn ?? null,
      staffShownAs: row.staff_shown_as,
      version: row.version,
    };
  },
});
