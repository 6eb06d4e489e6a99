// SPDX-License-Identifier: EUPL-1.2
import {
  type AccountOrder,
  type OrderOutlook,
  type OrderStatus,
  type OrderWish,
  orderSubject,
  type Person,
  waitingKinds,
} from '@domain/treasury';
import type { AccountId, TenantId, UserId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import { fromJson, toJson } from '../json.ts';
import type { Entered } from './account-repository.ts';

export interface StoredOrder {
  readonly order: AccountOrder;
  readonly tenantId: TenantId;
  readonly version: number;
}

/** Orders on the accounts of members, from the proposal to the decision. */
export function orderRepository(writes: Writes) {
  return {
    async findOrder(id: string): Promise<StoredOrder | null> {
      const row = await writes.accountOrder.findFirst({ where: { id } });
      if (!row) return null;
      const { wish, outlook } = fromJson<{ wish: OrderWish; outlook: OrderOutlook }>(row.content);
      const proposedBy = { userId: row.proposedByUser as UserId, accountId: row.proposedBy as AccountId | null };
      return {
        order: { id, tenantId: row.tenantId, status: row.status as OrderStatus, wish, outlook, proposedBy },
        ...{ tenantId: row.tenantId as TenantId, version: row.version },
      };
    },
    /** What waits in the way of the wish, if anything does. */
    async waiting(tenantId: string, wish: OrderWish): Promise<OrderWish['kind'] | null> {
      const where = { tenantId, kind: { in: [...waitingKinds(wish.kind)] }, subject: orderSubject(wish), status: 'proposed' };
      return ((await writes.accountOrder.findFirst({ where, select: { kind: true } }))?.kind ?? null) as OrderWish['kind'] | null;
    },
    async addOrder({ id, tenantId, status, wish, outlook, proposedBy }: AccountOrder, { associationId, at }: Entered): Promise<void> {
      await writes.accountOrder.create({
        data: {
          ...{ tenantId, id, associationId, kind: wish.kind, subject: orderSubject(wish), status, version: 1 },
          ...{ content: toJson({ wish, outlook }), proposedAt: instantColumn(at) },
          ...{ proposedBy: proposedBy.accountId, proposedByUser: proposedBy.userId },
        },
      });
    },
    async decideOrder({ tenantId, id, status }: AccountOrder, { at, accountId, userId }: Entered): Promise<void> {
      await writes.accountOrder.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, decidedBy: accountId, decidedByUser: userId, decidedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
    /** Who determined the plan of a credit. Of a levy from before plans named two people, the one that is named released it. */
    async plannedBy(tenantId: string, planId: string | null): Promise<Person | null> {
      const plan = planId && (await writes.instalmentPlan.findFirst({ where: { tenantId, id: planId } }));
      if (!plan || plan.enteredByUser === null || (plan.releasedByUser === null && plan.levyId !== null)) return null;
      return { userId: plan.enteredByUser as UserId, accountId: plan.enteredBy as AccountId | null };
    },
  };
}
