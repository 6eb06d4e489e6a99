// SPDX-License-Identifier: EUPL-1.2
import { orderOn, type TreasuryRule } from '@domain/treasury';
import type { CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { type Books, booksOf, creditsOf, rulesOf, type StoredCredit } from './books.ts';
import type { accountRepository } from './repositories/account-repository.ts';

interface Repositories {
  readonly reads: Reads;
  readonly accounts: ReturnType<typeof accountRepository>;
}

export interface AccountState extends Books {
  readonly tenantId: TenantId;
  readonly credits: readonly StoredCredit[];
  readonly rules: readonly TreasuryRule[];
  readonly order: ReturnType<typeof orderOn>;
}

/** The account of a member, held for this transaction; null if there is no such member for the actor. */
export async function heldAccount(
  { reads, accounts }: Repositories,
  tenantId: TenantId | null,
  { centreId, today }: { readonly centreId: TenantId; readonly today: CivilDate },
): Promise<AccountState | null> {
  if (tenantId === null || !(await accounts.isMember(tenantId, centreId))) return null;
  await accounts.lock([tenantId]);
  const rules = await rulesOf(reads);
  return { ...(await booksOf(reads, tenantId)), tenantId, credits: await creditsOf(reads, tenantId), rules, order: orderOn(rules, today) };
}

/** The member whose row this is, as far as the wall shows it. */
export async function homeOf(
  reads: Reads,
  table: 'open_item' | 'member_payment' | 'member_credit' | 'write_off',
  id: string,
): Promise<TenantId | null> {
  const { rows } = await sql<{ home: TenantId }>`select tenant_id as home from ${sql.table(table)} where id = ${id}::uuid`.execute(reads);
  return rows[0]?.home ?? null;
}
