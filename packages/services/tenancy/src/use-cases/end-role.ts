// SPDX-License-Identifier: EUPL-1.2
import { addDays, err, ok, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { leavesNobody } from '../last-administrator.ts';
import { type LastDayCode, lastDayRefusal } from '../last-day.ts';
import { useCase } from '../use-case.ts';

export type EndRoleCode = LastDayCode | 'LAST_ADMINISTRATOR';

export const endRole = useCase({
  name: 'tenancy.endRole',
  action: 'tenancy.manageRoles',
  stepUp: true,
  input: z.object({ grantId: idInput<'GrantId'>(), endsOn: dateInput, expectedVersion: versionInput }),
  refusals: everyCode<EndRoleCode>()('ALREADY_ENDED', 'ENDS_TOO_EARLY', 'ENDS_LATER_THAN_BEFORE', 'LAST_ADMINISTRATOR'),
  load: async ({ tenants, users, roles }, { input }) => {
    const found = await roles.findGrant(input.grantId);
    const user = found && (await users.lockUser(found.userId));
    // Two administrators who end each other wait here.
    if (user) await tenants.lockSettings(user.tenantId);
    const grant = user && (await roles.findGrant(input.grantId));
    return grant && user && { grant, users: await users.listUsers(user.tenantId), grants: await roles.listGrants(user.tenantId) };
  },
  row: ({ grant }) => ({ tenantId: grant.tenantId, type: 'user', id: grant.userId, version: grant.version }),
  decide: (state, { endsOn }, { today }) => {
    const refused = lastDayRefusal({ from: state.grant.validFrom, to: state.grant.validTo }, endsOn, today);
    if (refused) return err(refused);
    const grant = { ...state.grant, validTo: endsOn, version: state.grant.version + 1 };
    const after = { users: state.users, grants: state.grants.map((one) => (one.id === grant.id ? grant : one)) };
    const dayAfter = addDays(endsOn, 1) < today ? today : addDays(endsOn, 1);
    if (leavesNobody(state, after, dayAfter)) return err(refusal('LAST_ADMINISTRATOR'));
    const changes = [
      { field: 'role', from: grant.role, to: grant.role },
      { field: 'validTo', from: state.grant.validTo, to: endsOn },
    ];
    return ok({ grant, changes });
  },
  save: ({ roles }, { grant }) => roles.saveEnd(grant),
  record: ({ grant, changes }) => ({
    type: 'user',
    id: grant.userId,
    content: { grant, changes },
    messages: [{ name: 'RoleEnded.v1', payload: { grantId: grant.id, userId: grant.userId, endsOn: grant.validTo } }],
  }),
  outcome: ({ grant }) => ({ grantId: grant.id, userId: grant.userId }),
});
