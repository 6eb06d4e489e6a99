// SPDX-License-Identifier: EUPL-1.2
import type { Association, Tenant } from '@domain/tenancy';
import type { AccountId, CivilDate, Instant, TenantId } from '@kernel/core';
import type { Staff } from '../person.ts';
import type { Row } from './tables.ts';

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name as it stands in an address. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** 'demo' marks the association, and so the database, as one that may be thrown away. */
export const associationRow = (association: Association, centreId: TenantId, at: Instant): Row => ({
  tenant_id: centreId,
  id: association.id,
  association_id: association.id,
  name: association.name,
  slug: slugOf(association.shortName),
  staff_shown_as: 'function',
  settings: { shortName: association.shortName, land: association.land, foundedOn: association.validity.from, demo: true },
  version: 1,
  created_at: at,
});

export const tenantRow = (tenant: Tenant, centreId: TenantId, at: Instant): Row => ({
  tenant_id: centreId,
  id: tenant.id,
  association_id: tenant.associationId,
  kind: tenant.kind,
  ags: tenant.ags,
  name: tenant.name,
  short_name: tenant.shortName,
  slug: slugOf(tenant.shortName),
  colour: tenant.colour,
  version: 1,
  created_at: at,
});

export const membershipRow = (tenant: Tenant, centreId: TenantId, id: string, at: Instant): Row => ({
  tenant_id: centreId,
  id,
  association_id: tenant.associationId,
  member_id: tenant.id,
  valid_from: tenant.validity.from,
  valid_to: tenant.validity.to,
  known_from: at,
  known_to: null,
});

export const settingsRow = (tenant: Tenant): Row => ({
  tenant_id: tenant.id,
  id: tenant.id,
  requests_need_approval: tenant.requestsNeedApproval,
  orders_cost_unit: tenant.ordersCostUnit,
  office_calendar: tenant.officeCalendar,
  cost_unit_hint: tenant.ordersCostUnit ? 'Siebenstellige Kostenstelle des Haushalts' : null,
  version: 1,
});

export const userRow = (person: Staff, validFrom: CivilDate, at: Instant): Row => ({
  tenant_id: person.tenantId,
  id: person.userId,
  account_id: person.accountId,
  name: person.name,
  function_title: person.functionTitle,
  email: person.email,
  language: 'de',
  valid_from: validFrom,
  valid_to: null,
  version: 1,
  created_at: at,
});

export interface DemoGrant {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly userId: string;
  readonly role: string;
  readonly tenantIds: readonly TenantId[];
  readonly familyCodes: readonly string[];
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly grantedBy: AccountId | null;
  readonly version: number;
}

export const grantRow = (grant: DemoGrant, at: Instant): Row => ({
  tenant_id: grant.tenantId,
  id: grant.id,
  user_id: grant.userId,
  role: grant.role,
  scope_tenant_ids: grant.tenantIds,
  service_family_codes: grant.familyCodes,
  valid_from: grant.validFrom,
  valid_to: grant.validTo,
  granted_by: grant.grantedBy,
  version: grant.version,
  created_at: at,
});
