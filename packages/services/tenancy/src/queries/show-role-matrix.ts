// SPDX-License-Identifier: EUPL-1.2
import type { OwnColumn, RoleDefinition } from '@platform/authorization';
import { query } from '@platform/use-case';
import { z } from 'zod';

export interface Words {
  readonly de: string;
  readonly en: string;
}

export interface MatrixAction extends Words {
  readonly name: string;
  /** Only for rows that are the user's own. */
  readonly own: OwnColumn | null;
}

export interface MatrixRole {
  readonly role: RoleDefinition;
  readonly actions: readonly MatrixAction[];
}

export interface RoleMatrix {
  readonly roles: readonly MatrixRole[];
  readonly conflicts: readonly (readonly [MatrixAction, MatrixAction])[];
}

/** Every role with what it may do, in words; and what should not be in one hand. */
export const showRoleMatrix = query({
  name: 'tenancy.showRoleMatrix',
  action: 'tenancy.readDirectory',
  input: z.object({}),
  run: async (_reads, { book }): Promise<RoleMatrix> => {
    const inWords = (name: string, own: OwnColumn | null): MatrixAction => ({
      name,
      own,
      de: book.actions[name]?.de ?? name,
      en: book.actions[name]?.en ?? name,
    });
    return {
      roles: book.roles.map((role) => ({
        role,
        actions: book
          .actionsOf(role.name)
          .map((entry) => (typeof entry === 'string' ? inWords(entry, null) : inWords(entry.action, entry.own))),
      })),
      conflicts: book.conflicts.map(([one, other]) => [inWords(one, null), inWords(other, null)]),
    };
  },
});
