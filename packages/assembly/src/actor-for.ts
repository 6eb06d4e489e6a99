// SPDX-License-Identifier: EUPL-1.2
import { daysBetween, type TenantId } from '@kernel/core';
import type { ActiveGrant, Actor, RoleBook } from '@platform/authorization';
import type { HeldBody, HeldGrant, SessionContext } from '@platform/identity';

/** What of the held roles counts today, for which tenants; a role of the other side, or one that should have ended, counts nothing. */
function activeGrants(book: RoleBook, body: HeldBody): readonly ActiveGrant[] {
  return body.grants.filter((grant) => counts(book, body, grant)).map((grant) => resolve(body, grant));
}

function counts(book: RoleBook, body: HeldBody, grant: HeldGrant): boolean {
  const role = book.roles.find((candidate) => candidate.name === grant.role);
  if (!role || role.side !== body.side) return false;
  if (role.longestDays === undefined) return true;
  // An auditor's role always ends, and in time: one that was entered without an end or too long is no role at all.
  return grant.validTo !== null && daysBetween(grant.validFrom, grant.validTo) <= role.longestDays;
}

function resolve(body: HeldBody, { role, scopeTenantIds, familyCodes, deputyFor }: HeldGrant): ActiveGrant {
  const tenantIds = body.side === 'member' ? [body.tenantId] : scopeOfCentre(body, scopeTenantIds);
  return { role, tenantIds, familyCodes: familyCodes.length > 0 ? familyCodes : null, deputyFor };
}

/** The centre itself belongs to every scope: what is common to all members lives there. */
function scopeOfCentre(body: HeldBody, scope: readonly TenantId[]): readonly TenantId[] {
  if (scope.length === 0) return body.tenantIds;
  return body.tenantIds.filter((tenantId) => tenantId === body.tenantId || scope.includes(tenantId));
}

/** What a person's roles in a body are called. */
export function rolesOf(book: RoleBook, body: HeldBody): readonly { readonly de: string; readonly en: string }[] {
  const held = new Set(activeGrants(book, body).map((grant) => grant.role));
  return book.roles.filter(({ name }) => held.has(name)).map(({ de, en }) => ({ de, en }));
}

/** The names of all actions that a body's roles allow, for the face to show what can be done. */
export function actionsOf(book: RoleBook, body: HeldBody): readonly string[] {
  const entries = activeGrants(book, body).flatMap((grant) => book.actionsOf(grant.role));
  return [...new Set(entries.map((entry) => (typeof entry === 'string' ? entry : entry.action)))].sort();
}

/**
 * Who acts, for the body that stands in the address; null if the account may not (or no longer) act for it, which is
 * told apart from "there is none" by nobody. The centre's staff act with a confirmed second factor only.
 */
export function actorFor(
  book: RoleBook,
  context: SessionContext,
  associationSlug: string,
  bodySlug: string,
  correlationId: string,
): Actor | null {
  const { session, standing } = context;
  if (standing !== 'full') return null;
  const body = context.bodies.find((held) => held.associationSlug === associationSlug && held.tenantSlug === bodySlug);
  if (!body || (body.side === 'centre' && session.secondFactorAt === null)) return null;
  const grants = activeGrants(book, body);
  if (grants.length === 0) return null;
  return {
    kind: 'user',
    accountId: session.accountId as Actor['accountId'],
    userId: body.userId,
    name: body.userName,
    functionTitle: body.functionTitle,
    associationId: body.associationId,
    centreId: body.centreId,
    body: { tenantId: body.tenantId, side: body.side },
    grants,
    session: { id: session.sessionId, steppedUpAt: session.steppedUpAt },
    language: context.language,
    correlationId,
  };
}
