// SPDX-License-Identifier: EUPL-1.2
import type { RefundState } from '@domain/payments';
import { type Cents, cents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { refundsUnderWay } from '../reconcile/order-holds.ts';
import { type BankLineRow, lineFromRow } from '../statements/line-rows.ts';

/** What stands on the deposit account of the line's own bank account for it; above zero. */
async function standingOf(reads: Reads, { tenant_id, bank_account_id, id }: BankLineRow): Promise<Cents> {
  const { rows } = await sql<{ open: string }>`
    select coalesce(-sum(posting.amount_cents), 0)::text as open from ledger_posting as posting
    join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
    where posting.tenant_id = ${tenant_id}::uuid and posting.item = ${id} and account.kind = 'deposit' and account.bank_account_id = ${bank_account_id}::uuid`.execute(
    reads,
  );
  return cents(BigInt(rows[0]?.open ?? 0));
}

/** A receipt as a refund looks at it. */
export async function receiptOf(reads: Reads, row: BankLineRow): Promise<Omit<RefundState, 'rules'>> {
  const underWay = await refundsUnderWay(reads, row.tenant_id as TenantId, [row.id]);
  return { line: lineFromRow(row), openCents: await standingOf(reads, row), underWayCents: cents(underWay.get(row.id) ?? 0n) };
}
