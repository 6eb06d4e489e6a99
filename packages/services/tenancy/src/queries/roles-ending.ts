// SPDX-License-Identifier: EUPL-1.2
import { addDays } from '@kernel/core';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const SOON_DAYS = 30;

/** On the start page of whoever grants roles: roles that end within 30 days. */
export const rolesEnding = query({
  name: 'tenancy.rolesEnding',
  action: 'tenancy.manageRoles',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<readonly WaitingItem[]> => {
    const { count } = await reads
      .selectFrom('role_grant')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('tenant_id', '=', actor.body.tenantId)
      .where('valid_to', '>=', today)
      .where('valid_to', '<=', addDays(today, SOON_DAYS))
      .executeTakeFirstOrThrow();
    return count > 0 ? [{ kind: 'tenancy.rolesEnding', count, overdue: 0, link: 'administration/users' }] : [];
  },
});
