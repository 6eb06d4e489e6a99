// SPDX-License-Identifier: EUPL-1.2
import {
  type AssociationId,
  type CivilDate,
  type GermanLand,
  isValidOn,
  type OfficeCalendar,
  type TenantId,
  type Validity,
} from '@kernel/core';

/** Zweckverband: runs the centre for its members. */
export interface Association {
  readonly id: AssociationId;
  readonly name: string;
  readonly shortName: string;
  readonly land: GermanLand;
  readonly validity: Validity;
  readonly version: number;
}

/** Mandant: the centre itself, or one municipality as a member of one association, with dates. */
export type TenantKind = 'centre' | 'member';

/** Names of colours of the interface; the web gives them their values for light and dark. */
export const TENANT_COLOURS = [
  'blue',
  'teal',
  'green',
  'olive',
  'amber',
  'orange',
  'red',
  'pink',
  'purple',
  'indigo',
  'brown',
  'grey',
] as const;
export type TenantColour = (typeof TENANT_COLOURS)[number];

/** What a tenant may set about itself. */
export interface TenantSettings {
  readonly name: string;
  /** At most 30 characters; unique among the tenants of an association whose dates overlap. */
  readonly shortName: string;
  readonly colour: TenantColour;
  /** A request goes to the centre only after somebody of the member approved it. */
  readonly requestsNeedApproval: boolean;
  /** Every request names the member's own cost unit. */
  readonly ordersCostUnit: boolean;
  readonly officeCalendar: OfficeCalendar;
}

export interface Tenant extends TenantSettings {
  readonly id: TenantId;
  readonly associationId: AssociationId;
  readonly kind: TenantKind;
  /** Official key of a member; null for the centre. */
  readonly ags: string | null;
  readonly validity: Validity;
  readonly version: number;
}

export const SHORT_NAME_LENGTH = 30;
export const NAME_LENGTH = 200;

export type TenantStatus = 'announced' | 'current' | 'left';

/** Seen from a day: joins later, is in, has left. */
export function tenantStatus(tenant: Tenant, today: CivilDate): TenantStatus {
  if (today < tenant.validity.from) return 'announced';
  return isValidOn(tenant.validity, today) ? 'current' : 'left';
}

export const membersOn = (tenants: readonly Tenant[], date: CivilDate): Tenant[] =>
  tenants.filter((tenant) => tenant.kind === 'member' && isValidOn(tenant.validity, date));

/** The colour of a member that chose none: always the same for the same municipality. */
export const usualColour = (ags: string): TenantColour => TENANT_COLOURS[Number(ags.slice(2)) % TENANT_COLOURS.length] ?? 'blue';
