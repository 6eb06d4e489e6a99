// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import type { CivilDate, Instant, TenantId } from '@kernel/core';
import { dateColumn, instantColumn, type Writes } from '@platform/database';
import type { ItemFault } from '../items/read-item-list.ts';
import { fromJson, toJson } from '../json.ts';
import type { OrderMapping } from './order-list-mapping.ts';

const SUBJECT = 'orders';
/** A municipality has one way of writing its orders; it is remembered under this name. */
const NAME = 'orders';
const MOST_FAULTS = 500;

export interface OrderListCounts {
  readonly rows: number;
  readonly added: number;
  readonly faulty: number;
  readonly sumCents: bigint;
  readonly headers: readonly string[];
}
export interface CheckedOrders {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly status: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly version: number;
}

/** Lists of orders that were checked or taken over, and how a municipality writes them. */
export function orderListRepository(writes: Writes) {
  return {
    async findMapping(tenantId: TenantId): Promise<{ readonly id: string; readonly mapping: OrderMapping } | null> {
      const row = await writes.exchangeProfile.findFirst({ where: { tenantId, subject: SUBJECT, name: NAME } });
      return row && { id: row.id, mapping: fromJson<OrderMapping>(row.mapping) };
    },
    async saveMapping(tenantId: TenantId, id: string, mapping: OrderMapping, by: Person, at: Instant): Promise<void> {
      const data = { format: mapping.format, mapping: toJson(mapping), savedBy: toJson(by), savedAt: instantColumn(at) };
      await writes.exchangeProfile.upsert({
        where: { tenantId_id: { tenantId, id } },
        create: { ...data, tenantId, id, subject: SUBJECT, name: NAME, version: 1 },
        update: { ...data, version: { increment: 1 } },
      });
    },
    isTaken: async (tenantId: TenantId, fileHash: string): Promise<boolean> =>
      (await writes.itemImport.count({ where: { tenantId, subject: SUBJECT, fileHash, status: 'taken' } })) > 0,
    async addCheck(
      list: Omit<CheckedOrders, 'status' | 'version'>,
      found: {
        readonly profileId: string;
        readonly counts: OrderListCounts;
        readonly faults: readonly ItemFault[];
        readonly asOf: CivilDate;
      },
      by: Person,
      at: Instant,
    ): Promise<void> {
      const { profileId, counts, faults, asOf } = found;
      await writes.itemImport.create({
        data: {
          ...{ ...list, profileId, subject: SUBJECT, status: 'checked', asOf: dateColumn(asOf), version: 1 },
          ...{ counts: toJson(counts), faults: toJson(faults.slice(0, MOST_FAULTS)), checkedBy: toJson(by), checkedAt: instantColumn(at) },
        },
      });
    },
    async findCheck(id: string): Promise<CheckedOrders | null> {
      const row = await writes.itemImport.findFirst({ where: { id, subject: SUBJECT } });
      if (!row?.fileId) return null;
      const { tenantId, status, fileId, fileName, fileHash, version } = row;
      return { id, tenantId: tenantId as TenantId, status, fileId, fileName, fileHash, version };
    },
    async markTaken({ tenantId, id }: Pick<CheckedOrders, 'tenantId' | 'id'>, by: Person, at: Instant): Promise<void> {
      await writes.itemImport.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status: 'taken', takenBy: toJson(by), takenAt: instantColumn(at), version: { increment: 1 } },
      });
    },
  };
}
