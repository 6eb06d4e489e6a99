// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type CivilDate, type Instant, invariant, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';

/** A person as a user of one body. */
export interface BodyUser {
  readonly id: UserId;
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly functionTitle: string;
  readonly email: string;
  readonly language: 'de' | 'en';
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly version: number;
}

type UserRow = NonNullable<Awaited<ReturnType<Writes['tenantUser']['findFirst']>>>;

const userOf = (row: UserRow): BodyUser => ({
  id: row.id as UserId,
  tenantId: row.tenantId as TenantId,
  accountId: row.accountId as AccountId,
  name: row.name,
  functionTitle: row.functionTitle,
  email: row.email,
  language: row.language === 'en' ? 'en' : 'de',
  validFrom: fromDateColumn(row.validFrom),
  validTo: orNull(row.validTo, fromDateColumn),
  version: row.version,
});

const columnsOf = (user: BodyUser) => ({
  name: user.name,
  functionTitle: user.functionTitle,
  email: user.email,
  language: user.language,
  validFrom: dateColumn(user.validFrom),
  validTo: orNull(user.validTo, dateColumn),
  version: user.version,
});

export function userRepository(writes: Writes) {
  return {
    /** Locks the user, so that what hangs on him (roles, deputies) changes one after the other. */
    async lockUser(userId: UserId): Promise<BodyUser | null> {
      const rows = await writes.$queryRaw<{ tenant_id: string }[]>`
        select tenant_id from tenant_user where id = ${userId}::uuid for update`;
      return rows.length === 1 ? this.findUser(userId) : null;
    },

    async findUser(userId: UserId): Promise<BodyUser | null> {
      const row = await writes.tenantUser.findFirst({ where: { id: userId } });
      return row && userOf(row);
    },

    async listUsers(tenantId: TenantId): Promise<BodyUser[]> {
      return (await writes.tenantUser.findMany({ where: { tenantId } })).map(userOf);
    },

    /** The login of the user's address; made, without a password, where there is none. Logins stand outside the associations. */
    async ensureAccount({ accountId, email, language }: BodyUser, at: Instant): Promise<AccountId> {
      const wanted = JSON.stringify({ accountId, email, language, at });
      const rows = await writes.$queryRaw<{ account: { accountId: string } }[]>`select identity.invite(${wanted}::jsonb) as account`;
      invariant(rows[0], 'the function answers one account');
      return rows[0].account.accountId as AccountId;
    },

    async insertUser(user: BodyUser, at: Instant): Promise<void> {
      const { id, tenantId, accountId } = user;
      await writes.tenantUser.create({ data: { tenantId, id, accountId, ...columnsOf(user), createdAt: instantColumn(at) } });
    },

    async saveUser(user: BodyUser): Promise<void> {
      await writes.tenantUser.update({ where: { tenantId_id: { tenantId: user.tenantId, id: user.id } }, data: columnsOf(user) });
    },
  };
}
