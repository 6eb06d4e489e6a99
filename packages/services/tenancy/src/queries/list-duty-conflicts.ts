// SPDX-License-Identifier: EUPL-1.2
import { dutyConflicts } from '@platform/authorization';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import type { MatrixAction } from './show-role-matrix.ts';

export interface DutyConflictRow {
  readonly userId: string;
  readonly userName: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly actions: readonly MatrixAction[];
  readonly roles: readonly string[];
}

/** Persons who today hold what two should hold. */
export const listDutyConflicts = query({
  name: 'tenancy.listDutyConflicts',
  action: 'tenancy.readUsers',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, today, book, permitted }): Promise<readonly DutyConflictRow[]> => {
    const held = await reads
      .selectFrom('role_grant')
      .innerJoin('tenant_user', (join) =>
        join.onRef('tenant_user.id', '=', 'role_grant.user_id').onRef('tenant_user.tenant_id', '=', 'role_grant.tenant_id'),
      )
      .innerJoin('tenant', 'tenant.id', 'role_grant.tenant_id')
      .select(['role_grant.user_id as userId', 'role_grant.role', 'tenant_user.name', 'role_grant.tenant_id as tenantId'])
      .select(['tenant.short_name as tenantName'])
      .where(permitted({ tenantId: 'role_grant.tenant_id' }))
      .where('role_grant.valid_from', '<=', today)
      .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>=', today)]))
      .where((eb) => eb.or([eb('tenant_user.valid_to', 'is', null), eb('tenant_user.valid_to', '>=', today)]))
      .$if(input.tenantId !== undefined, (rows) => rows.where('role_grant.tenant_id', '=', input.tenantId ?? ''))
      .orderBy('tenant_user.name')
      .execute();
    const inWords = (name: string): MatrixAction => ({
      name,
      own: null,
      de: book.actions[name]?.de ?? name,
      en: book.actions[name]?.en ?? name,
    });
    return dutyConflicts(book, held).flatMap(({ userId, actions, roles }) => {
      const user = held.find((one) => one.userId === userId);
      if (!user) return [];
      return [{ userId, userName: user.name, tenantId: user.tenantId, tenantName: user.tenantName, actions: actions.map(inWords), roles }];
    });
  },
});
