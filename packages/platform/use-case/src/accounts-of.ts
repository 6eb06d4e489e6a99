// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, UserId } from '@kernel/core';
import type { Writes } from '@platform/database';

/** The accounts of users of any body: two users of one account are one person, also where only one of the two is within reach. */
export async function accountsOf(writes: Writes, userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, AccountId>> {
  if (userIds.length === 0) return new Map();
  const asked = JSON.stringify({ userIds });
  const rows = await writes.$queryRaw<
    { accounts: Record<string, string> }[]
  >`select identity.accounts_of_users(${asked}::jsonb) as accounts`;
  return new Map(Object.entries(rows[0]?.accounts ?? {}) as [UserId, AccountId][]);
}
