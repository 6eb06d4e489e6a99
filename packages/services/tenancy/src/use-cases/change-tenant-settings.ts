// SPDX-License-Identifier: EUPL-1.2
import { type ChangeTenantSettingsCode, changeTenantSettings as decideChange, TENANT_COLOURS } from '@domain/tenancy';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { calendarInput } from '../calendar-input.ts';
import { useCase } from '../use-case.ts';

export type ChangeSettingsCode = 'CENTRE_NAMES_MEMBERS' | ChangeTenantSettingsCode;

/** How a body appears to all is the centre's to say; how it works is its own. */
const APPEARANCE = ['name', 'shortName', 'colour'] as const;

export const changeTenantSettings = useCase({
  name: 'tenancy.changeTenantSettings',
  action: 'tenancy.changeSettings',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    name: textInput(300).optional(),
    shortName: textInput(60).optional(),
    colour: choiceInput('TenantColour', TENANT_COLOURS).optional(),
    requestsNeedApproval: z.boolean().optional(),
    ordersCostUnit: z.boolean().optional(),
    officeCalendar: calendarInput.optional(),
    expectedVersion: versionInput,
  }),
  refusals: everyCode<ChangeSettingsCode>()(
    ...(['CENTRE_NAMES_MEMBERS', 'NAME_MISSING', 'NAME_TOO_LONG', 'SHORT_NAME_MISSING', 'SHORT_NAME_TOO_LONG'] as const),
    ...(['COLOUR_UNKNOWN', 'CALENDAR_WRONG', 'SHORT_NAME_TAKEN', 'NOTHING_CHANGES'] as const),
  ),
  load: async ({ tenants }, { input }) => {
    if (!(await tenants.lockSettings(input.tenantId))) return null;
    const list = await tenants.listTenants();
    const tenant = list.find(({ id }) => id === input.tenantId);
    const { centreId } = await tenants.getAssociation();
    return tenant ? { tenant, centreId, others: list.filter((other) => other !== tenant) } : null;
  },
  row: ({ tenant }) => ({ tenantId: tenant.id, type: 'tenant', id: tenant.id, version: tenant.version }),
  decide: (state, { tenantId: _tenant, expectedVersion: _version, ...wanted }, circumstances, actor) => {
    const named = APPEARANCE.find((field) => wanted[field] !== undefined && wanted[field] !== state.tenant[field]);
    if (named && actor.body.side === 'member')
      return err(refusal('CENTRE_NAMES_MEMBERS', { field: named })) as Result<never, Refusal<ChangeSettingsCode>>;
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const changed = decideChange(state, given, circumstances);
    if (!changed.ok) return changed;
    const { tenant } = changed.value;
    const changes = changed.value.changed.map((field) => ({ field, from: state.tenant[field], to: tenant[field] }));
    return ok({ tenant, changes, appearance: changes.some(({ field }) => APPEARANCE.some((one) => one === field)) });
  },
  alsoWrites: ({ centreId }, { appearance }) => (appearance ? [centreId] : []),
  save: async ({ tenants }, { tenant, appearance }, { centreId }) => {
    await tenants.saveSettings(tenant);
    if (appearance) await tenants.saveAppearance(tenant, centreId);
  },
  record: ({ tenant, changes }) => ({
    type: 'tenant',
    id: tenant.id,
    content: { changes },
    messages: [{ name: 'TenantSettingsChanged.v1', payload: { tenantId: tenant.id, fields: changes.map(({ field }) => field) } }],
  }),
  outcome: ({ tenant }) => ({ tenantId: tenant.id }),
});
