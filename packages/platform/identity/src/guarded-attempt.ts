// SPDX-License-Identifier: EUPL-1.2
import type { IdentityDependencies, RequestOrigin } from './identity-dependencies.ts';
import { later } from './session-policy.ts';
import { addressKey, retryAfterSeconds, THROTTLE } from './throttle.ts';

export type Attempt<T> =
  | { readonly outcome: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'failed' }
  | { readonly outcome: 'passed'; readonly value: T };

const HOUR_MS = 3_600_000;

/**
 * Lets a guess at a secret through the throttle. The attempt counts as failed from before it is checked, so that many at
 * once do not slip through; a throttled one is not counted, so that waiting always ends.
 * @param check the value, or null for a wrong guess
 */
export async function guardedAttempt<T>(
  { store, newId }: Pick<IdentityDependencies, 'store' | 'newId'>,
  key: string,
  origin: RequestOrigin,
  check: () => Promise<T | null>,
): Promise<Attempt<T>> {
  const { at } = origin;
  const keys = { accountKey: key, addressKey: addressKey(origin.address) };
  const since = later(at, -THROTTLE.windowHours * HOUR_MS);
  const history = await store.attemptsSince({ ...keys, since, knownSince: later(at, -THROTTLE.knownForDays * 24 * HOUR_MS) });
  const seconds = retryAfterSeconds(history, at);
  if (seconds > 0) return { outcome: 'throttled', retryAfterSeconds: seconds };
  const attemptId = newId();
  await store.recordAttempt({ attemptId, ...keys, succeeded: false, at });
  const value = await check();
  if (value === null) return { outcome: 'failed' };
  await store.recordAttempt({ attemptId, ...keys, succeeded: true, at });
  return { outcome: 'passed', value };
}
