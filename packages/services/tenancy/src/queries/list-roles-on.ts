// SPDX-License-Identifier: EUPL-1.2
import { dateInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** A role that somebody could use on a day, as his own or as somebody's deputy. */
export interface HeldRole {
  readonly grantId: string;
  readonly userId: string;
  readonly userName: string;
  readonly functionTitle: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly role: string;
  readonly tenantIds: readonly string[];
  readonly serviceFamilyCodes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly deputyForName: string | null;
}

/** Who could do what on a day: roles and deputies of all bodies that the actor administers, or of one. */
export const listRolesOn = query({
  name: 'tenancy.listRolesOn',
  action: 'tenancy.readUsers',
  input: z.object({ on: dateInput, tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input: { on, tenantId }, permitted }): Promise<readonly HeldRole[]> => {
    const holders = reads
      .selectFrom('role_grant')
      .innerJoin('tenant_user as owner', (join) =>
        join.onRef('owner.id', '=', 'role_grant.user_id').onRef('owner.tenant_id', '=', 'role_grant.tenant_id'),
      )
      .leftJoin('deputy', (join) =>
        join
          .onRef('deputy.user_id', '=', 'owner.id')
          .onRef('deputy.tenant_id', '=', 'owner.tenant_id')
          .on('deputy.valid_from', '<=', on)
          .on('deputy.valid_to', '>=', on),
      )
      .innerJoin('tenant_user as holder', (join) =>
        join
          .onRef('holder.tenant_id', '=', 'owner.tenant_id')
          .on((eb) => eb.or([eb('holder.id', '=', eb.ref('owner.id')), eb('holder.id', '=', eb.ref('deputy.deputy_user_id'))])),
      )
      .innerJoin('tenant', 'tenant.id', 'role_grant.tenant_id');
    return holders
      .distinct()
      .select(['role_grant.id as grantId', 'holder.id as userId', 'holder.name as userName', 'holder.function_title as functionTitle'])
      .select(['role_grant.tenant_id as tenantId', 'tenant.short_name as tenantName', 'role_grant.role'])
      .select(['role_grant.scope_tenant_ids as tenantIds', 'role_grant.service_family_codes as serviceFamilyCodes'])
      .select(['role_grant.valid_from as validFrom', 'role_grant.valid_to as validTo'])
      .select(sql<string | null>`case when holder.id <> owner.id then owner.name end`.as('deputyForName'))
      .where(permitted({ tenantId: 'role_grant.tenant_id' }))
      .where('role_grant.valid_from', '<=', on)
      .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>=', on)]))
      .where('holder.valid_from', '<=', on)
      .where((eb) => eb.or([eb('holder.valid_to', 'is', null), eb('holder.valid_to', '>=', on)]))
      .$if(tenantId !== undefined, (rows) => rows.where('role_grant.tenant_id', '=', tenantId ?? ''))
      .orderBy('tenantName')
      .orderBy('userName')
      .orderBy('role')
      .execute();
  },
});
