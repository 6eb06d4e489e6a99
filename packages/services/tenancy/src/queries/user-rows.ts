// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { orderHolds } from './order-holds.ts';

export interface GrantRow {
  readonly id: string;
  readonly role: string;
  readonly tenantIds: readonly string[];
  readonly serviceFamilyCodes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

/** A reset of the second factor that waits for a second administrator. */
export interface OpenResetRow {
  readonly id: string;
  readonly reason: string;
  readonly orderedByUserId: string;
  readonly orderedByName: string | null;
  readonly orderedAt: string;
  readonly expiresAt: string;
}

export interface UserRow {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly name: string;
  readonly functionTitle: string;
  readonly email: string;
  readonly language: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
  readonly secondFactorReset: OpenResetRow | null;
  readonly grants: readonly GrantRow[];
}

/** Users with all roles that they hold, held and will hold; a grant that never held is left out. */
export const usersWithRoles = (reads: Reads, today: CivilDate) =>
  reads
    .selectFrom('tenant_user')
    .innerJoin('tenant', 'tenant.id', 'tenant_user.tenant_id')
    .select((eb) => [
      ...(['tenant_user.id', 'tenant_user.tenant_id as tenantId', 'tenant.short_name as tenantName', 'tenant_user.name'] as const),
      ...(['tenant_user.function_title as functionTitle', 'tenant_user.email', 'tenant_user.language'] as const),
      ...(['tenant_user.valid_from as validFrom', 'tenant_user.valid_to as validTo', 'tenant_user.version'] as const),
      jsonObjectFrom(
        eb
          .selectFrom('second_factor_reset as open')
          .leftJoin('tenant_user as orderer', 'orderer.id', 'open.ordered_by_user_id')
          .select(['open.id', 'open.reason', 'open.ordered_by_user_id as orderedByUserId', 'orderer.name as orderedByName'])
          .select(['open.ordered_at as orderedAt', 'open.expires_at as expiresAt'])
          .whereRef('open.user_id', '=', 'tenant_user.id')
          .whereRef('open.tenant_id', '=', 'tenant_user.tenant_id')
          .where('open.outcome', 'is', null)
          .where(orderHolds('open', today)),
      ).as('secondFactorReset'),
      jsonArrayFrom(
        eb
          .selectFrom('role_grant')
          .select(['id', 'role', 'scope_tenant_ids as tenantIds', 'service_family_codes as serviceFamilyCodes'])
          .select(['valid_from as validFrom', 'valid_to as validTo', 'version'])
          .whereRef('role_grant.user_id', '=', 'tenant_user.id')
          .whereRef('role_grant.tenant_id', '=', 'tenant_user.tenant_id')
          .where((inner) => inner.or([inner('valid_to', 'is', null), inner('valid_to', '>=', inner.ref('valid_from'))]))
          .orderBy('valid_from'),
      ).as('grants'),
    ]);
