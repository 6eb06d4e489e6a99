// SPDX-License-Identifier: EUPL-1.2
import {
  type AccountId,
  type AssociationId,
  type CivilDate,
  type Instant,
  instant,
  invariant,
  type TenantId,
  type UserId,
} from '@kernel/core';
import { instantColumn, orNull, type Writes } from '@platform/database';
import { accountsOf } from '@platform/use-case';

/** What one administrator ordered and another one confirms. */
export interface SecondFactorReset {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly userId: UserId;
  /** Whose factor it is. */
  readonly accountId: AccountId;
  readonly reason: string;
  readonly orderedBy: AccountId;
  readonly orderedByUserId: UserId;
  readonly orderedAt: Instant;
  readonly expiresAt: Instant;
  /** Null as long as it is open. */
  readonly outcome: 'confirmed' | 'withdrawn' | 'expired' | null;
  readonly settledBy: AccountId | null;
  readonly settledAt: Instant | null;
}

/** Why an order holds no more, though nobody has settled it. */
export type OrderFault = 'FACTOR_SINCE' | 'ORDERER_GONE';

export interface SecondFactorStanding {
  readonly active: boolean;
  /** The owner of the account has taken this user up, by its first link or by acting in the body: an invitation alone gives no say. */
  readonly takenUp: boolean;
  /** The account works for another association as well. */
  readonly shared: boolean;
  /** The bodies of this association in which the account has users whose time has not ended. */
  readonly tenantIds: readonly TenantId[];
}

type ResetRow = NonNullable<Awaited<ReturnType<Writes['secondFactorReset']['findFirst']>>>;

const resetOf = (row: ResetRow): SecondFactorReset => ({
  id: row.id,
  tenantId: row.tenantId as TenantId,
  userId: row.userId as UserId,
  accountId: row.accountId as AccountId,
  reason: row.reason,
  orderedBy: row.orderedBy as AccountId,
  orderedByUserId: row.orderedByUserId as UserId,
  orderedAt: instant(row.orderedAt),
  expiresAt: instant(row.expiresAt),
  outcome: row.outcome as SecondFactorReset['outcome'],
  settledBy: row.settledBy as AccountId | null,
  settledAt: orNull(row.settledAt, instant),
});

export function secondFactorResetRepository(writes: Writes) {
  return {
    async findReset(id: string): Promise<SecondFactorReset | null> {
      const row = await writes.secondFactorReset.findFirst({ where: { id } });
      return row && resetOf(row);
    },

    async findOpen({ tenantId, id }: { tenantId: TenantId; id: UserId }): Promise<SecondFactorReset | null> {
      const row = await writes.secondFactorReset.findFirst({ where: { tenantId, userId: id, outcome: null } });
      return row && resetOf(row);
    },

    async insertReset(reset: SecondFactorReset): Promise<void> {
      const { orderedAt, expiresAt, settledAt, ...data } = reset;
      await writes.secondFactorReset.create({
        data: {
          ...data,
          orderedAt: instantColumn(orderedAt),
          expiresAt: instantColumn(expiresAt),
          settledAt: orNull(settledAt, instantColumn),
        },
      });
    },

    async saveSettled({ tenantId, id, outcome, settledBy, settledAt }: SecondFactorReset): Promise<void> {
      await writes.secondFactorReset.update({
        where: { tenantId_id: { tenantId, id } },
        data: { outcome, settledBy, settledAt: orNull(settledAt, instantColumn) },
      });
    },

    /** Logins stand outside the associations: identity's own functions look at them, and change them. */
    async standingOf(
      { id: userId, accountId }: { readonly id: UserId; readonly accountId: AccountId },
      associationId: AssociationId,
      today: CivilDate,
    ): Promise<SecondFactorStanding> {
      const asked = JSON.stringify({ userId, accountId, associationId, today });
      const rows = await writes.$queryRaw<{ standing: SecondFactorStanding | null }[]>`
        select identity.second_factor_standing(${asked}::jsonb) as standing`;
      return rows[0]?.standing ?? { active: false, takenUp: false, shared: false, tenantIds: [] };
    },

    async accountsOf(userIds: readonly UserId[]): Promise<readonly AccountId[]> {
      return [...(await accountsOf(writes, userIds)).values()];
    },

    /** Why an open order holds no more for these bodies; null as long as it does. */
    async faultOf(
      { accountId, orderedByUserId, orderedAt }: Pick<SecondFactorReset, 'accountId' | 'orderedByUserId' | 'orderedAt'>,
      { tenantIds, roles, today }: { tenantIds: readonly TenantId[]; roles: readonly string[]; today: CivilDate },
    ): Promise<OrderFault | null> {
      const asked = JSON.stringify({ accountId, orderedByUserId, orderedAt, tenantIds, roles, today });
      const rows = await writes.$queryRaw<{ fault: OrderFault | null }[]>`
        select identity.second_factor_order_fault(${asked}::jsonb) as fault`;
      return rows[0]?.fault ?? null;
    },

    /** Whether one of two accounts invited the other into the association or granted it one of the roles. */
    async broughtIn(asked: {
      first: readonly AccountId[];
      second: readonly AccountId[];
      associationId: AssociationId;
      roles: readonly string[];
      today: CivilDate;
    }): Promise<boolean> {
      const rows = await writes.$queryRaw<{ answer: boolean }[]>`select identity.brought_in(${JSON.stringify(asked)}::jsonb) as answer`;
      return rows[0]?.answer ?? false;
    },

    /** The factor, its recovery codes and every session of the account. */
    async takeFactorAway(accountId: AccountId, at: Instant): Promise<void> {
      const wanted = JSON.stringify({ accountId, at });
      const rows = await writes.$queryRaw<{ reset: boolean }[]>`select identity.reset_second_factor(${wanted}::jsonb) as reset`;
      invariant(rows[0], 'the function answers whether there was a factor');
    },
  };
}
