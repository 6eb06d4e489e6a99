// SPDX-License-Identifier: EUPL-1.2
import type { IssuerChange, IssuerChangeStatus, IssuerProfile } from '@domain/billing';
import type { AccountId, TenantId, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import { plainJson } from '../plain-json.ts';
import type { Entered } from './register-repository.ts';

export interface StoredIssuerChange {
  readonly change: IssuerChange;
  readonly version: number;
}

/** Wishes for another issuer, from the proposal to the decision. Whoever changes one holds the lock of the register. */
export function issuerRepository(writes: Writes) {
  return {
    async isWaiting(tenantId: TenantId): Promise<boolean> {
      return (await writes.issuerChange.count({ where: { tenantId, status: 'proposed' } })) > 0;
    },
    async findChange(tenantId: TenantId, id: string): Promise<StoredIssuerChange | null> {
      const row = await writes.issuerChange.findFirst({ where: { tenantId, id } });
      if (!row) return null;
      const change: IssuerChange = {
        ...{ id, status: row.status as IssuerChangeStatus, validFrom: fromDateColumn(row.validFrom) },
        value: row.profile as unknown as IssuerProfile,
        proposedBy: { userId: row.proposedByUser as UserId, accountId: row.proposedBy as AccountId | null },
      };
      return { change, version: row.version };
    },
    async addChange(
      { id, status, validFrom, value, proposedBy }: IssuerChange,
      { tenantId, associationId, at }: Omit<Entered, 'id' | 'by'>,
    ) {
      await writes.issuerChange.create({
        data: {
          ...{ tenantId, id, associationId, status, validFrom: dateColumn(validFrom), profile: plainJson(value), version: 1 },
          ...{ proposedBy: proposedBy.accountId, proposedByUser: proposedBy.userId, proposedAt: instantColumn(at) },
        },
      });
    },
    async decideChange({ id, status }: IssuerChange, { tenantId, by, at }: Omit<Entered, 'id'>): Promise<void> {
      await writes.issuerChange.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, decidedBy: by.accountId, decidedByUser: by.userId, decidedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
  };
}
