// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, UserId } from '@kernel/core';

/** A person behind a step: the user in the association and the account that signed in. */
export interface Person {
  readonly userId: UserId;
  readonly accountId: AccountId | null;
}
