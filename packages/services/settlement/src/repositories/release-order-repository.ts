// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { RELEASE_WORK } from '../release-work.ts';

/** Who ordered a release, and from which session, whose second factor was fresh. */
interface ReleaseOrder {
  readonly orderedBy: string | null;
  readonly orderedByUser: string | null;
  readonly sessionId: string | null;
}

export function releaseOrderRepository(writes: Writes) {
  return {
    async find(tenantId: TenantId, { orderId, runId }: { orderId: string; runId: string }): Promise<ReleaseOrder | null> {
      const row = await writes.longCommand.findUnique({ where: { tenantId_id: { tenantId, id: orderId } } });
      const input = row?.input as { readonly runId?: string; readonly sessionId?: string | null } | undefined;
      if (row?.name !== RELEASE_WORK || input?.runId !== runId) return null;
      return { orderedBy: row.orderedBy, orderedByUser: row.orderedByUser, sessionId: input.sessionId ?? null };
    },
    /** Whether the worker has to release the run or is doing it. Whoever asked it to stop need not wait until it has seen so. */
    async isUnderWay(tenantId: TenantId, runId: string): Promise<boolean> {
      const open = { tenantId, name: RELEASE_WORK, state: { in: ['queued', 'running'] }, cancelRequestedAt: null };
      return (await writes.longCommand.count({ where: { ...open, input: { path: ['runId'], equals: runId } } })) > 0;
    },
  };
}
