// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type UserRow, usersWithRoles } from './user-rows.ts';

export const showUser = query({
  name: 'tenancy.showUser',
  action: 'tenancy.readUsers',
  input: z.object({ userId: idInput<'UserId'>() }),
  run: async (reads, { input, today, permitted }): Promise<UserRow | null> =>
    (await usersWithRoles(reads, today)
      .where(permitted({ tenantId: 'tenant_user.tenant_id' }))
      .where('tenant_user.id', '=', input.userId)
      .executeTakeFirst()) ?? null,
});
