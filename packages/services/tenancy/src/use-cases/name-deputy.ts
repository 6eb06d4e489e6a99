// SPDX-License-Identifier: EUPL-1.2
import { daysBetween, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
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
  | 'ALREADY_DEPUTY';

const LONGEST_DAYS = 366;

/** Somebody of the same body acts with a user's roles while the user is away. Users name their own deputy, administrators anybody's. */
export const nameDeputy = useCase({
  name: 'tenancy.nameDeputy',
  action: 'tenancy.nameDeputy',
  input: z.object({ userId: idInput<'UserId'>(), deputyUserId: idInput<'UserId'>(), validFrom: dateInput, validTo: dateInput }),
  refusals: everyCode<NameDeputyCode>()(
    ...(['DEPUTY_OF_HIMSELF', 'MAKES_HIMSELF_DEPUTY', 'DATES_REVERSED', 'STARTS_IN_THE_PAST', 'DEPUTY_TOO_LONG'] as const),
    ...(['DEPUTY_NOT_IN_BODY', 'ALREADY_DEPUTY'] as const),
  ),
  load: async ({ users, roles }, { input }) => {
    const user = await users.lockUser(input.userId);
    return user && { user, deputy: await users.findUser(input.deputyUserId), entries: await roles.listDeputies(user.tenantId, user.id) };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, userId: user.id, type: 'user', id: user.id }),
  decide: (
    { user, deputy, entries },
    input,
    { by, today, at, newId },
  ): Result<{ entry: DeputyEntry; at: typeof at }, Refusal<NameDeputyCode>> => {
    const { validFrom, validTo } = input;
    if (input.deputyUserId === user.id) return err(refusal('DEPUTY_OF_HIMSELF', { field: 'deputyUserId' }));
    if (by.accountId !== null && deputy?.accountId === by.accountId) return err(refusal('MAKES_HIMSELF_DEPUTY', { field: 'deputyUserId' }));
    if (validTo < validFrom) return err(refusal('DATES_REVERSED', { field: 'validTo', params: { from: validFrom, to: validTo } }));
    if (validFrom < today) return err(refusal('STARTS_IN_THE_PAST', { field: 'validFrom', params: { earliest: today } }));
    if (daysBetween(validFrom, validTo) >= LONGEST_DAYS)
      return err(refusal('DEPUTY_TOO_LONG', { field: 'validTo', params: { longestDays: LONGEST_DAYS } }));
    const gone = !deputy || deputy.tenantId !== user.tenantId || (deputy.validTo !== null && deputy.validTo < validFrom);
    if (gone) return err(refusal('DEPUTY_NOT_IN_BODY', { field: 'deputyUserId' }));
    const twin = entries.find(
      (entry) =>
        entry.deputyUserId === deputy.id && shareADay({ from: entry.validFrom, to: entry.validTo }, { from: validFrom, to: validTo }),
    );
    if (twin) return err(refusal('ALREADY_DEPUTY', { field: 'deputyUserId', params: { from: twin.validFrom, to: twin.validTo } }));
    const { tenantId } = user;
    return ok({ entry: { id: newId(), tenantId, userId: user.id, deputyUserId: deputy.id, validFrom, validTo, version: 1 }, at });
  },
  save: ({ roles }, { entry, at }) => roles.insertDeputy(entry, at),
  record: ({ entry }) => ({
    type: 'user',
    id: entry.userId,
    content: {
      deputy: entry,
      changes: [
        { field: 'validFrom', from: null, to: entry.validFrom },
        { field: 'deputy', from: null, to: entry.validTo },
      ],
    },
    messages: [{ name: 'DeputyNamed.v1', payload: { deputyId: entry.id, userId: entry.userId, deputyUserId: entry.deputyUserId } }],
  }),
  outcome: ({ entry }) => ({ deputyId: entry.id, tenantId: entry.tenantId }),
});
