// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, UserId } from '@kernel/core';
import { inPlaceOf, type SubjectRow, shareAPerson } from '@platform/authorization';
import type { QueryContext } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';

/** As whose deputy the last of these steps was taken, by the record's history. */
export const takenInPlaceOf = (subject: string, step: string): RawBuilder<readonly UserId[] | null> => sql<readonly UserId[] | null>`
  (select value.content::jsonb -> 'inPlaceOf' from audit_entry as entry
    join audit_value as value on value.tenant_id = entry.tenant_id and value.sequence = entry.sequence
    where entry.tenant_id = ${sql.ref(`${subject}.tenant_id`)} and entry.subject_id = ${sql.ref(`${subject}.id`)}
      and entry.action = ${step} and entry.outcome = 'done'
    order by entry.sequence desc limit 1)`;

type Accounts = Readonly<Record<UserId, AccountId>>;

/** The accounts of whoever took the step, in person or not, and of all whom the reader represents: two users of one are one person. */
export const accountsOfHands = (
  subject: string,
  step: string,
  userColumn: string,
  { actor }: QueryContext<unknown>,
): RawBuilder<Accounts> => {
  const absent = actor.grants.flatMap(({ deputyFor }) => deputyFor ?? []);
  return sql<Accounts>`identity.accounts_of_users(jsonb_build_object('userIds', case when ${sql.ref(`${subject}.${userColumn}`)} is null
    then '[]'::jsonb else jsonb_build_array(${sql.ref(`${subject}.${userColumn}`)}) end
    || coalesce(${takenInPlaceOf(subject, step)}, '[]') || ${JSON.stringify(absent)}::jsonb))`;
};

export interface FirstStep {
  readonly userId: string | null;
  readonly inPlaceOf: readonly UserId[] | null;
  readonly accounts: Accounts | null;
}

/** The reader is no second person for the action: he took the first step, with whichever user, or one of the two stands in for the other. */
export const isNoSecondPerson = ({ actor, book }: QueryContext<unknown>, action: string, row: SubjectRow, first: FirstStep): boolean =>
  shareAPerson(
    { userId: first.userId as UserId | null, inPlaceOf: first.inPlaceOf ?? [] },
    { userId: actor.userId, accountId: actor.accountId, inPlaceOf: inPlaceOf(actor, book, action, [row]) },
    (userId) => first.accounts?.[userId],
  );
