// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, CivilDate, Instant, TenantId, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';

/** A role that a user holds, with dates and limits. */
export interface Grant {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly role: string;
  /** Empty: every tenant of the association. */
  readonly tenantIds: readonly TenantId[];
  /** Empty: every family. */
  readonly familyCodes: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly grantedBy: AccountId | null;
  readonly version: number;
}

/** Somebody acts for somebody who is away. */
export interface DeputyEntry {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly deputyUserId: UserId;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly version: number;
}

type GrantRow = NonNullable<Awaited<ReturnType<Writes['roleGrant']['findFirst']>>>;
type DeputyRow = NonNullable<Awaited<ReturnType<Writes['deputy']['findFirst']>>>;

const grantOf = (row: GrantRow): Grant => ({
  id: row.id,
  tenantId: row.tenantId as TenantId,
  userId: row.userId as UserId,
  role: row.role,
  tenantIds: row.scopeTenantIds as TenantId[],
  familyCodes: row.serviceFamilyCodes,
  validFrom: fromDateColumn(row.validFrom),
  validTo: orNull(row.validTo, fromDateColumn),
  grantedBy: row.grantedBy as AccountId | null,
  version: row.version,
});

const deputyOf = (row: DeputyRow): DeputyEntry => ({
  id: row.id,
  tenantId: row.tenantId as TenantId,
  userId: row.userId as UserId,
  deputyUserId: row.deputyUserId as UserId,
  validFrom: fromDateColumn(row.validFrom),
  validTo: fromDateColumn(row.validTo),
  version: row.version,
});

export function roleRepository(writes: Writes) {
  return {
    async listGrants(tenantId: TenantId): Promise<Grant[]> {
      return (await writes.roleGrant.findMany({ where: { tenantId } })).map(grantOf);
    },

    /** All roles of a body, and all deputies: present, former and coming. */
    async holdingsOf(tenantId: TenantId): Promise<{ grants: Grant[]; deputies: DeputyEntry[] }> {
      const grants = await writes.roleGrant.findMany({ where: { tenantId } });
      const deputies = await writes.deputy.findMany({ where: { tenantId } });
      return { grants: grants.map(grantOf), deputies: deputies.map(deputyOf) };
    },

    async findGrant(grantId: string): Promise<Grant | null> {
      const row = await writes.roleGrant.findFirst({ where: { id: grantId } });
      return row && grantOf(row);
    },

    async insertGrant(grant: Grant, at: Instant): Promise<void> {
      const { id, tenantId, userId, role, grantedBy, version } = grant;
      await writes.roleGrant.create({
        data: {
          ...{ tenantId, id, userId, role, grantedBy, version },
          scopeTenantIds: [...grant.tenantIds],
          serviceFamilyCodes: [...grant.familyCodes],
          validFrom: dateColumn(grant.validFrom),
          validTo: orNull(grant.validTo, dateColumn),
          createdAt: instantColumn(at),
        },
      });
    },

    async saveEnd(grant: Grant): Promise<void> {
      await writes.roleGrant.update({
        where: { tenantId_id: { tenantId: grant.tenantId, id: grant.id } },
        data: { validTo: orNull(grant.validTo, dateColumn), version: grant.version },
      });
    },

    async findDeputy(deputyId: string): Promise<DeputyEntry | null> {
      const row = await writes.deputy.findFirst({ where: { id: deputyId } });
      return row && deputyOf(row);
    },

    async insertDeputy(entry: DeputyEntry, at: Instant): Promise<void> {
      const { id, tenantId, userId, deputyUserId, version } = entry;
      const dates = { validFrom: dateColumn(entry.validFrom), validTo: dateColumn(entry.validTo) };
      await writes.deputy.create({ data: { tenantId, id, userId, deputyUserId, version, ...dates, createdAt: instantColumn(at) } });
    },

    async saveDeputyEnd(entry: DeputyEntry): Promise<void> {
      await writes.deputy.update({
        where: { tenantId_id: { tenantId: entry.tenantId, id: entry.id } },
        data: { validTo: dateColumn(entry.validTo), version: entry.version },
      });
    },

    /** Codes of the families in the association's catalogue. */
    async listFamilyCodes(): Promise<string[]> {
      return (await writes.serviceFamily.findMany({ select: { code: true } })).map(({ code }) => code);
    },
  };
}
