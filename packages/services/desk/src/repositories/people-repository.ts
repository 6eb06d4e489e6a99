// SPDX-License-Identifier: EUPL-1.2
import type { StaffMember } from '@domain/desk';
import type { CivilDate, TenantId, UserId } from '@kernel/core';
import { dateColumn, type Writes } from '@platform/database';
import { WORKING_ROLES } from '../actions.ts';

export interface PeopleRepository {
  /** People of the centre by their ids; whom the actor cannot see is not among them. */
  findStaff(centreId: TenantId, userIds: readonly UserId[]): Promise<readonly StaffMember[]>;
  /** Whether a person of the centre works on the tasks of a body and family on that day. */
  mayServe(centreId: TenantId, userId: UserId, task: { tenantId: TenantId; familyCode: string }, on: CivilDate): Promise<boolean>;
}

export function peopleRepository(writes: Writes): PeopleRepository {
  return {
    async findStaff(centreId, userIds) {
      if (userIds.length === 0) return [];
      const rows = await writes.tenantUser.findMany({ where: { tenantId: centreId, id: { in: [...userIds] } } });
      return rows.map((row) => ({
        userId: row.id as UserId,
        name: row.name,
        function: { de: row.functionTitle, en: row.functionTitle },
      }));
    },
    async mayServe(centreId, userId, { tenantId, familyCode }, on) {
      const day = dateColumn(on);
      const valid = { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] };
      const grants = await writes.roleGrant.findMany({
        where: { tenantId: centreId, userId, role: { in: [...WORKING_ROLES] }, ...valid, user: { is: valid } },
      });
      return grants.some(
        (grant) =>
          (tenantId === centreId || grant.scopeTenantIds.length === 0 || grant.scopeTenantIds.includes(tenantId)) &&
          (grant.serviceFamilyCodes.length === 0 || grant.serviceFamilyCodes.includes(familyCode)),
      );
    },
  };
}
