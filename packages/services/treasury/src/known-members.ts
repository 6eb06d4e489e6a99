// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { KnownMember, KnownPayment } from './payment-import.ts';

/** All that are or were members, by AGS. */
export async function knownMembers(reads: Reads, centreId: TenantId): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select id as "tenantId", coalesce(ags, '') as ags, name from tenant where tenant_id = ${centreId}::uuid and kind = 'member'
    order by ags, name`.execute(reads);
  return rows;
}

/** Payments that stand, as far as a file could repeat them. */
export async function knownPayments(reads: Reads): Promise<KnownPayment[]> {
  const { rows } = await sql<{ tenantId: string; on: string; amount: string; reference: string }>`
    select tenant_id as "tenantId", paid_on as "on", amount_cents::text as amount, reference from member_payment
    where taken_back_on is null`.execute(reads);
  return rows.map(({ amount, ...row }) => ({ ...row, amountCents: BigInt(amount) }));
}
