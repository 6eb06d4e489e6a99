// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import type { CivilDate, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { fromJson, toJson } from '../json.ts';
import { REGISTERED_ON } from './register.ts';

export const FINDINGS = ['inOrder', 'objected'] as const;

/** How a sample was drawn, so that anybody can draw it again. */
export interface Drawn {
  readonly seed: string;
  /** Of so many vouchers of the period. */
  readonly of: number;
  /** SHA-256 over the ids of all of them, in the order of the register. */
  readonly population: string;
  readonly orderIds: readonly string[];
}

export interface VoucherCheck {
  readonly orderId: string;
  readonly finding: (typeof FINDINGS)[number];
  readonly note: string;
  readonly checkedBy: Person;
  readonly checkedAt: Instant;
}

export interface Sample {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly fromDay: CivilDate;
  readonly toDay: CivilDate;
  readonly drawn: Drawn;
  readonly checks: readonly VoucherCheck[];
  readonly drawnBy: Person;
  readonly version: number;
}

export function sampleRepository(writes: Writes) {
  const reads = statementsOn(writes);
  return {
    /** The register of a period in its own order; drafts and what was given back are no vouchers to be paid. */
    async registered(tenantId: TenantId, fromDay: CivilDate, toDay: CivilDate): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select o.id from payment_order as o where o.tenant_id = ${tenantId}::uuid and o.status not in ('drafted', 'rejected')
          and ${REGISTERED_ON} between ${fromDay}::date and ${toDay}::date order by o.year, o.number`.execute(reads);
      return rows.map(({ id }) => id);
    },
    async lockSample(id: string): Promise<Sample | null> {
      await writes.$queryRaw`select 1 as locked from voucher_sample where id = ${id}::uuid for update`;
      const row = await writes.voucherSample.findFirst({ where: { id } });
      if (!row) return null;
      return {
        ...{ id, tenantId: row.tenantId as TenantId, fromDay: fromDateColumn(row.fromDay), toDay: fromDateColumn(row.toDay) },
        ...{ drawn: fromJson<Drawn>(row.drawn), checks: fromJson<readonly VoucherCheck[]>(row.checks) },
        ...{ drawnBy: fromJson<Person>(row.drawnBy), version: row.version },
      };
    },
    async addSample({ id, tenantId, fromDay, toDay, drawn, drawnBy }: Omit<Sample, 'version' | 'checks'>, at: Instant): Promise<void> {
      const days = { fromDay: dateColumn(fromDay), toDay: dateColumn(toDay) };
      const data = {
        id,
        tenantId,
        ...days,
        drawn: toJson(drawn),
        checks: toJson([]),
        drawnBy: toJson(drawnBy),
        drawnAt: instantColumn(at),
        version: 1,
      };
      await writes.voucherSample.create({ data });
    },
    async saveChecks({ tenantId, id }: Sample, checks: readonly VoucherCheck[]): Promise<void> {
      await writes.voucherSample.update({
        where: { tenantId_id: { tenantId, id } },
        data: { checks: toJson(checks), version: { increment: 1 } },
      });
    },
  };
}
