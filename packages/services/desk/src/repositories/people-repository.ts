// SPDX-License-Identifier: EUPL-1.2
import type { StaffMember } from '@domain/desk';
import { type CivilDate, type CivilMonth, firstDay, lastDay, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, type Writes } from '@platform/database';
import { WORKING_ROLES } from '../actions.ts';

export interface PeopleRepository {
  /** People of the centre by their ids; whom the actor cannot see is not among them. */
  findStaff(centreId: TenantId, userIds: readonly UserId[]): Promise<readonly StaffMember[]>;
  /** Whether a person of the centre works on the tasks of a body and family on that day. */
  mayServe(centreId: TenantId, userId: UserId, task: { tenantId: TenantId; familyCode: string }, on: CivilDate): Promise<boolean>;
  /** The families for which a person holds a working role on some day of the month; a role without a limit stands for all. */
  familiesInMonth(centreId: TenantId, userId: UserId, month: CivilMonth): Promise<readonly string[]>;
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
    async familiesInMonth(centreId, userId, month) {
      const valid = {
        validFrom: { lte: dateColumn(lastDay(month)) },
        OR: [{ validTo: null }, { validTo: { gte: dateColumn(firstDay(month)) } }],
      };
      const grants = await writes.roleGrant.findMany({
        where: { tenantId: centreId, userId, role: { in: [...WORKING_ROLES] }, ...valid },
      });
      if (grants.every(({ serviceFamilyCodes }) => serviceFamilyCodes.length > 0))
        return [...new Set(grants.flatMap(({ serviceFamilyCodes }) => serviceFamilyCodes))];
      const all = await writes.serviceFamily.findMany({ where: { tenantId: centreId }, select: { code: true } });
      return all.map(({ code }) => code);
    },
  };
}
