// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, type Decide, err, ok, refusal } from '@kernel/core';
import type { Tenant, TenantSettings } from './tenant.ts';
import { type SettingsCode, settingsRefusal, tidySettings } from './tenant-rules.ts';

export type ChangeTenantSettingsInput = Partial<TenantSettings>;

export interface ChangeTenantSettingsState {
  readonly tenant: Tenant;
  /** The other tenants of the association. */
  readonly others: readonly Tenant[];
}

export interface TenantSettingsChanged {
  readonly tenant: Tenant;
  readonly changed: readonly (keyof TenantSettings)[];
}

export type ChangeTenantSettingsCode = SettingsCode | 'NOTHING_CHANGES';

const SETTINGS = [
  'name',
  'shortName',
  'colour',
  'requestsNeedApproval',
  'ordersCostUnit',
  'officeCalendar',
] as const satisfies readonly (keyof TenantSettings)[];

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Canonical) === canonicalJson(b as Canonical);

/** Changes what is given and leaves the rest. Requests that are already open keep the due dates that they have. */
export const changeTenantSettings: Decide<
  ChangeTenantSettingsState,
  ChangeTenantSettingsInput,
  TenantSettingsChanged,
  ChangeTenantSettingsCode
> = ({ tenant, others }, input) => {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const wanted: Tenant = { ...tenant, ...given };
  const refused = settingsRefusal(wanted, tenant.validity, others);
  if (refused) return err(refused);
  const settings = tidySettings(wanted);
  const changed = SETTINGS.filter((setting) => !same(settings[setting], tenant[setting]));
  if (changed.length === 0) return err(refusal('NOTHING_CHANGES'));
  return ok({ tenant: { ...tenant, ...settings, version: tenant.version + 1 }, changed });
};
