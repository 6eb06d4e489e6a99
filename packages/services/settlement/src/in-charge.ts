// SPDX-License-Identifier: EUPL-1.2
import { type Actor, type RoleBook, tenantsFor } from '@platform/authorization';

interface Asking {
  readonly actor: Actor;
  readonly book: RoleBook;
}

/** Whose rows the actor may have for an action. Rows of a run lie with the centre, whoever they are about: the database lets all of them through. */
export const tenantsInCharge = ({ actor, book }: Asking, action: string): ReadonlySet<string> => new Set(tenantsFor(actor, book, action));
