// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, UserId } from '@kernel/core';
import { may, type SubjectRow } from './ability.ts';
import type { ActiveGrant, Actor } from './actor.ts';
import type { RoleBook } from './roles.ts';

/**
 * In whose place the actor does this with these rows: the absent users without whose roles one of the rows would be out of reach.
 * Empty where the actor's own roles suffice. If several users are represented whose roles would do, it is in the place of all of them.
 */
export function inPlaceOf(actor: Actor, book: RoleBook, action: string, rows: readonly SubjectRow[]): readonly UserId[] {
  const ordered = actor.ordersInPlaceOf ?? [];
  if (actor.kind === 'service') return ordered;
  const absent = [...new Set(actor.grants.flatMap(({ deputyFor }) => deputyFor ?? []))];
  if (absent.length === 0) return ordered;
  const reached = (whose: UserId | null) => {
    const holder = { ...actor, grants: actor.grants.filter((grant: ActiveGrant) => grant.deputyFor === whose) };
    return (row: SubjectRow): boolean => may(holder, book, action, row);
  };
  const own = reached(null);
  const missing = rows.filter((row) => !own(row));
  return [...new Set([...ordered, ...absent.filter((userId) => missing.some(reached(userId)))])];
}

/** A step that was taken: by whom, and in whose place. It counts as taken by all of them. */
export interface Hands {
  readonly userId: UserId | null;
  /** Whose login it was, where it is known. */
  readonly accountId?: AccountId | null;
  readonly inPlaceOf: readonly UserId[];
}

const usersOf = ({ userId, inPlaceOf: absent }: Hands): readonly UserId[] => (userId === null ? absent : [userId, ...absent]);

/** The accounts of users. */
export type AccountOf = (userId: UserId) => AccountId | undefined;

/** The users and their accounts: who has users in several bodies is one person all the same. */
function peopleOf(hands: Hands, accountOf: AccountOf): readonly string[] {
  const users = usersOf(hands);
  return [...users, hands.accountId, ...users.map(accountOf)].filter((id) => id !== null && id !== undefined);
}

/** Whether two steps that two people must take share a person, be it through a deputyship or with two users of one account. */
export function shareAPerson(first: Hands, second: Hands, accountOf: AccountOf): boolean {
  const others = peopleOf(second, accountOf);
  return peopleOf(first, accountOf).some((id) => others.includes(id));
}
