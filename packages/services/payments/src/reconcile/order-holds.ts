// SPDX-License-Identifier: EUPL-1.2
import { type Allocation, BEFORE_HAND_OVER, CAME_TO_NOTHING, type OrderStatus, PAID } from '@domain/payments';
import { centsToDecimal, type Refusal, refusal, sumCents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';

/** What is ordered to be paid back of receipts and has not left yet, by receipt. Whoever books on one of them holds it first. */
export async function refundsUnderWay(reads: Reads, tenantId: TenantId, items: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  if (items.length === 0) return new Map();
  const { rows } = await sql<{ item: string; amount: string }>`
    select origin_id as item, sum(amount_cents)::text as amount from payment_order
    where tenant_id = ${tenantId}::uuid and origin = 'refund' and origin_id = any(${[...items]}::text[]) and status = any(${[...BEFORE_HAND_OVER]}::text[])
    group by origin_id`.execute(reads);
  return new Map(rows.map(({ item, amount }) => [item, BigInt(amount)]));
}

export const refundKept = (amount: bigint, field?: string): Refusal<'REFUND_UNDER_WAY'> =>
  refusal('REFUND_UNDER_WAY', { ...(field === undefined ? {} : { field }), params: { amount: centsToDecimal(amount) } });

/** Whether parts would take what a refund is ordered of; the receipt stands in credit. */
export function keptForRefund(parts: readonly Allocation[], kept: bigint, standingCents: bigint): Refusal<'REFUND_UNDER_WAY'> | null {
  if (kept === 0n) return null;
  return sumCents(parts.map(({ amountCents }) => amountCents)) > -standingCents - kept ? refundKept(kept) : null;
}

export interface MovedOrder {
  readonly id: string;
  readonly status: OrderStatus;
  /** The liability that it pays is paid by another order by now. */
  readonly replaced: boolean;
}

const ENDED: readonly OrderStatus[] = [...CAME_TO_NOTHING, ...PAID];

/** Orders that a bank line debited or brought back. */
export async function ordersOfLine(reads: Reads, tenantId: TenantId, lineId: string): Promise<MovedOrder[]> {
  const { rows } = await sql<MovedOrder>`
    select it.id, it.status, it.origin = 'payable' and exists (select from payment_order as other where other.tenant_id = it.tenant_id and other.origin = 'payable'
      and other.origin_id = it.origin_id and other.id <> it.id and other.status <> all(${[...ENDED]}::text[])) as replaced
    from payment_order as it where it.tenant_id = ${tenantId}::uuid and it.bank_line_id = ${lineId}::uuid`.execute(reads);
  return rows;
}
