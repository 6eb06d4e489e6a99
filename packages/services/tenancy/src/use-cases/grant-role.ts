// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { addDays, err, ok, type TenantId } from '@kernel/core';
import { choiceInput, dateInput, everyCode, idInput, tenantsInCharge, textInput } from '@platform/use-case';
import { z } from 'zod';
import { grantChanges } from '../grant-changes.ts';
import { type GrantRoleCode, grantRefusal } from '../grant-rules.ts';
import type { Grant } from '../repositories/role-repository.ts';
import { useCase } from '../use-case.ts';

const ROLE_NAMES = ROLES.map((role) => role.name) as unknown as readonly [string, ...string[]];

export const grantRole = useCase({
  name: 'tenancy.grantRole',
  action: 'tenancy.manageRoles',
  stepUp: true,
  input: z.object({
    userId: idInput<'UserId'>(),
    role: choiceInput('RoleName', ROLE_NAMES),
    /** Empty or absent: every tenant of the association. */
    tenantIds: z.array(idInput<'TenantId'>()).max(500).default([]),
    /** Empty or absent: every service family. */
    serviceFamilyCodes: z.array(textInput(60)).max(100).default([]),
    validFrom: dateInput.optional(),
    validTo: dateInput.optional(),
    acknowledgeConflict: z.boolean().default(false),
  }),
  refusals: everyCode<GrantRoleCode>()(
    ...([
      'GRANTS_HIMSELF',
      'ROLE_OF_OTHER_SIDE',
      'DATES_REVERSED',
      'STARTS_IN_THE_PAST',
      'USER_ENDED',
      'END_NEEDED',
      'GRANT_TOO_LONG',
    ] as const),
    ...([
      'SCOPE_ONLY_FOR_CENTRE',
      'TENANT_UNKNOWN',
      'GRANT_BEYOND_OWN_REACH',
      'FAMILY_UNKNOWN',
      'ALREADY_GRANTED',
      'DUTY_CONFLICT',
    ] as const),
  ),
  load: async ({ tenants, users, roles }, { input, actor, book }) => {
    const user = await users.lockUser(input.userId);
    if (!user) return null;
    const list = await tenants.listTenants();
    const body = await roles.holdingsOf(user.tenantId);
    return {
      user,
      book,
      side: list.find(({ id }) => id === user.tenantId)?.kind ?? 'member',
      tenantIds: list.map(({ id }) => id),
      inCharge: actor.kind === 'operator' ? null : tenantsInCharge({ actor, book }, 'tenancy.manageRoles'),
      familyCodes: await roles.listFamilyCodes(),
      grants: body.grants.filter((grant) => grant.userId === user.id),
      body,
    };
  },
  row: ({ user }) => ({ tenantId: user.tenantId, type: 'user', id: user.id }),
  decide: (state, input, { by, today, at, newId }) => {
    const grant: Grant = {
      id: newId(),
      tenantId: state.user.tenantId,
      userId: state.user.id,
      role: input.role,
      tenantIds: [...new Set(input.tenantIds)] as TenantId[],
      familyCodes: [...new Set(input.serviceFamilyCodes)],
      validFrom: input.validFrom ?? today,
      validTo: input.validTo ?? null,
      grantedBy: by.accountId,
      version: 1,
    };
    const refused = grantRefusal(state, grant, { by, yesterday: addDays(today, -1), acknowledged: input.acknowledgeConflict });
    return refused ? err(refused) : ok({ grant, at, acknowledgedConflict: input.acknowledgeConflict });
  },
  save: ({ roles }, { grant, at }) => roles.insertGrant(grant, at),
  record: (decision) => ({
    type: 'user',
    id: decision.grant.userId,
    content: { ...decision, changes: grantChanges(decision.grant) },
    messages: [
      { name: 'RoleGranted.v1', payload: { grantId: decision.grant.id, userId: decision.grant.userId, role: decision.grant.role } },
    ],
  }),
  outcome: ({ grant }) => ({ grantId: grant.id, userId: grant.userId }),
});
