// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';

/** Who sees some of the members only would announce or send out a part of the round. */
export function isInChargeOf(actor: Actor, tenants: readonly TenantId[]): boolean {
  const inCharge = new Set(actor.grants.flatMap(({ tenantIds }) => tenantIds));
  return tenants.every((tenantId) => inCharge.has(tenantId));
}
