// SPDX-License-Identifier: EUPL-1.2
import { addDays, err, ok, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { leavesNobody } from '../last-administrator.ts';
import { type LastDayCode, lastDayRefusal } from '../last-day.ts';
import type { BodyUser } from '../repositories/user-repository.ts';
import { useCase } from '../use-case.ts';

export type EndUserCode = LastDayCode | 'LAST_ADMINISTRATOR';

/** Ends a person's being a user of a body, with all the roles that hold longer. */
export const endUser = useCase({
  name: 'tenancy.endUser',
  action: 'tenancy.manageUsers',
  input: z.object({ userId: idInput<'UserId'>(), endsOn: dateInput, expectedVersion: versionInput }),
  refusals: everyCode<EndUserCode>()('ALREADY_ENDED', 'ENDS_TOO_EARLY', 'ENDS_LATER_THAN_BEFORE', 'LAST_ADMINISTRATOR'),
  load: async ({ tenants, users, roles }, { input }) => {
    const user = await users.lockUser(input.userId);
    // Two administrators who end each other wait here.
    if (user) await tenants.lockSettings(user.tenantId);
    return user && { user, users: await users.listUsers(user.tenantId), grants: await roles.listGrants(user.tenantId) };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, type: 'user', id: user.id, version: user.version }),
  decide: (state, { endsOn }, { today }) => {
    const refused = lastDayRefusal({ from: state.user.validFrom, to: state.user.validTo }, endsOn, today);
    if (refused) return err(refused);
    const user: BodyUser = { ...state.user, validTo: endsOn, version: state.user.version + 1 };
    const ended = state.grants
      .filter((grant) => grant.userId === user.id && grant.validFrom <= (grant.validTo ?? grant.validFrom))
      .filter((grant) => grant.validTo === null || grant.validTo > endsOn)
      .map((grant) => {
        const never = addDays(grant.validFrom, -1);
        return { ...grant, validTo: endsOn < never ? never : endsOn, version: grant.version + 1 };
      });
    const after = {
      users: state.users.map((one) => (one.id === user.id ? user : one)),
      grants: state.grants.map((grant) => ended.find(({ id }) => id === grant.id) ?? grant),
    };
    const dayAfter = addDays(endsOn, 1) < today ? today : addDays(endsOn, 1);
    if (leavesNobody(state, after, dayAfter)) return err(refusal('LAST_ADMINISTRATOR'));
    return ok({ user, ended, changes: [{ field: 'validTo', from: state.user.validTo, to: endsOn }] });
  },
  save: async ({ users, roles }, { user, ended }) => {
    await users.saveUser(user);
    for (const grant of ended) await roles.saveEnd(grant);
  },
  record: ({ user, ended, changes }) => ({
    type: 'user',
    id: user.id,
    content: { changes, endedRoles: ended.map(({ role, validTo }) => ({ role, validTo })) },
    messages: [{ name: 'UserEnded.v1', payload: { userId: user.id, endsOn: user.validTo } }],
  }),
  outcome: ({ user }) => ({ userId: user.id }),
});
