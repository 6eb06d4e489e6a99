// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import { invariant } from '@kernel/core';
import type { Actor } from '@platform/authorization';

/** The person who acts, as records keep it. A job is none. */
export function personOfActor({ userId, accountId }: Actor): Person {
  invariant(userId !== null, 'a job holds no duty');
  return { userId, accountId };
}

/** A person from a jsonb column. */
export const personOf = (value: unknown): Person => value as Person;
export const personOrNull = (value: unknown): Person | null => value as Person | null;
