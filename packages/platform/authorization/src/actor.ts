// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, AssociationId, Decider, TenantId, UserId } from '@kernel/core';

export type Side = 'centre' | 'member';

/** A role as it stands for the actor today: for these tenants, for these service families. */
export interface ActiveGrant {
  readonly role: string;
  /** Resolved: every tenant for which the role holds, the acting body among them. */
  readonly tenantIds: readonly TenantId[];
  /** null: every service family. */
  readonly familyCodes: readonly string[] | null;
  /** The absent user for whom the actor acts as a deputy: what is done by this grant alone is done in that user's place. */
  readonly deputyFor: UserId | null;
}

/** Who acts: a plain value, passed as an argument from the door down to the audit entry. */
export interface Actor {
  readonly kind: 'user' | 'service' | 'operator';
  readonly accountId: AccountId | null;
  readonly userId: UserId | null;
  readonly name: string;
  readonly functionTitle: string;
  readonly associationId: AssociationId;
  /** The centre of the association: the home of what belongs to all members. */
  readonly centreId: TenantId;
  readonly body: { readonly tenantId: TenantId; readonly side: Side };
  readonly grants: readonly ActiveGrant[];
  /** Of ordered work: in whose place the one who ordered it did so. A person's is found out for each act beside it, see inPlaceOf. */
  readonly ordersInPlaceOf?: readonly UserId[];
  readonly session: { readonly id: string; readonly steppedUpAt: string | null } | null;
  readonly language: 'de' | 'en';
  readonly correlationId: string;
}

export const deciderOf = (actor: Actor): Decider => ({
  userId: actor.userId,
  accountId: actor.accountId,
  side: actor.kind === 'user' ? actor.body.side : actor.kind,
});

/**
 * A job's actor: limited to one tenant and to the roles 'service:<name>' of one service.
 * The account that caused the job stays visible in the audit.
 */
export function serviceActor(cause: {
  service: string;
  associationId: AssociationId;
  centreId: TenantId;
  tenantIds: readonly TenantId[];
  causeAccountId: AccountId | null;
  correlationId: string;
}): Actor {
  return {
    kind: 'service',
    accountId: cause.causeAccountId,
    userId: null,
    name: cause.service,
    functionTitle: cause.service,
    associationId: cause.associationId,
    centreId: cause.centreId,
    body: { tenantId: cause.tenantIds[0] ?? cause.centreId, side: 'centre' },
    grants: [{ role: `service:${cause.service}`, tenantIds: cause.tenantIds, familyCodes: null, deputyFor: null }],
    session: null,
    language: 'de',
    correlationId: cause.correlationId,
  };
}
