// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type IdentityDependencies, logEvent, type RequestOrigin } from './identity-dependencies.ts';
import type { SessionSummary } from './identity-store.ts';
import { hashToken, newOpaqueToken, sha256Hex } from './opaque-token.ts';
import { needsTouch, type Session, type SessionStanding, sessionStanding } from './session-policy.ts';
import type { OpenedSession } from './sign-in.ts';
import { addressKey } from './throttle.ts';

/** A session that has not ended; 'standing' may still say that a second factor is due. */
export interface LiveSession {
  readonly session: Session;
  readonly tokenHash: string;
  readonly standing: Exclude<SessionStanding, 'ended'>;
}

/** The session of a token and what it is good for; notes that it was used. SESSION_ENDED for unknown, ended and revoked ones alike. */
export async function resumeSession(
  { store }: Pick<IdentityDependencies, 'store'>,
  input: { readonly token: string; readonly at: Instant },
): Promise<Result<LiveSession, Refusal<'SESSION_ENDED'>>> {
  const tokenHash = hashToken(input.token);
  const session = tokenHash === null ? null : await store.findSessionByTokenHash({ tokenHash });
  if (tokenHash === null || !session) return err(refusal('SESSION_ENDED'));
  const standing = sessionStanding(session, input.at);
  if (standing === 'ended') return err(refusal('SESSION_ENDED'));
  if (needsTouch(session, input.at)) await store.touchSession({ sessionId: session.sessionId, at: input.at });
  return ok({ session, tokenHash, standing });
}

/**
 * The same session under a new token; the old one is worth nothing from then on. The id stays, so that a release may refer to it.
 * Null if another request rotated or revoked it meanwhile.
 */
export async function rotate(
  { store }: Pick<IdentityDependencies, 'store'>,
  live: LiveSession,
  changes: Partial<Pick<Session, 'expiresAt' | 'secondFactorAt' | 'steppedUpAt' | 'secondFactor'>>,
  at: Instant,
): Promise<OpenedSession | null> {
  const token = newOpaqueToken();
  const session: Session = { ...live.session, ...changes, seenAt: at };
  const { sessionId, expiresAt, secondFactorAt, steppedUpAt } = session;
  const hashes = { oldTokenHash: live.tokenHash, newTokenHash: sha256Hex(token) };
  const rotated = await store.rotateSession({ sessionId, ...hashes, at, expiresAt, secondFactorAt, steppedUpAt });
  return rotated ? { token, session, standing: sessionStanding(session, at) } : null;
}

/** Ends this session; a token that opens none is no error. */
export async function signOut(
  { store }: Pick<IdentityDependencies, 'store'>,
  input: { readonly token: string; readonly at: Instant },
): Promise<void> {
  const tokenHash = hashToken(input.token);
  const session = tokenHash === null ? null : await store.findSessionByTokenHash({ tokenHash });
  if (session) await store.revokeSession({ accountId: session.accountId, sessionId: session.sessionId, at: input.at });
}

/** Ends every session of the account, this one too; who knows only the password must not. */
export async function signOutEverywhere(
  dependencies: Pick<IdentityDependencies, 'store'>,
  input: RequestOrigin & { readonly token: string },
): Promise<Result<{ revoked: number }, Refusal<'SESSION_ENDED' | 'SECOND_FACTOR_DUE'>>> {
  const live = await resumeSession(dependencies, input);
  if (!live.ok) return live;
  if (live.value.standing !== 'full') return err(refusal('SECOND_FACTOR_DUE'));
  const { accountId } = live.value.session;
  const revoked = await dependencies.store.revokeAllSessions({ accountId, exceptSessionId: null, at: input.at });
  await logEvent(dependencies, {
    kind: 'signed_out_everywhere',
    accountId,
    subject: accountId,
    addressKey: addressKey(input.address),
    at: input.at,
  });
  return ok({ revoked });
}

/** The account's living sessions, for a page on which each can be ended (IdentityStore.revokeSession). */
export async function listSessions(
  dependencies: Pick<IdentityDependencies, 'store'>,
  input: { readonly token: string; readonly at: Instant },
): Promise<Result<readonly SessionSummary[], Refusal<'SESSION_ENDED'>>> {
  const live = await resumeSession(dependencies, input);
  return live.ok ? ok(await dependencies.store.listSessions({ accountId: live.value.session.accountId, at: input.at })) : live;
}
