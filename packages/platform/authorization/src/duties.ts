// SPDX-License-Identifier: EUPL-1.2
import type { RoleBook } from './roles.ts';

export interface DutyConflict {
  readonly userId: string;
  readonly actions: readonly [string, string];
  readonly roles: readonly string[];
}

/** A role in somebody's hand, as an own one or as somebody's deputy. */
export interface HeldRole {
  readonly userId: string;
  readonly role: string;
}

/** Users whose roles let one person do what two should do. Reported, since a small centre may have to live with it for a while. */
export function dutyConflicts(book: RoleBook, grants: readonly HeldRole[]): DutyConflict[] {
  const byUser = new Map<string, Set<string>>();
  for (const grant of grants) byUser.set(grant.userId, (byUser.get(grant.userId) ?? new Set()).add(grant.role));
  const conflicts: DutyConflict[] = [];
  for (const [userId, roles] of byUser) {
    const actions = new Set(
      [...roles].flatMap((role) => book.actionsOf(role).map((entry) => (typeof entry === 'string' ? entry : entry.action))),
    );
    for (const pair of book.conflicts) {
      if (pair.every((action) => actions.has(action))) conflicts.push({ userId, actions: pair, roles: [...roles].sort() });
    }
  }
  return conflicts;
}

/** Pairs of duties that somebody would hold in one hand only afterwards. */
export function newConflicts(book: RoleBook, before: readonly HeldRole[], after: readonly HeldRole[]): DutyConflict['actions'][] {
  const nameOf = ({ userId, actions }: DutyConflict): string => [userId, ...actions].join();
  const known = dutyConflicts(book, before).map(nameOf);
  return dutyConflicts(book, after).flatMap((conflict) => (known.includes(nameOf(conflict)) ? [] : [conflict.actions]));
}
