// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, Decider, UserId } from '@kernel/core';

/** A person behind a step: the user in the association and the account that signed in. */
export interface Person {
  readonly userId: UserId;
  readonly accountId: AccountId | null;
}

/** One human being may act as several users; the account tells. */
export const samePerson = (one: Person, other: Person): boolean =>
  one.userId === other.userId || (one.accountId !== null && one.accountId === other.accountId);

/** null for jobs and for the operator at the command line: they hold no duty of § 31 KomHVO NRW. */
export const personOf = ({ userId, accountId, side }: Decider): Person | null =>
  userId === null || side === 'operator' || side === 'service' ? null : { userId, accountId };

/** The list with a person more, each once. */
export const withPerson = (people: readonly Person[], person: Person): readonly Person[] =>
  people.some((known) => known.userId === person.userId && known.accountId === person.accountId) ? people : [...people, person];

/** The list with several people more. */
export const withPeople = (people: readonly Person[], more: readonly Person[]): readonly Person[] => more.reduce(withPerson, people);
