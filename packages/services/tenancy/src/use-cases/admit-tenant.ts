// SPDX-License-Identifier: EUPL-1.2
import { type AdmitTenantCode, admitTenant as decideAdmission, TENANT_COLOURS, type Tenant, usualColour } from '@domain/tenancy';
import { DEFAULT_OFFICE_CALENDAR, ok, type TenantId } from '@kernel/core';
import { choiceInput, dateInput, everyCode, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { tenantRepository } from '../repositories/tenant-repository.ts';
import { freeSlug } from '../slug.ts';
import { useCase } from '../use-case.ts';

const ADMIT_CODES = everyCode<AdmitTenantCode>()(
  ...(['MUNICIPALITY_UNKNOWN', 'DATES_REVERSED', 'BEFORE_ASSOCIATION', 'ALREADY_MEMBER', 'NAME_MISSING', 'NAME_TOO_LONG'] as const),
  ...(['SHORT_NAME_MISSING', 'SHORT_NAME_TOO_LONG', 'COLOUR_UNKNOWN', 'CALENDAR_WRONG', 'SHORT_NAME_TAKEN'] as const),
);

/** What an admission is decided by; the list of members stays locked until it is. */
export async function loadDirectory(tenants: ReturnType<typeof tenantRepository>) {
  await tenants.lockDirectory();
  const list = await tenants.listTenants();
  const centre = list.find((tenant) => tenant.kind === 'centre');
  return {
    association: await tenants.getAssociation(),
    tenants: list,
    slugs: await tenants.listSlugs(),
    land: (centre?.officeCalendar ?? DEFAULT_OFFICE_CALENDAR).land,
  };
}

export const tenantAdmitted = (tenant: Tenant, centreId: TenantId) => ({
  type: 'tenant',
  id: tenant.id,
  tenantId: centreId,
  messages: [{ name: 'TenantAdmitted.v1' as const, payload: { tenantId: tenant.id, ags: tenant.ags } }],
});

export const admitTenant = useCase({
  name: 'tenancy.admitTenant',
  action: 'tenancy.changeMembers',
  input: z.object({
    ags: textInput(8),
    joinedOn: dateInput,
    leftOn: dateInput.optional(),
    shortName: textInput(60).optional(),
    colour: choiceInput('TenantColour', TENANT_COLOURS).optional(),
    requestsNeedApproval: z.boolean().default(false),
    ordersCostUnit: z.boolean().default(false),
  }),
  refusals: ADMIT_CODES,
  load: async ({ tenants }, { input }) => ({
    ...(await loadDirectory(tenants)),
    municipality: await tenants.findMunicipality(input.ags),
  }),
  row: ({ association }) => ({ tenantId: association.centreId, type: 'association', id: association.id }),
  decide: (state, input, circumstances) => {
    const { municipality } = state;
    const admitted = decideAdmission(
      state,
      {
        ...input,
        leftOn: input.leftOn ?? null,
        name: municipality?.name ?? input.ags,
        shortName: input.shortName ?? municipality?.shortName ?? input.ags,
        colour: input.colour ?? usualColour(input.ags),
        officeCalendar: { ...DEFAULT_OFFICE_CALENDAR, land: state.land },
      },
      circumstances,
    );
    if (!admitted.ok) return admitted;
    const { tenant } = admitted.value;
    return ok({ tenant, slug: freeSlug(tenant.shortName, state.slugs), membershipId: circumstances.newId(), at: circumstances.at });
  },
  alsoWrites: (_state, { tenant }) => [tenant.id],
  save: ({ tenants }, decision, { association }) => tenants.insertTenants([{ ...decision, centreId: association.centreId }]),
  record: (decision, { association }) => ({ ...tenantAdmitted(decision.tenant, association.centreId), content: decision }),
  outcome: ({ tenant }) => ({ tenantId: tenant.id }),
});
