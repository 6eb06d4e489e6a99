// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type AssociationId, businessDay, type CivilDate, type TenantId, type UserId } from '@kernel/core';
import { type Actor, activeGrants, type WrittenGrant } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { Platform } from './platform.ts';

/** Who ordered work of the centre. */
export interface Orderer {
  readonly associationId: AssociationId;
  readonly centreId: TenantId;
  /** All tenants of the association, the centre among them. */
  readonly tenantIds: readonly TenantId[];
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly inPlaceOf: readonly UserId[];
  readonly correlationId: string;
}

interface UserRow {
  readonly name: string;
  readonly functionTitle: string;
  readonly language: 'de' | 'en';
  readonly grants: readonly WrittenGrant[];
}

async function userOn(reads: Reads, { centreId, userId, accountId }: Orderer, on: CivilDate): Promise<UserRow | undefined> {
  const holds = (alias: string) =>
    sql<boolean>`${sql.ref(`${alias}.valid_from`)} <= ${on}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${on}::date)`;
  const { rows } = await sql<UserRow>`
    with person as (
      select * from tenant_user as person where person.tenant_id = ${centreId}::uuid and person.id = ${userId}::uuid
        and person.account_id = ${accountId}::uuid and ${holds('person')}),
    holder as (
      select person.id, null::uuid as deputy_for from person
      union all
      select absent.id, absent.id from person
        join deputy on deputy.tenant_id = person.tenant_id and deputy.deputy_user_id = person.id and ${holds('deputy')}
        join tenant_user as absent on absent.tenant_id = deputy.tenant_id and absent.id = deputy.user_id and ${holds('absent')})
    select person.name, person.function_title as "functionTitle", person.language,
      (select coalesce(jsonb_agg(jsonb_build_object('role', held.role, 'scopeTenantIds', to_jsonb(held.scope_tenant_ids),
          'familyCodes', to_jsonb(held.service_family_codes), 'validFrom', held.valid_from, 'validTo', held.valid_to,
          'deputyFor', holder.deputy_for) order by holder.deputy_for nulls first, held.id), '[]')
        from holder join role_grant as held on held.tenant_id = ${centreId}::uuid and held.user_id = holder.id and ${holds('held')}) as grants
    from person`.execute(reads);
  return rows[0];
}

/**
 * The person who ordered work, with the roles and deputyships that hold now; without any for who is no user any more. There is no session:
 * what asks for a fresh second factor has asked for it at the order.
 */
export async function personOfOrder(platform: Platform, orderer: Orderer): Promise<Actor> {
  const { associationId, centreId, tenantIds, userId, accountId, inPlaceOf, correlationId } = orderer;
  const scope = { associationId, readTenants: [centreId], writeTenants: [], audience: 'centre' as const };
  const found = await platform.database.read(scope, (reads) => userOn(reads, orderer, businessDay(platform.clock())));
  return {
    ...{ kind: 'user', accountId, userId, associationId, centreId, correlationId, session: null, ordersInPlaceOf: inPlaceOf },
    name: found?.name ?? '',
    functionTitle: found?.functionTitle ?? '',
    body: { tenantId: centreId, side: 'centre' },
    grants: found ? activeGrants(platform.book, { tenantId: centreId, side: 'centre', tenantIds }, found.grants) : [],
    language: found?.language ?? 'de',
  };
}
