// SPDX-License-Identifier: EUPL-1.2
import type { AccountId } from '@kernel/core';
import type { LoadContext } from '@platform/use-case';
import type { OrderFault, SecondFactorReset, secondFactorResetRepository } from './repositories/second-factor-reset-repository.ts';
import type { BodyUser } from './repositories/user-repository.ts';
import { bodiesOf, placesOf, RESET_ROLES, type ResetTarget } from './second-factor-rules.ts';

export interface LoadedTarget extends ResetTarget {
  readonly faultOf: (order: SecondFactorReset) => Promise<OrderFault | null>;
}

/** What both steps must know of whose factor it is, of who acts, and of an order that stands. */
export async function loadTarget(
  resets: ReturnType<typeof secondFactorResetRepository>,
  user: BodyUser,
  { actor, book, today }: LoadContext<unknown>,
): Promise<LoadedTarget> {
  const standing = await resets.standingOf(user, actor.associationId, today);
  const absent = await resets.accountsOf(placesOf(actor, book, { user, standing }));
  const hands: readonly AccountId[] = [...(actor.accountId ? [actor.accountId] : []), ...absent];
  const asked = { tenantIds: bodiesOf({ user, standing }), roles: RESET_ROLES, today };
  return { user, standing, book, hands, faultOf: (order) => resets.faultOf(order, asked) };
}
