// SPDX-License-Identifier: EUPL-1.2
import type { Association } from '@domain/tenancy';
import type { Instant, TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';

export function associationRepository(writes: Writes) {
  return {
    /** Over the wall, as a yes or a no: whether any association of this installation has the name or the address. */
    async isTaken(name: string, slug: string): Promise<boolean> {
      const rows = await writes.$queryRaw<{ taken: boolean }[]>`select wall.association_taken(${name}, ${slug}) as taken`;
      return rows[0]?.taken ?? false;
    },

    async insertAssociation(association: Association, centreId: TenantId, slug: string, at: Instant): Promise<void> {
      const { id, name, shortName, land, validity } = association;
      await writes.association.createMany({
        data: [
          {
            tenantId: centreId,
            id,
            associationId: id,
            name,
            slug,
            staffShownAs: 'name',
            settings: { shortName, land, foundedOn: validity.from },
            version: 1,
            createdAt: instantColumn(at),
          },
        ],
      });
    },

    async lockVersion(centreId: TenantId): Promise<void> {
      await writes.$queryRaw`select id from association where tenant_id = ${centreId}::uuid for update`;
    },

    async saveStaffShownAs(centreId: TenantId, staffShownAs: string, version: number): Promise<void> {
      await writes.association.updateMany({ where: { tenantId: centreId }, data: { staffShownAs, version } });
    },
  };
}
