// SPDX-License-Identifier: EUPL-1.2
export { type AcceptInvitationCode, acceptInvitation, type ChangePasswordCode, changePassword } from './change-password.ts';
export { createIdentityStore } from './database/database-identity-store.ts';
export {
  type AssociationIds,
  createIdentityDirectory,
  type HeldBody,
  type HeldGrant,
  type IdentityDirectory,
  type SecurityNote,
  type SessionFacts,
} from './database/identity-directory.ts';
export { resealSecondFactors } from './database/reseal-secrets.ts';
export { resumeContext, type SessionContext } from './database/session-context.ts';
export { type IdentityDependencies, type RequestOrigin, type SecretBox, TOTP_PURPOSE } from './identity-dependencies.ts';
export type { AccountRecord, IdentityStore, InvitationRecord, SecurityEventKind, SessionSummary } from './identity-store.ts';
export { type LiveSession, listSessions, resumeSession, signOut, signOutEverywhere } from './live-session.ts';
export { hashToken, newOpaqueToken } from './opaque-token.ts';
export { ARGON2_PARAMETERS, type Argon2Parameters, createPasswordHasher, type PasswordHasher } from './password-hash.ts';
export { checkPassword, PASSWORD_LENGTH, type PasswordPolicyCode } from './password-policy.ts';
export { confirmRecoveryCode, confirmTotp, type SecondFactorCode, type SecondFactorInput, stepUp } from './second-factor.ts';
export { clearedSessionCookie, keepsSessionCookie, readSessionCookie, SESSION_COOKIE, sessionCookie } from './session-cookie.ts';
export {
  isSteppedUp,
  SESSION_POLICY,
  type SecondFactorDuty,
  type Session,
  type SessionStanding,
  sessionStanding,
} from './session-policy.ts';
export { type OpenedSession, type SignInCode, type SignInInput, signIn } from './sign-in.ts';
export { type AttemptHistory, type Failures, normaliseEmail, retryAfterSeconds, THROTTLE } from './throttle.ts';
export { newTotpSecret, TOTP_POLICY, totpCode } from './totp.ts';
export { beginTotpSetup, finishTotpSetup, type TotpSetup, type TotpSetupCode } from './totp-setup.ts';
