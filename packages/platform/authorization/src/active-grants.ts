// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, daysBetween, type TenantId, type UserId } from '@kernel/core';
import type { ActiveGrant, Side } from './actor.ts';
import type { RoleBook } from './roles.ts';

/** A role as it is written down, on a day on which it holds. */
export interface WrittenGrant {
  readonly role: string;
  /** Empty: all tenants of the association, for the centre's users. */
  readonly scopeTenantIds: readonly TenantId[];
  /** Empty: all. */
  readonly familyCodes: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  /** The absent user of the same body whose role it is. */
  readonly deputyFor: UserId | null;
}

interface Body {
  readonly tenantId: TenantId;
  readonly side: Side;
  /** All tenants of the association, the centre among them. */
  readonly tenantIds: readonly TenantId[];
}

/** What of the written roles counts, for which tenants; a role of the other side, or one that should have ended, counts nothing. */
export const activeGrants = (book: RoleBook, body: Body, grants: readonly WrittenGrant[]): readonly ActiveGrant[] =>
  grants.filter((grant) => counts(book, body, grant)).map((grant) => resolve(body, grant));

function counts(book: RoleBook, body: Body, grant: WrittenGrant): boolean {
  const role = book.roles.find((candidate) => candidate.name === grant.role);
  if (!role || role.side !== body.side) return false;
  if (role.longestDays === undefined) return true;
  // An auditor's role always ends, and in time: one that was entered without an end or too long is no role at all.
  return grant.validTo !== null && daysBetween(grant.validFrom, grant.validTo) <= role.longestDays;
}

function resolve(body: Body, { role, scopeTenantIds, familyCodes, deputyFor }: WrittenGrant): ActiveGrant {
  const tenantIds = body.side === 'member' ? [body.tenantId] : scopeOfCentre(body, scopeTenantIds);
  return { role, tenantIds, familyCodes: familyCodes.length > 0 ? familyCodes : null, deputyFor };
}

/** The centre itself belongs to every scope: what is common to all members lives there. */
function scopeOfCentre(body: Body, scope: readonly TenantId[]): readonly TenantId[] {
  if (scope.length === 0) return body.tenantIds;
  return body.tenantIds.filter((tenantId) => tenantId === body.tenantId || scope.includes(tenantId));
}
