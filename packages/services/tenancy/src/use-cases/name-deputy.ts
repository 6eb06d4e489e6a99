// SPDX-License-Identifier: EUPL-1.2
import { daysBetween, err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, tenantsInCharge } from '@platform/use-case';
import { z } from 'zod';
import { conflictRefusal, conflictsAdded } from '../duty-rules.ts';
import { reachesBeyond, validityOf } from '../grant-rules.ts';
import { shareADay } from '../last-day.ts';
import type { DeputyEntry } from '../repositories/role-repository.ts';
import { useCase } from '../use-case.ts';

export type NameDeputyCode =
  | 'DEPUTY_OF_HIMSELF'
  | 'MAKES_HIMSELF_DEPUTY'
  | 'DATES_REVERSED'
  | 'STARTS_IN_THE_PAST'
  | 'DEPUTY_TOO_LONG'
  | 'DEPUTY_NOT_IN_BODY'
  | 'ALREADY_DEPUTY'
  | 'GRANT_BEYOND_OWN_REACH'
  | 'DUTY_CONFLICT';

interface Named {
  readonly entry: DeputyEntry;
  readonly at: Instant;
  /** Duties that come into one hand by it, and that whoever named the deputy knows of. */
  readonly acknowledgedConflicts: readonly (readonly [string, string])[];
}

const LONGEST_DAYS = 366;

/** Somebody of the same body acts with a user's roles while the user is away. Users name their own deputy, administrators anybody's. */
export const nameDeputy = useCase({
  name: 'tenancy.nameDeputy',
  action: 'tenancy.nameDeputy',
  input: z.object({
    userId: idInput<'UserId'>(),
    deputyUserId: idInput<'UserId'>(),
    validFrom: dateInput,
    validTo: dateInput,
    acknowledgeConflict: z.boolean().default(false),
  }),
  refusals: everyCode<NameDeputyCode>()(
    ...(['DEPUTY_OF_HIMSELF', 'MAKES_HIMSELF_DEPUTY', 'DATES_REVERSED', 'STARTS_IN_THE_PAST', 'DEPUTY_TOO_LONG'] as const),
    ...(['DEPUTY_NOT_IN_BODY', 'ALREADY_DEPUTY', 'GRANT_BEYOND_OWN_REACH', 'DUTY_CONFLICT'] as const),
  ),
  load: async ({ tenants, users, roles }, { input, book, actor }) => {
    const user = await users.lockUser(input.userId);
    if (!user) return null;
    const list = await tenants.listTenants();
    const reach = {
      side: list.find(({ id }) => id === user.tenantId)?.kind ?? 'member',
      tenantIds: list.map(({ id }) => id),
      // Everybody may hand on what is his own.
      inCharge: actor.kind === 'operator' || actor.userId === user.id ? null : tenantsInCharge({ actor, book }, 'tenancy.manageRoles'),
    };
    return { user, deputy: await users.findUser(input.deputyUserId), body: await roles.holdingsOf(user.tenantId), book, reach };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, userId: user.id, type: 'user', id: user.id }),
  decide: ({ user, deputy, body, book, reach }, input, { by, today, at, newId }): Result<Named, Refusal<NameDeputyCode>> => {
    const { validFrom, validTo } = input;
    if (input.deputyUserId === user.id) return err(refusal('DEPUTY_OF_HIMSELF', { field: 'deputyUserId' }));
    if (by.accountId !== null && deputy?.accountId === by.accountId) return err(refusal('MAKES_HIMSELF_DEPUTY', { field: 'deputyUserId' }));
    if (validTo < validFrom) return err(refusal('DATES_REVERSED', { field: 'validTo', params: { from: validFrom, to: validTo } }));
    if (validFrom < today) return err(refusal('STARTS_IN_THE_PAST', { field: 'validFrom', params: { earliest: today } }));
    if (daysBetween(validFrom, validTo) >= LONGEST_DAYS)
      return err(refusal('DEPUTY_TOO_LONG', { field: 'validTo', params: { longestDays: LONGEST_DAYS } }));
    const gone = !deputy || deputy.tenantId !== user.tenantId || (deputy.validTo !== null && deputy.validTo < validFrom);
    if (gone) return err(refusal('DEPUTY_NOT_IN_BODY', { field: 'deputyUserId' }));
    const twin = body.deputies.find(
      (entry) =>
        entry.userId === user.id &&
        entry.deputyUserId === deputy.id &&
        shareADay({ from: entry.validFrom, to: entry.validTo }, { from: validFrom, to: validTo }),
    );
    if (twin) return err(refusal('ALREADY_DEPUTY', { field: 'deputyUserId', params: { from: twin.validFrom, to: twin.validTo } }));
    const handedOn = body.grants.filter(
      (grant) => grant.userId === user.id && shareADay(validityOf(grant), { from: validFrom, to: validTo }),
    );
    if (handedOn.some((grant) => reachesBeyond(reach, grant))) return err(refusal('GRANT_BEYOND_OWN_REACH', { field: 'userId' }));
    const { tenantId } = user;
    const entry: DeputyEntry = { id: newId(), tenantId, userId: user.id, deputyUserId: deputy.id, validFrom, validTo, version: 1 };
    const conflicts = conflictsAdded(book, body, { validFrom, validTo, grants: [], deputies: [entry] });
    const refused = input.acknowledgeConflict ? null : conflictRefusal(book, conflicts);
    return refused ? err(refused) : ok({ entry, at, acknowledgedConflicts: conflicts });
  },
  save: ({ roles }, { entry, at }) => roles.insertDeputy(entry, at),
  record: ({ entry, acknowledgedConflicts }) => ({
    type: 'user',
    id: entry.userId,
    content: {
      deputy: entry,
      acknowledgedConflicts,
      changes: [
        { field: 'validFrom', from: null, to: entry.validFrom },
        { field: 'deputy', from: null, to: entry.validTo },
      ],
    },
    messages: [{ name: 'DeputyNamed.v1', payload: { deputyId: entry.id, userId: entry.userId, deputyUserId: entry.deputyUserId } }],
  }),
  outcome: ({ entry }) => ({ deputyId: entry.id, tenantId: entry.tenantId }),
});
