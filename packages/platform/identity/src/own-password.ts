// SPDX-License-Identifier: EUPL-1.2
import { type Attempt, guardedAttempt } from './guarded-attempt.ts';
import type { IdentityDependencies, RequestOrigin } from './identity-dependencies.ts';
import type { AccountRecord } from './identity-store.ts';
import { PASSWORD_LENGTH } from './password-policy.ts';
import type { Session } from './session-policy.ts';
import { accountKey } from './throttle.ts';

/** The password of one's own account, asked for again within a session; guesses count as those at the sign-in do. */
export function proveOwnPassword(
  dependencies: IdentityDependencies,
  { accountId, email }: Pick<Session, 'accountId' | 'email'>,
  origin: RequestOrigin,
  password: string,
): Promise<Attempt<AccountRecord>> {
  const { store, passwords } = dependencies;
  return guardedAttempt(dependencies, accountKey(email), origin, async () => {
    const account = await store.findAccount({ accountId });
    const matches = await passwords.verify(account?.passwordHash ?? null, password.slice(0, PASSWORD_LENGTH.max * 4));
    return matches ? account : null;
  });
}
