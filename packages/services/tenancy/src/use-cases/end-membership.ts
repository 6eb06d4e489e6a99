// SPDX-License-Identifier: EUPL-1.2
import { endMembership as decideEnd, type EndMembershipCode } from '@domain/tenancy';
import { ok } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';
import { loadDirectory } from './admit-tenant.ts';

export const endMembership = useCase({
  name: 'tenancy.endMembership',
  action: 'tenancy.changeMembers',
  input: z.object({ tenantId: idInput<'TenantId'>(), leftOn: dateInput, expectedVersion: versionInput }),
  refusals: everyCode<EndMembershipCode>()(
    'CENTRE_CANNOT_LEAVE',
    'ALREADY_LEFT',
    'LEAVES_BEFORE_JOINING',
    'MEMBER_AGAIN_BY_THEN',
    'DATE_UNCHANGED',
  ),
  load: async ({ tenants }, { input }) => {
    const { association, tenants: list } = await loadDirectory(tenants);
    const tenant = (await tenants.lockSettings(input.tenantId)) ? list.find(({ id }) => id === input.tenantId) : undefined;
    return tenant ? { association, tenant, others: list.filter((other) => other !== tenant) } : null;
  },
  row: ({ tenant }) => ({ tenantId: tenant.id, type: 'tenant', id: tenant.id, version: tenant.version }),
  decide: (state, input, circumstances) => {
    const ended = decideEnd(state, input, circumstances);
    return ended.ok ? ok({ ...ended.value, membershipId: circumstances.newId(), at: circumstances.at }) : ended;
  },
  alsoWrites: ({ association }) => [association.centreId],
  save: async ({ tenants }, { tenant, membershipId, at }, { association }) => {
    await tenants.replaceMembership(tenant, association.centreId, membershipId, at);
    await tenants.saveSettings(tenant);
  },
  record: (decision) => ({
    type: 'tenant',
    id: decision.tenant.id,
    content: { ...decision, changes: [{ field: 'leftOn', from: decision.formerLeftOn, to: decision.tenant.validity.to }] },
    messages: [{ name: 'MembershipEnded.v1', payload: { tenantId: decision.tenant.id, leftOn: decision.tenant.validity.to } }],
  }),
  outcome: ({ tenant }) => ({ tenantId: tenant.id }),
});
