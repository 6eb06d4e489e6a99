// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Refusal, refusal } from '@kernel/core';
import { type DutyConflict, type HeldRole, newConflicts, type RoleBook } from '@platform/authorization';
import type { DeputyEntry, Grant } from './repositories/role-repository.ts';

type Pair = DutyConflict['actions'];

/** Roles of a body and who stands in for whom: together they say what somebody could do on a day. */
export interface Holdings {
  readonly grants: readonly Grant[];
  readonly deputies: readonly DeputyEntry[];
}

interface Validity {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

const holdsOn = ({ validFrom, validTo }: Validity, day: CivilDate): boolean => validFrom <= day && (validTo === null || day <= validTo);

function heldOn({ grants, deputies }: Holdings, day: CivilDate): HeldRole[] {
  const own = grants.filter((grant) => holdsOn(grant, day));
  const lent = deputies
    .filter((entry) => holdsOn(entry, day))
    .flatMap((entry) => own.filter(({ userId }) => userId === entry.userId).map(({ role }) => ({ userId: entry.deputyUserId, role })));
  return [...own, ...lent];
}

/** Pairs of duties that on some day come into one hand by what is added. Hands change only on days on which something begins. */
export function conflictsAdded(book: RoleBook, before: Holdings, added: Validity & Holdings): Pair[] {
  const after: Holdings = { grants: [...before.grants, ...added.grants], deputies: [...before.deputies, ...added.deputies] };
  const begins = [...after.grants, ...after.deputies].map(({ validFrom }) => validFrom);
  const days = [...new Set([added.validFrom, ...begins])].filter((day) => holdsOn(added, day));
  const pairs = days.flatMap((day) => newConflicts(book, heldOn(before, day), heldOn(after, day)));
  return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
}

/** Asks for an acknowledgement; one pair is named by its two duties, several are named pair by pair. */
export function conflictRefusal(book: RoleBook, pairs: readonly Pair[]): Refusal<'DUTY_CONFLICT'> | null {
  if (pairs.length === 0) return null;
  const said = (language: 'de' | 'en'): string[] => {
    const words = pairs.map((pair) => pair.map((action) => book.actions[action]?.[language] ?? action));
    return words.length === 1 ? words.flat() : words.map((pair) => pair.join(' + '));
  };
  const actions = [...new Set(pairs.flat())];
  return refusal('DUTY_CONFLICT', { field: 'acknowledgeConflict', params: { actions, de: said('de'), en: said('en') } });
}
