// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { guardedAttempt } from './guarded-attempt.ts';
import { type IdentityDependencies, logEvent, type RequestOrigin, TOTP_PURPOSE } from './identity-dependencies.ts';
import { type LiveSession, resumeSession, rotate } from './live-session.ts';
import { sha256Hex } from './opaque-token.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { later, SESSION_POLICY, type Session } from './session-policy.ts';
import type { OpenedSession } from './sign-in.ts';
import { addressKey } from './throttle.ts';
import { matchTotp } from './totp.ts';

/** In order of precedence. */
export type SecondFactorCode =
  | 'SESSION_ENDED'
  | 'SECOND_FACTOR_NOT_SET_UP'
  | 'SECOND_FACTOR_NOT_DUE'
  | 'SECOND_FACTOR_DUE'
  | 'SECOND_FACTOR_THROTTLED'
  | 'SECOND_FACTOR_WRONG'
  | 'SECOND_FACTOR_ALREADY_USED';

export interface SecondFactorInput extends RequestOrigin {
  readonly token: string;
  /** Six digits, or a recovery code. */
  readonly code: string;
}

type Answer = Promise<Result<OpenedSession, Refusal<SecondFactorCode>>>;

/** Second step of the sign-in: a code of the authenticator makes the waiting session a full one, under a new token, fresh for a release. */
export async function confirmTotp(dependencies: IdentityDependencies, input: SecondFactorInput): Answer {
  const live = await findWaiting(dependencies, input);
  if (!live.ok) return live;
  const refused = await checkTotp(dependencies, live.value.session.accountId, input);
  if (refused) return err(refused);
  return renew(dependencies, live.value, input, { ...fullFrom(input), steppedUpAt: input.at });
}

/** Second step with a recovery code, where the authenticator is lost. Good once; does not make the session fresh for a release. */
export async function confirmRecoveryCode(dependencies: IdentityDependencies, input: SecondFactorInput): Answer {
  const live = await findWaiting(dependencies, input);
  if (!live.ok) return live;
  const { accountId } = live.value.session;
  const refused = await guarded(dependencies, accountId, input, async () => {
    const used = await dependencies.store.useRecoveryCode({ accountId, codeHash: hashRecoveryCode(accountId, input.code), at: input.at });
    return used ? 'used' : null;
  });
  if (typeof refused !== 'string') return err(refused);
  await log(dependencies, accountId, input, 'recovery_code_used');
  return renew(dependencies, live.value, input, fullFrom(input));
}

/** A fresh code within a full session, before money is released, bank details change or roles are granted. New token, same session. */
export async function stepUp(dependencies: IdentityDependencies, input: SecondFactorInput): Answer {
  const live = await resumeSession(dependencies, input);
  if (!live.ok) return live;
  const { session, standing } = live.value;
  if (session.secondFactor !== 'active') return err(refusal('SECOND_FACTOR_NOT_SET_UP'));
  if (standing !== 'full') return err(refusal('SECOND_FACTOR_DUE'));
  const refused = await checkTotp(dependencies, session.accountId, input);
  if (refused) return err(refused);
  await log(dependencies, session.accountId, input, 'stepped_up');
  return renew(dependencies, live.value, input, { secondFactorAt: session.secondFactorAt ?? input.at, steppedUpAt: input.at });
}

const fullFrom = ({ at }: RequestOrigin) => ({ secondFactorAt: at, expiresAt: later(at, SESSION_POLICY.absoluteMs) });

async function findWaiting(
  dependencies: IdentityDependencies,
  input: SecondFactorInput,
): Promise<Result<LiveSession, Refusal<SecondFactorCode>>> {
  const live = await resumeSession(dependencies, input);
  if (!live.ok) return live;
  if (live.value.session.secondFactor !== 'active') return err(refusal('SECOND_FACTOR_NOT_SET_UP'));
  return live.value.standing === 'awaiting_second_factor' ? live : err(refusal('SECOND_FACTOR_NOT_DUE'));
}

async function renew(
  dependencies: IdentityDependencies,
  live: LiveSession,
  { at }: RequestOrigin,
  changes: Partial<Pick<Session, 'expiresAt' | 'secondFactorAt' | 'steppedUpAt'>>,
): Answer {
  const opened = await rotate(dependencies, live, changes, at);
  return opened ? ok(opened) : err(refusal('SESSION_ENDED'));
}

/** Null if the code is right and was not used before. */
async function checkTotp(
  dependencies: IdentityDependencies,
  accountId: string,
  input: SecondFactorInput,
): Promise<Refusal<SecondFactorCode> | null> {
  const { store, secrets } = dependencies;
  const answer = await guarded(dependencies, accountId, input, async () => {
    const account = await store.findAccount({ accountId });
    if (!account || account.totpSecret === null) return null;
    const counter = matchTotp(secrets.openRow(TOTP_PURPOSE, accountId, account.totpSecret), input.code, input.at);
    if (counter === null) return null;
    return (await store.advanceTotpCounter({ accountId, counter })) ? 'right' : 'replayed';
  });
  if (answer === 'right') return null;
  if (answer !== 'replayed') return answer;
  await log(dependencies, accountId, input, 'second_factor_replayed');
  return refusal('SECOND_FACTOR_ALREADY_USED', { field: 'code' });
}

async function guarded<T extends string>(
  dependencies: IdentityDependencies,
  accountId: string,
  input: SecondFactorInput,
  check: () => Promise<T | null>,
): Promise<T | Refusal<SecondFactorCode>> {
  const attempt = await guardedAttempt(dependencies, sha256Hex(`second factor|${accountId}`), input, check);
  if (attempt.outcome === 'passed') return attempt.value;
  if (attempt.outcome === 'throttled') {
    await log(dependencies, accountId, input, 'second_factor_throttled');
    return refusal('SECOND_FACTOR_THROTTLED', { field: 'code', params: { retryAfterSeconds: attempt.retryAfterSeconds } });
  }
  await log(dependencies, accountId, input, 'second_factor_refused');
  return refusal('SECOND_FACTOR_WRONG', { field: 'code' });
}

const log = (
  dependencies: IdentityDependencies,
  accountId: string,
  { address, at }: RequestOrigin,
  kind: 'recovery_code_used' | 'second_factor_replayed' | 'second_factor_throttled' | 'second_factor_refused' | 'stepped_up',
) => logEvent(dependencies, { kind, accountId, subject: accountId, addressKey: addressKey(address), at });
