// SPDX-License-Identifier: EUPL-1.2
import type { Pool, PoolCost } from '@domain/settlement';
import { type AccountId, type AssociationId, type CivilMonth, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';

export interface PoolRecord extends Pool {
  readonly active: boolean;
  readonly version: number;
}

/** Who posted something, and when. */
export interface Posted {
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

type PoolCostRow = Awaited<ReturnType<Writes['poolCost']['findFirstOrThrow']>>;

const costOf = (row: PoolCostRow): PoolCost => ({
  id: row.id,
  poolId: row.poolId,
  month: row.month as CivilMonth,
  kind: row.kind as PoolCost['kind'],
  amountCents: cents(row.amountCents),
  label: row.label,
  voucher: row.voucher,
  enteredBy: row.enteredByUser as UserId | null,
  reverses: row.reverses,
});

export function poolRepository(writes: Writes) {
  const poolOf = ({ id, serviceFamilyCode, name, keyId, active, version }: PoolRecord): PoolRecord => ({
    id,
    serviceFamilyCode,
    name,
    keyId,
    active,
    version,
  });
  return {
    async allPools(tenantId: TenantId): Promise<PoolRecord[]> {
      return (await writes.pool.findMany({ where: { tenantId } })).map(poolOf);
    },
    /** Costs of one pool are posted one after the other. */
    async lockPool(tenantId: TenantId, id: string): Promise<PoolRecord | null> {
      await writes.$queryRaw`select 1 as locked from pool where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
      const row = await writes.pool.findUnique({ where: { tenantId_id: { tenantId, id } } });
      return row && poolOf(row);
    },
    async addPool(tenantId: TenantId, associationId: AssociationId, pool: Pool, at: Instant): Promise<void> {
      await writes.pool.create({ data: { tenantId, associationId, ...pool, version: 1, createdAt: instantColumn(at) } });
    },
    async retirePool(tenantId: TenantId, id: string): Promise<void> {
      await writes.pool.update({ where: { tenantId_id: { tenantId, id } }, data: { active: false, version: { increment: 1 } } });
    },
    async findCost(tenantId: TenantId, id: string): Promise<{ cost: PoolCost; reversedBy: string | null } | null> {
      const row = await writes.poolCost.findUnique({ where: { tenantId_id: { tenantId, id } } });
      if (!row) return null;
      const counter = await writes.poolCost.findFirst({ where: { tenantId, reverses: id }, select: { id: true } });
      return { cost: costOf(row), reversedBy: counter?.id ?? null };
    },
    async addCosts(tenantId: TenantId, costs: readonly PoolCost[], { at, accountId }: Posted): Promise<void> {
      await writes.poolCost.createMany({
        data: costs.map(({ id, poolId, month, kind, amountCents, label, voucher, enteredBy, reverses }) => ({
          tenantId,
          id,
          poolId,
          month,
          kind,
          amountCents,
          label,
          voucher,
          reverses,
          enteredBy: accountId,
          enteredByUser: enteredBy,
          createdAt: instantColumn(at),
        })),
      });
    },
  };
}
