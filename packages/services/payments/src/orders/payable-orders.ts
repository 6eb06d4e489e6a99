// SPDX-License-Identifier: EUPL-1.2
import { CAME_TO_NOTHING, PAID, type PaymentOrder } from '@domain/payments';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

interface HeldOrder {
  readonly order: Pick<PaymentOrder, 'id'>;
  readonly tenantId: string;
  /** The liability. */
  readonly originId: string | null;
}

/** Liabilities that orders were drafted for: nothing else pays them as long as the order lives. */
export async function holdPayables(reads: Reads, orders: readonly HeldOrder[]): Promise<void> {
  const rows = orders.map(({ order, tenantId, originId }) => ({ tenant: tenantId, item: originId, id: order.id }));
  await sql`update payment_item as it set order_id = n.id, version = it.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(tenant uuid, item uuid, id uuid)
    where it.tenant_id = n.tenant and it.id = n.item`.execute(reads);
}

/**
 * What orders become for the liabilities that they pay, before the orders are written: paid once the bank has debited them, open again if they
 * came to nothing or their debit was a mistake. A list may have told of a payment meanwhile; an item is never less than paid.
 */
export async function followPayables(reads: Reads, orders: readonly Pick<PaymentOrder, 'id' | 'tenantId' | 'status'>[]): Promise<void> {
  if (orders.length === 0) return;
  const { rows: drawn } = await sql<{ id: string }>`
    select id from payment_order where tenant_id = any(${[...new Set(orders.map(({ tenantId }) => tenantId))]}::uuid[])
      and id = any(${orders.map(({ id }) => id)}::uuid[]) and origin = 'payable'`.execute(reads);
  // Nearly all orders pay no liability of a list, and then all liabilities would be looked through for nothing.
  if (drawn.length === 0) return;
  const rows = orders.map(({ id, tenantId, status }) => ({ id, tenant: tenantId, status }));
  const [paid, nothing] = [sql`${[...PAID]}::text[]`, sql`${[...CAME_TO_NOTHING]}::text[]`];
  await sql`
    update payment_item as it set open_cents = r.left_open,
      order_id = case when it.order_id <> r.id then it.order_id when r.nothing or r.paid and r.left_open > 0 then null else r.id end,
      status = case when it.status = 'withdrawn' then it.status when r.left_open = 0 then 'settled'
        when r.left_open = it.amount_cents then 'open' else 'partly' end,
      version = it.version + 1
    from (
      with moved as materialized (
        select o.tenant_id, o.id, o.origin_id::uuid as item, n.status = any(${nothing}) as nothing, n.status = any(${paid}) as paid,
          case when o.status = any(${paid}) and n.status <> all(${paid}) then o.amount_cents
            when o.status <> all(${paid}) and n.status = any(${paid}) then -o.amount_cents else 0 end as change
        from payment_order as o join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, tenant uuid, status text)
          on o.tenant_id = n.tenant and o.id = n.id
        where o.origin = 'payable')
      select moved.*, least(item.amount_cents, greatest(0, item.open_cents + moved.change)) as left_open
      from moved
      join payment_item as item on item.tenant_id = moved.tenant_id and item.id = moved.item) as r
    where it.tenant_id = r.tenant_id and it.id = r.item
      and (r.change <> 0 or it.order_id is null and not r.nothing or it.order_id = r.id and r.nothing)`.execute(reads);
}
