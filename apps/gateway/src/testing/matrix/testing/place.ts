// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { Actor } from '@platform/authorization';
import type { TestAssociation, TestMember } from '@testkit/core';

/** Who acts in an association, one person for each role; the members' people belong to the first member. */
export interface Place {
  readonly letter: 'A' | 'B';
  readonly association: TestAssociation;
  readonly member: TestMember;
  readonly neighbour: TestMember;
  readonly people: ReadonlyMap<RoleName, Actor>;
  /** A clerk of the second member. */
  readonly nextDoor: Actor;
}

export const FAMILY = 'support';
export const MONTH = '2026-10';

/** Runs a use case by its name. */
export type Do = (actor: Actor, name: string, input: object) => Promise<Record<string, string>>;

export function person({ people }: Place, role: RoleName): Actor {
  const found = people.get(role);
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
}
