// SPDX-License-Identifier: EUPL-1.2
import {
  type Association,
  type Municipality,
  POPULATION_BASES,
  type PopulationBasis,
  TENANT_COLOURS,
  type Tenant,
  type TenantColour,
} from '@domain/tenancy';
import {
  type AssociationId,
  type CivilDate,
  DEFAULT_OFFICE_CALENDAR,
  type GermanLand,
  type Instant,
  invariant,
  type OfficeCalendar,
  type TenantId,
} from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';

/** A tenant with what only its address and its home need. */
export interface TenantDraft {
  readonly tenant: Tenant;
  readonly centreId: TenantId;
  readonly slug: string;
  /** Absent for the centre, which is no member of itself. */
  readonly membershipId?: string;
  readonly at: Instant;
}

/** Settings of the association that stand in its JSON column. */
interface AssociationSettings {
  readonly shortName?: string;
  readonly land?: GermanLand;
  readonly foundedOn?: CivilDate;
}

/** Since when a tenant is one where nothing else is known. */
export const LONG_AGO = '1900-01-01' as CivilDate;

export const tenantRepository = (writes: Writes) => ({ ...directoryOf(writes), ...registerOf(writes), ...writingOf(writes) });

function directoryOf(writes: Writes) {
  return {
    /** The association of the transaction; the wall shows no other. */
    async getAssociation(): Promise<Association & { readonly staffShownAs: string; readonly centreId: TenantId }> {
      const row = await writes.association.findFirst();
      invariant(row, 'an actor has an association');
      const settings = row.settings as AssociationSettings;
      return {
        id: row.id as AssociationId,
        name: row.name,
        shortName: settings.shortName ?? row.name,
        land: settings.land ?? 'NW',
        validity: { from: settings.foundedOn ?? LONG_AGO, to: null },
        version: row.version,
        staffShownAs: row.staffShownAs,
        centreId: row.tenantId as TenantId,
      };
    },

    /** Whoever changes the list of members waits here for whoever else does. */
    async lockDirectory(): Promise<void> {
      await writes.$queryRaw`select id from association for update`;
    },

    async lockSettings(tenantId: TenantId): Promise<boolean> {
      const rows = await writes.$queryRaw<unknown[]>`select id from tenant_settings where tenant_id = ${tenantId}::uuid for update`;
      return rows.length === 1;
    },

    /** All tenants of the association, or one, with the membership that is known now; settings that the wall hides are the usual ones. */
    async listTenants(only?: TenantId): Promise<Tenant[]> {
      const [tenants, memberships, settings] = [
        await writes.tenant.findMany({ where: only ? { id: only } : {} }),
        await writes.membership.findMany({ where: { knownTo: null, ...(only ? { memberId: only } : {}) } }),
        await writes.tenantSettings.findMany({ where: only ? { tenantId: only } : {} }),
      ];
      const membershipOf = new Map(memberships.map((row) => [row.memberId, row]));
      const settingsOf = new Map(settings.map((row) => [row.tenantId, row]));
      return tenants.map((row): Tenant => {
        const membership = membershipOf.get(row.id);
        const own = settingsOf.get(row.id);
        return {
          id: row.id as TenantId,
          associationId: row.associationId as AssociationId,
          kind: row.kind as Tenant['kind'],
          ags: row.ags,
          name: row.name,
          shortName: row.shortName,
          colour: TENANT_COLOURS.find((colour) => colour === row.colour) ?? ('grey' satisfies TenantColour),
          requestsNeedApproval: own?.requestsNeedApproval ?? false,
          ordersCostUnit: own?.ordersCostUnit ?? false,
          officeCalendar: (own?.officeCalendar as unknown as OfficeCalendar | undefined) ?? DEFAULT_OFFICE_CALENDAR,
          validity: membership
            ? { from: fromDateColumn(membership.validFrom), to: orNull(membership.validTo, fromDateColumn) }
            : { from: LONG_AGO, to: null },
          version: own?.version ?? 1,
        };
      });
    },

    async listSlugs(): Promise<Set<string>> {
      return new Set((await writes.tenant.findMany({ select: { slug: true } })).map(({ slug }) => slug));
    },
  };
}

const registerOf = (writes: Writes) => ({
  async findMunicipality(ags: string): Promise<Municipality | null> {
    return (await registerOf(writes).listMunicipalities([ags]))[0] ?? null;
  },

  /** Of the register, as far as it has the keys. */
  async listMunicipalities(keys: readonly string[]): Promise<Municipality[]> {
    const rows = await writes.municipality.findMany({ where: { ags: { in: [...keys] } } });
    const populations = await writes.population.findMany({ where: { ags: { in: [...keys] }, knownTo: null } });
    return rows.map((row) => ({
      ...row,
      kind: row.kind as Municipality['kind'],
      populations: Object.fromEntries(
        POPULATION_BASES.map((basis) => [
          basis,
          populations.find((population) => population.ags === row.ags && population.basis === basis)?.inhabitants ?? 0,
        ]),
      ) as Record<PopulationBasis, number>,
    }));
  },
});

const writingOf = (writes: Writes) => ({
  /** Without reading back: the wall shows a new tenant only to actors that are made after it. */
  async insertTenants(drafts: readonly TenantDraft[]): Promise<void> {
    await writes.tenant.createMany({
      data: drafts.map(({ tenant, centreId, slug, at }) => ({
        tenantId: centreId,
        id: tenant.id,
        associationId: tenant.associationId,
        kind: tenant.kind,
        ags: tenant.ags,
        name: tenant.name,
        shortName: tenant.shortName,
        slug,
        colour: tenant.colour,
        version: 1,
        createdAt: instantColumn(at),
      })),
    });
    await writes.membership.createMany({
      data: drafts.flatMap(({ tenant, centreId, membershipId, at }) =>
        membershipId
          ? [
              {
                tenantId: centreId,
                id: membershipId,
                associationId: tenant.associationId,
                memberId: tenant.id,
                validFrom: dateColumn(tenant.validity.from),
                validTo: orNull(tenant.validity.to, dateColumn),
                knownFrom: instantColumn(at),
              },
            ]
          : [],
      ),
    });
    await writes.tenantSettings.createMany({
      data: drafts.map(({ tenant }) => ({ tenantId: tenant.id, id: tenant.id, ...settingsColumns(tenant), version: 1 })),
    });
  },

  /** What was known of the membership stays; the new dates are known from now on. */
  async replaceMembership(tenant: Tenant, centreId: TenantId, membershipId: string, at: Instant): Promise<void> {
    await writes.membership.updateMany({
      where: { tenantId: centreId, memberId: tenant.id, knownTo: null },
      data: { knownTo: instantColumn(at) },
    });
    await writes.membership.createMany({
      data: [
        {
          tenantId: centreId,
          id: membershipId,
          associationId: tenant.associationId,
          memberId: tenant.id,
          validFrom: dateColumn(tenant.validity.from),
          validTo: orNull(tenant.validity.to, dateColumn),
          knownFrom: instantColumn(at),
        },
      ],
    });
  },

  async saveSettings(tenant: Tenant): Promise<void> {
    await writes.tenantSettings.updateMany({
      where: { tenantId: tenant.id },
      data: { ...settingsColumns(tenant), version: tenant.version },
    });
  },

  async saveAppearance(tenant: Tenant, centreId: TenantId): Promise<void> {
    const { name, shortName, colour } = tenant;
    await writes.tenant.updateMany({
      where: { tenantId: centreId, id: tenant.id },
      data: { name, shortName, colour, version: { increment: 1 } },
    });
  },
});

const settingsColumns = (tenant: Tenant) => ({
  requestsNeedApproval: tenant.requestsNeedApproval,
  ordersCostUnit: tenant.ordersCostUnit,
  officeCalendar: tenant.officeCalendar as never,
});
