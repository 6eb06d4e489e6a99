// SPDX-License-Identifier: EUPL-1.2
import type { TenantStatus } from '@domain/tenancy';
import { businessDayOf, type CivilDate, endOfDayKnown, type Instant, type OfficeCalendar } from '@kernel/core';
import { knownAt, type Reads } from '@platform/database';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

export interface PopulationRow {
  readonly basis: string;
  readonly referenceDate: string;
  readonly inhabitants: number;
  readonly source: string;
}

export interface MembershipVersion {
  readonly from: string;
  readonly to: string | null;
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

export interface TenantRow {
  readonly id: string;
  readonly kind: string;
  readonly ags: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly slug: string;
  readonly colour: string;
  readonly districtName: string | null;
  readonly memberFrom: string | null;
  readonly memberTo: string | null;
  readonly status: TenantStatus;
  readonly populations: readonly PopulationRow[];
  /** null where the wall hides the body's own settings. */
  readonly settings: TenantSettingsRow | null;
  readonly membershipHistory: readonly MembershipVersion[];
}

export interface TenantSettingsRow {
  readonly requestsNeedApproval: boolean;
  readonly ordersCostUnit: boolean;
  readonly officeCalendar: OfficeCalendar;
  readonly version: number;
}

/** What the directory is asked as of: now, or what was known at the end of a day, seen from that day. */
export interface AsOf {
  readonly known: Instant;
  readonly day: CivilDate;
}

export function asKnownOn(knownOn: CivilDate | undefined, now: Instant): AsOf {
  const known = knownOn === undefined ? now : endOfDayKnown(knownOn, now);
  return { known, day: knownOn !== undefined && known < now ? knownOn : businessDayOf(now) };
}

/** A member is one since a membership of it is known; before that day nothing was known of it. */
export const wasKnown = ({ kind, memberFrom }: TenantRow): boolean => kind !== 'member' || memberFrom !== null;

/** The directory as one statement: tenants, the membership as known, inhabitants, and what the wall shows of the settings. */
export const tenantsAsKnown = (reads: Reads, known: Instant) =>
  reads
    .selectFrom('tenant')
    .leftJoin('membership', (join) => join.onRef('membership.member_id', '=', 'tenant.id').on(knownAt('membership', known)))
    .leftJoin('tenant_settings', 'tenant_settings.tenant_id', 'tenant.id')
    .leftJoin('municipality', 'municipality.ags', 'tenant.ags')
    .select((eb) => [
      ...(['tenant.id', 'tenant.kind', 'tenant.ags', 'tenant.name', 'tenant.short_name', 'tenant.slug', 'tenant.colour'] as const),
      ...(['membership.valid_from', 'membership.valid_to', 'municipality.district_name'] as const),
      ...(['tenant_settings.requests_need_approval', 'tenant_settings.orders_cost_unit', 'tenant_settings.office_calendar'] as const),
      'tenant_settings.version as settings_version',
      jsonArrayFrom(
        eb
          .selectFrom('population')
          .select(['basis', 'reference_date as referenceDate', 'inhabitants', 'source'])
          .whereRef('population.ags', '=', 'tenant.ags')
          .where(knownAt('population', known))
          .orderBy('reference_date', 'desc'),
      ).as('populations'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as version')
          .select([
            'version.valid_from as from',
            'version.valid_to as to',
            'version.known_from as knownFrom',
            'version.known_to as knownTo',
          ])
          .whereRef('version.member_id', '=', 'tenant.id')
          .orderBy('version.known_to', (order) => order.desc().nullsFirst())
          .orderBy('version.known_from', 'desc')
          .$castTo<MembershipVersion>(),
      ).as('membership_history'),
    ]);

type Found = Awaited<ReturnType<ReturnType<typeof tenantsAsKnown>['execute']>>[number];

export const tenantRowOf =
  (today: CivilDate) =>
  (row: Found): TenantRow => ({
    id: row.id,
    kind: row.kind,
    ags: row.ags,
    name: row.name,
    shortName: row.short_name,
    slug: row.slug,
    colour: row.colour,
    districtName: row.district_name,
    memberFrom: row.valid_from,
    memberTo: row.valid_to,
    status: statusOn(today, row.valid_from, row.valid_to),
    populations: row.populations,
    settings:
      row.settings_version === null
        ? null
        : {
            requestsNeedApproval: row.requests_need_approval ?? false,
            ordersCostUnit: row.orders_cost_unit ?? false,
            officeCalendar: row.office_calendar as OfficeCalendar,
            version: row.settings_version,
          },
    membershipHistory: row.membership_history.map((version) => ({
      ...version,
      knownFrom: new Date(version.knownFrom).toISOString(),
      knownTo: version.knownTo && new Date(version.knownTo).toISOString(),
    })),
  });

function statusOn(today: CivilDate, from: string | null, to: string | null): TenantStatus {
  if (from !== null && today < from) return 'announced';
  return to !== null && to < today ? 'left' : 'current';
}
