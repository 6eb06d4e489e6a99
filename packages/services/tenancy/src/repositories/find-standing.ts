// SPDX-License-Identifier: EUPL-1.2
import type { TenantStanding } from '@contracts/tenancy';
import { TENANT_COLOURS, type TenantColour } from '@domain/tenancy';
import { type CivilDate, DEFAULT_OFFICE_CALENDAR, isValidOn, type OfficeCalendar, type TenantId, type Validity } from '@kernel/core';
import { Prisma, type Writes } from '@platform/database';
import { LONG_AGO } from './tenant-repository.ts';

interface Row {
  readonly kind: TenantStanding['kind'];
  readonly name: string;
  readonly shortName: string;
  readonly colour: string;
  readonly centreId: TenantId;
  readonly staffShownAs: string;
  readonly requestsNeedApproval: boolean | null;
  readonly officeCalendar: OfficeCalendar | null;
  readonly memberships: readonly Validity[] | null;
}

/** A tenant as other services look at it, in one statement: nearly every write asks. Settings that the wall hides are the usual ones. */
export async function findStanding(writes: Writes, tenantId: TenantId, on: CivilDate): Promise<TenantStanding | null> {
  const [row] = await writes.$queryRaw<Row[]>(Prisma.sql`
    select t.kind, t.name, t.short_name as "shortName", t.colour, a.tenant_id as "centreId", a.staff_shown_as as "staffShownAs",
      s.requests_need_approval as "requestsNeedApproval", s.office_calendar as "officeCalendar",
      (select json_agg(json_build_object('from', m.valid_from, 'to', m.valid_to)) from membership m
        where m.tenant_id = t.tenant_id and m.member_id = t.id and m.known_to is null) as memberships
    from tenant t
    join association a on a.tenant_id = t.tenant_id and a.id = t.association_id
    left join tenant_settings s on s.tenant_id = t.id and s.id = t.id
    where t.id = ${tenantId}::uuid`);
  if (!row) return null;
  const memberships = row.memberships ?? [{ from: LONG_AGO, to: null }];
  return {
    tenantId,
    centreId: row.centreId,
    kind: row.kind,
    name: row.name,
    shortName: row.shortName,
    colour: TENANT_COLOURS.find((colour) => colour === row.colour) ?? ('grey' satisfies TenantColour),
    requestsNeedApproval: row.requestsNeedApproval ?? false,
    officeCalendar: row.officeCalendar ?? DEFAULT_OFFICE_CALENDAR,
    membership: row.kind === 'member' ? (memberships.find((validity) => isValidOn(validity, on)) ?? null) : null,
    staffShownAs: row.staffShownAs === 'function' ? 'function' : 'name',
  };
}
