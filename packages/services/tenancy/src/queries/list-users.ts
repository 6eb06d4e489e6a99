// SPDX-License-Identifier: EUPL-1.2
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { type UserRow, usersWithRoles } from './user-rows.ts';

/** The users of a body, the acting one if none is named; those who are no longer users only if asked for. */
export const listUsers = query({
  name: 'tenancy.listUsers',
  action: 'tenancy.readUsers',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), withFormer: z.boolean().default(false) }),
  run: async (reads, { input, actor, today, permitted }): Promise<readonly UserRow[]> =>
    usersWithRoles(reads, today)
      .where(permitted({ tenantId: 'tenant_user.tenant_id' }))
      .where('tenant_user.tenant_id', '=', input.tenantId ?? actor.body.tenantId)
      .$if(!input.withFormer, (users) =>
        users.where((eb) => eb.or([eb('tenant_user.valid_to', 'is', null), eb('tenant_user.valid_to', '>=', today)])),
      )
      .orderBy('tenant_user.name')
      .execute(),
});
