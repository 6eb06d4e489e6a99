// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from './civil-date.ts';
import type { AccountId, NewId, UserId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';

/** Who decides: a user of the centre, of a member, the operator at the command line, or a job for its cause. */
export interface Decider {
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly side: 'centre' | 'member' | 'operator' | 'service';
}

/** All that a pure rule may know of the world beside its state and its input. */
export interface Circumstances {
  readonly by: Decider;
  readonly at: Instant;
  /** The business day of 'at' in Europe/Berlin. */
  readonly today: CivilDate;
  readonly newId: NewId;
}

/** A pure rule: from what is, what is wanted and the circumstances, to what shall be, or a refusal. */
export type Decide<State, Input, Decision, Code extends string> = (
  state: State,
  input: Input,
  circumstances: Circumstances,
) => Result<Decision, Refusal<Code>>;
