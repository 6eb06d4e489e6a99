// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { guardedAttempt } from './guarded-attempt.ts';
import { type IdentityDependencies, logEvent, type RequestOrigin } from './identity-dependencies.ts';
import type { AccountRecord } from './identity-store.ts';
import { newOpaqueToken, sha256Hex } from './opaque-token.ts';
import { PASSWORD_LENGTH } from './password-policy.ts';
import { later, SESSION_POLICY, type Session, type SessionStanding, sessionStanding } from './session-policy.ts';
import { accountKey, addressKey, normaliseEmail } from './throttle.ts';

/** In order of precedence. SIGN_IN_FAILED says neither whether the account exists nor whether it is disabled. */
export type SignInCode = 'SIGN_IN_THROTTLED' | 'SIGN_IN_FAILED';

/** A session and the token that alone opens it: into the cookie with it, nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly session: Session;
  readonly standing: SessionStanding;
}

export interface SignInInput extends RequestOrigin {
  readonly email: string;
  readonly password: string;
  readonly userAgent: string | null;
}

/**
 * Checks the password and opens a new session; 'standing' says whether a second factor must follow.
 * Refusals: SIGN_IN_THROTTLED {retryAfterSeconds}, SIGN_IN_FAILED.
 */
export async function signIn(dependencies: IdentityDependencies, input: SignInInput): Promise<Result<OpenedSession, Refusal<SignInCode>>> {
  const { store, passwords } = dependencies;
  const email = normaliseEmail(input.email);
  const subject = accountKey(email);
  const seen: { account: AccountRecord | null } = { account: null };
  const attempt = await guardedAttempt(dependencies, subject, input, async () => {
    seen.account = await store.findAccountByEmail({ email });
    // Longer ones were never accepted; the bound keeps a megabyte from being hashed.
    const matches = await passwords.verify(seen.account?.passwordHash ?? null, input.password.slice(0, PASSWORD_LENGTH.max * 4));
    return matches && seen.account && !seen.account.disabled ? seen.account : null;
  });
  const event = { accountId: seen.account?.accountId ?? null, subject, addressKey: addressKey(input.address), at: input.at };
  if (attempt.outcome === 'throttled') {
    await logEvent(dependencies, { ...event, kind: 'sign_in_throttled' });
    return err(refusal('SIGN_IN_THROTTLED', { params: { retryAfterSeconds: attempt.retryAfterSeconds } }));
  }
  if (attempt.outcome === 'failed') {
    await logEvent(dependencies, { ...event, kind: 'sign_in_refused' });
    return err(refusal('SIGN_IN_FAILED'));
  }
  await renewOutdatedHash(dependencies, attempt.value, input);
  const opened = await openSession(dependencies, attempt.value, input.userAgent, input.at);
  await logEvent(dependencies, { ...event, kind: 'signed_in' });
  return ok(opened);
}

async function renewOutdatedHash({ store, passwords }: IdentityDependencies, account: AccountRecord, input: SignInInput): Promise<void> {
  const { accountId, passwordHash: expectedHash } = account;
  if (expectedHash === null || !passwords.isOutdated(expectedHash)) return;
  const passwordHash = await passwords.hash(input.password);
  await store.updatePassword({ accountId, expectedHash, passwordHash, revokeSessionsExcept: null, at: input.at });
}

async function openSession(
  { store, newId }: IdentityDependencies,
  account: AccountRecord,
  userAgent: string | null,
  at: Instant,
): Promise<OpenedSession> {
  const token = newOpaqueToken();
  const { accountId, email, secondFactor } = account;
  const session: Session = {
    sessionId: newId(),
    accountId,
    email,
    secondFactor,
    accountDisabled: false,
    createdAt: at,
    seenAt: at,
    expiresAt: later(at, secondFactor === 'none' ? SESSION_POLICY.absoluteMs : SESSION_POLICY.awaitingMs),
    secondFactorAt: null,
    steppedUpAt: null,
    revokedAt: null,
  };
  const { sessionId, expiresAt } = session;
  await store.insertSession({
    sessionId,
    accountId,
    tokenHash: sha256Hex(token),
    userAgent: userAgent?.slice(0, 200) ?? null,
    at,
    expiresAt,
  });
  return { token, session, standing: sessionStanding(session, at) };
}
