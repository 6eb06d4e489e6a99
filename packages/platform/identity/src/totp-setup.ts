// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { KeyError } from '@platform/keys';
import { type IdentityDependencies, logEvent, type RequestOrigin, TOTP_PURPOSE } from './identity-dependencies.ts';
import { type LiveSession, resumeSession, rotate } from './live-session.ts';
import { proveOwnPassword } from './own-password.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts';
import { isFactorFresh, isPasswordFresh, isSteppedUp, later, SESSION_POLICY, type Session } from './session-policy.ts';
import type { OpenedSession } from './sign-in.ts';
import { addressKey } from './throttle.ts';
import { matchTotp, newTotpSecret, totpUri } from './totp.ts';

const SETUP_PURPOSE = 'account.totp-setup';
const SETUP_MS = 15 * 60_000;

/** In order of precedence. */
export type TotpSetupCode =
  | 'SESSION_ENDED'
  | 'STEP_UP_NEEDED'
  | 'PASSWORD_NEEDED'
  | 'PASSWORD_THROTTLED'
  | 'CURRENT_PASSWORD_WRONG'
  | 'TOTP_SETUP_ENDED'
  | 'SECOND_FACTOR_WRONG';

export interface TotpSetup {
  /** Base32, for typing in. */
  readonly secret: string;
  /** For the QR code. */
  readonly uri: string;
  /** The sealed secret, handed back with the first code: nothing is stored before the second factor is known to work. */
  readonly setupToken: string;
}

async function findEntitled(
  dependencies: IdentityDependencies,
  input: { readonly token: string; readonly at: Instant },
): Promise<Result<LiveSession, Refusal<TotpSetupCode>>> {
  const live = await resumeSession(dependencies, input);
  if (!live.ok) return live;
  const { session } = live.value;
  // Who holds only the password must not replace the factor that guards against exactly that. A recovery code is one too, while it
  // is fresh: it is there for a lost telephone, and without this nobody would get a new one.
  if (session.secondFactor === 'active' && !isSteppedUp(session, input.at) && !isFactorFresh(session, input.at))
    return err(refusal('STEP_UP_NEEDED'));
  return live;
}

/** Who found an open screen has a session, but not the password: a factor of theirs would lock the owner out. */
async function checkPasswordAgain(
  dependencies: IdentityDependencies,
  session: Session,
  input: RequestOrigin & { readonly password: string | null },
): Promise<Refusal<TotpSetupCode> | null> {
  if (input.password === null) return isPasswordFresh(session, input.at) ? null : refusal('PASSWORD_NEEDED', { field: 'password' });
  const attempt = await proveOwnPassword(dependencies, session, input, input.password);
  if (attempt.outcome === 'passed') return null;
  const { accountId } = session;
  const subject = { accountId, subject: accountId, addressKey: addressKey(input.address), at: input.at };
  await logEvent(dependencies, { ...subject, kind: 'password_refused' });
  if (attempt.outcome === 'failed') return refusal('CURRENT_PASSWORD_WRONG', { field: 'password' });
  return refusal('PASSWORD_THROTTLED', { field: 'password', params: { retryAfterSeconds: attempt.retryAfterSeconds } });
}

/**
 * Makes a secret for the authenticator app; 15 minutes to confirm it, in the same session.
 * Refusals: SESSION_ENDED, STEP_UP_NEEDED (a factor is active, and neither it nor a recovery code was given within five minutes), PASSWORD_NEEDED (the sign-in is longer ago than five minutes).
 */
export async function beginTotpSetup(
  dependencies: IdentityDependencies,
  input: RequestOrigin & { readonly token: string; readonly password: string | null },
): Promise<Result<TotpSetup, Refusal<TotpSetupCode>>> {
  const live = await findEntitled(dependencies, input);
  if (!live.ok) return live;
  const refused = await checkPasswordAgain(dependencies, live.value.session, input);
  if (refused) return err(refused);
  const { accountId, sessionId, email } = live.value.session;
  const secret = newTotpSecret();
  const sealed: SealedSetup = { secret, until: later(input.at, SETUP_MS), sessionId };
  const setupToken = dependencies.secrets.sealRow(SETUP_PURPOSE, accountId, JSON.stringify(sealed));
  return ok({ secret, uri: totpUri(secret, email), setupToken });
}

/** Activates the second factor with its first code, ends all other sessions, and answers the recovery codes, this once. */
export async function finishTotpSetup(
  dependencies: IdentityDependencies,
  input: RequestOrigin & { readonly token: string; readonly setupToken: string; readonly code: string },
): Promise<Result<OpenedSession & { readonly recoveryCodes: readonly string[] }, Refusal<TotpSetupCode>>> {
  const { store, secrets } = dependencies;
  const { at } = input;
  const live = await findEntitled(dependencies, input);
  if (!live.ok) return live;
  const { accountId, sessionId } = live.value.session;
  const setup = openSetup(dependencies, accountId, input.setupToken);
  if (!setup || at >= setup.until || setup.sessionId !== sessionId) return err(refusal('TOTP_SETUP_ENDED'));
  const counter = matchTotp(setup.secret, input.code, at);
  if (counter === null) return err(refusal('SECOND_FACTOR_WRONG', { field: 'code' }));
  const recoveryCodes = newRecoveryCodes();
  const recoveryCodeHashes = recoveryCodes.map((code) => hashRecoveryCode(accountId, code));
  const sealedSecret = secrets.sealRow(TOTP_PURPOSE, accountId, setup.secret);
  await store.saveTotp({ accountId, sealedSecret, counter, recoveryCodeHashes, revokeSessionsExcept: sessionId, at });
  const fresh = { secondFactor: 'active', secondFactorAt: at, steppedUpAt: at, expiresAt: later(at, SESSION_POLICY.absoluteMs) } as const;
  // Only after the factor is stored: a session must never count as confirmed by a factor that is not there.
  const opened = await rotate(dependencies, live.value, fresh, at);
  if (!opened) return err(refusal('SESSION_ENDED'));
  await logEvent(dependencies, { kind: 'second_factor_set_up', accountId, subject: accountId, addressKey: addressKey(input.address), at });
  return ok({ ...opened, recoveryCodes });
}

/** The session that has proved the password. */
interface SealedSetup {
  readonly secret: string;
  readonly until: Instant;
  readonly sessionId: string;
}

/** Null for what this platform did not seal for this account: the token comes back from the browser. */
function openSetup({ secrets }: IdentityDependencies, accountId: string, setupToken: string): SealedSetup | null {
  try {
    return JSON.parse(secrets.openRow(SETUP_PURPOSE, accountId, setupToken)) as SealedSetup;
  } catch (error) {
    if (error instanceof KeyError) return null;
    throw error;
  }
}
