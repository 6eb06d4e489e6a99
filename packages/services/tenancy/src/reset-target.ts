// SPDX-License-Identifier: EUPL-1.2
import type { AccountId } from '@kernel/core';
import { type LoadContext, tenantsInCharge } from '@platform/use-case';
import { reachesBeyond } from './grant-rules.ts';
import type { roleRepository } from './repositories/role-repository.ts';
import type { OrderFault, SecondFactorReset, secondFactorResetRepository } from './repositories/second-factor-reset-repository.ts';
import type { tenantRepository } from './repositories/tenant-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';
import { bodiesOf, placesOf, RESET_ACTION, RESET_ROLES, type ResetTarget } from './second-factor-rules.ts';

interface TargetRepositories {
  readonly resets: ReturnType<typeof secondFactorResetRepository>;
  readonly roles: Pick<ReturnType<typeof roleRepository>, 'holdingsOf'>;
  readonly tenants: Pick<ReturnType<typeof tenantRepository>, 'listTenants'>;
}

export interface LoadedTarget extends ResetTarget {
  readonly faultOf: (order: SecondFactorReset) => Promise<OrderFault | null>;
}

/** What both steps must know of whose factor it is, of who acts, and of an order that stands. */
export async function loadTarget(
  { resets, roles, tenants }: TargetRepositories,
  user: BodyUser,
  { actor, book, today }: LoadContext<unknown>,
): Promise<LoadedTarget> {
  const standing = await resets.standingOf(user, actor.associationId, today);
  const absent = await resets.accountsOf(placesOf(actor, book, { user, standing }));
  const hands: readonly AccountId[] = [...(actor.accountId ? [actor.accountId] : []), ...absent];
  const asked = { tenantIds: bodiesOf({ user, standing }), roles: RESET_ROLES, today };
  const list = await tenants.listTenants();
  const reach = {
    side: list.find(({ id }) => id === user.tenantId)?.kind ?? 'member',
    tenantIds: list.map(({ id }) => id),
    inCharge: actor.kind === 'operator' ? null : tenantsInCharge({ actor, book }, RESET_ACTION),
  };
  const { grants } = await roles.holdingsOf(user.tenantId);
  const own = grants.filter(({ userId, validTo }) => userId === user.id && (validTo === null || validTo >= today));
  const beyond = own.some((grant) => reachesBeyond(reach, grant));
  return { user, standing, book, hands, beyond, faultOf: (order) => resets.faultOf(order, asked) };
}
