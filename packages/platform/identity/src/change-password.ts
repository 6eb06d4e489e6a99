// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type IdentityDependencies, logEvent, type RequestOrigin } from './identity-dependencies.ts';
import { resumeSession, rotate } from './live-session.ts';
import { hashToken } from './opaque-token.ts';
import { proveOwnPassword } from './own-password.ts';
import { checkPassword, type PasswordPolicyCode } from './password-policy.ts';
import type { OpenedSession } from './sign-in.ts';
import { addressKey, normaliseEmail } from './throttle.ts';

/** In order of precedence. */
export type ChangePasswordCode =
  | 'SESSION_ENDED'
  | 'SECOND_FACTOR_DUE'
  | 'PASSWORD_CHANGE_THROTTLED'
  | 'CURRENT_PASSWORD_WRONG'
  | PasswordPolicyCode
  | 'PASSWORD_UNCHANGED'
  | 'CHANGED_MEANWHILE';

/** Sets a new password, ends all other sessions and goes on under a new token. */
export async function changePassword(
  dependencies: IdentityDependencies,
  input: RequestOrigin & { readonly token: string; readonly currentPassword: string; readonly newPassword: string },
): Promise<Result<OpenedSession, Refusal<ChangePasswordCode>>> {
  const { store, passwords } = dependencies;
  const { at } = input;
  const live = await resumeSession(dependencies, input);
  if (!live.ok) return live;
  if (live.value.standing !== 'full') return err(refusal('SECOND_FACTOR_DUE'));
  const { accountId, sessionId, email } = live.value.session;
  const event = { accountId, subject: accountId, addressKey: addressKey(input.address), at };
  const attempt = await proveOwnPassword(dependencies, live.value.session, input, input.currentPassword);
  if (attempt.outcome === 'throttled') {
    return err(refusal('PASSWORD_CHANGE_THROTTLED', { params: { retryAfterSeconds: attempt.retryAfterSeconds } }));
  }
  if (attempt.outcome === 'failed') {
    await logEvent(dependencies, { ...event, kind: 'password_change_refused' });
    return err(refusal('CURRENT_PASSWORD_WRONG', { field: 'currentPassword' }));
  }
  const allowed = checkPassword(input.newPassword, normaliseEmail(email));
  if (!allowed.ok) return allowed;
  if (input.newPassword.normalize('NFKC') === input.currentPassword.normalize('NFKC'))
    return err(refusal('PASSWORD_UNCHANGED', { field: 'newPassword' }));
  const passwordHash = await passwords.hash(input.newPassword);
  const expectedHash = attempt.value.passwordHash;
  const updated = await store.updatePassword({ accountId, expectedHash, passwordHash, revokeSessionsExcept: sessionId, at });
  if (!updated) return err(refusal('CHANGED_MEANWHILE'));
  await logEvent(dependencies, { ...event, kind: 'password_changed' });
  const opened = await rotate(dependencies, live.value, {}, at);
  return opened ? ok(opened) : err(refusal('SESSION_ENDED'));
}

/** In order of precedence. */
export type AcceptInvitationCode = 'INVITATION_ENDED' | PasswordPolicyCode;

/**
 * Takes up a one-time link (first administrator, new user, forgotten password) by setting a password. Opens no session:
 * the person signs in next. INVITATION_ENDED for unknown, used and expired links alike.
 */
export async function acceptInvitation(
  dependencies: IdentityDependencies,
  input: RequestOrigin & { readonly invitationToken: string; readonly newPassword: string },
): Promise<Result<{ readonly accountId: string; readonly email: string }, Refusal<AcceptInvitationCode>>> {
  const { store, passwords } = dependencies;
  const { at } = input;
  const tokenHash = hashToken(input.invitationToken);
  const invitation = tokenHash === null ? null : await store.findInvitation({ tokenHash });
  if (tokenHash === null || !invitation || invitation.usedAt !== null || at >= invitation.expiresAt)
    return err(refusal('INVITATION_ENDED'));
  const { accountId, email } = invitation;
  const allowed = checkPassword(input.newPassword, normaliseEmail(email));
  if (!allowed.ok) return allowed;
  const redeemed = await store.redeemInvitation({ tokenHash, passwordHash: await passwords.hash(input.newPassword), at });
  if (!redeemed) return err(refusal('INVITATION_ENDED'));
  await logEvent(dependencies, { kind: 'invitation_accepted', accountId, subject: accountId, addressKey: addressKey(input.address), at });
  return ok({ accountId, email });
}
