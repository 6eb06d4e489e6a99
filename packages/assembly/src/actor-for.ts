// SPDX-License-Identifier: EUPL-1.2
import { type Actor, activeGrants, isOutside, type RoleBook } from '@platform/authorization';
import type { HeldBody, SessionContext } from '@platform/identity';

/** What a person's roles in a body are called. */
export function rolesOf(book: RoleBook, body: HeldBody): readonly { readonly de: string; readonly en: string }[] {
  const held = new Set(activeGrants(book, body, body.grants).map((grant) => grant.role));
  return book.roles.filter(({ name }) => held.has(name)).map(({ de, en }) => ({ de, en }));
}

/** The names of all actions that a body's roles allow, for the face to show what can be done. */
export function actionsOf(book: RoleBook, body: HeldBody): readonly string[] {
  const held = activeGrants(book, body, body.grants).flatMap((grant) =>
    book
      .actionsOf(grant.role)
      .map((entry) => (typeof entry === 'string' ? entry : entry.action))
      .filter((action) => !isOutside(grant, book.actions[action])),
  );
  return [...new Set(held)].sort();
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
  const grants = activeGrants(book, body, body.grants);
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
