// SPDX-License-Identifier: EUPL-1.2
import { type PopulationBasis, populationBasisFacts, TENANT_COLOURS } from '@domain/tenancy';
import { GERMAN_LANDS, type OfficeCalendar } from '@kernel/core';
import { type Builder, enumType } from '@platform/graphql';
import type { MunicipalityRow } from '../queries/search-municipalities.ts';
import type { AssociationRow } from '../queries/show-association.ts';
import type { MembershipVersion, PopulationRow, TenantRow, TenantSettingsRow } from '../queries/tenant-rows.ts';

/** Enums that inputs have as well stand under the inputs' names. */
const choices = (builder: Builder) => ({
  land: enumType(builder, 'GermanLand', GERMAN_LANDS),
  colour: enumType(builder, 'TenantColour', TENANT_COLOURS),
  staffShownAs: enumType(builder, 'StaffShownAs', ['name', 'function']),
  status: enumType(builder, 'TenantStatus', ['announced', 'current', 'left']),
  kind: enumType(builder, 'TenantKind', ['centre', 'member']),
});

function calendarType(builder: Builder, land: ReturnType<typeof choices>['land']) {
  const opening = builder.objectRef<{ weekday: number; from: number; to: number }>('Opening').implement({
    description: 'Minutes since midnight; weekday 1 is Monday.',
    fields: (t) => ({ weekday: t.exposeInt('weekday'), from: t.exposeInt('from'), to: t.exposeInt('to') }),
  });
  const closure = builder.objectRef<OfficeCalendar['closures'][number]>('Closure').implement({
    fields: (t) => ({ date: t.field({ type: 'Date', resolve: (row) => row.date }), name: t.exposeString('name') }),
  });
  return builder.objectRef<OfficeCalendar>('OfficeCalendar').implement({
    fields: (t) => ({
      land: t.field({ type: land, resolve: (row) => row.land }),
      openings: t.field({
        type: [opening],
        resolve: ({ openings }) =>
          ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) => openings[weekday].map((span) => ({ weekday, ...span }))),
      }),
      closures: t.field({ type: [closure], resolve: (row) => [...row.closures] }),
    }),
  });
}

const populationType = (builder: Builder) =>
  builder.objectRef<PopulationRow>('PopulationCount').implement({
    fields: (t) => ({
      basis: t.exposeString('basis'),
      label: t.string({
        resolve: ({ basis }, _args, { language }) =>
          populationBasisFacts[basis as PopulationBasis]?.[language === 'de' ? 'labelDe' : 'labelEn'] ?? basis,
      }),
      referenceDate: t.field({ type: 'Date', resolve: (row) => row.referenceDate }),
      inhabitants: t.exposeInt('inhabitants'),
      source: t.exposeString('source'),
    }),
  });

const versionType = (builder: Builder) =>
  builder.objectRef<MembershipVersion>('MembershipVersion').implement({
    fields: (t) => ({
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', nullable: true, resolve: (row) => row.to }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.knownTo }),
    }),
  });

/** Association, tenants and municipalities as the API shows them. */
export function directoryTypes(builder: Builder) {
  const { land, colour, staffShownAs, status, kind } = choices(builder);
  const calendar = calendarType(builder, land);
  const population = populationType(builder);
  const version = versionType(builder);
  const settings = builder.objectRef<TenantSettingsRow>('TenantSettings').implement({
    fields: (t) => ({
      requestsNeedApproval: t.exposeBoolean('requestsNeedApproval'),
      ordersCostUnit: t.exposeBoolean('ordersCostUnit'),
      officeCalendar: t.field({ type: calendar, resolve: (row) => row.officeCalendar }),
      version: t.exposeInt('version'),
    }),
  });
  const association = builder.objectRef<AssociationRow>('Association').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      centreId: t.exposeID('centreId'),
      name: t.exposeString('name'),
      shortName: t.exposeString('shortName'),
      slug: t.exposeString('slug'),
      land: t.field({ type: land, resolve: (row) => row.land as never }),
      foundedOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.foundedOn }),
      staffShownAs: t.field({ type: staffShownAs, resolve: (row) => row.staffShownAs as never }),
      version: t.exposeInt('version'),
    }),
  });
  const tenant = builder.objectRef<TenantRow>('Tenant').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field({ type: kind, resolve: (row) => row.kind as never }),
      ags: t.exposeString('ags', { nullable: true }),
      name: t.exposeString('name'),
      shortName: t.exposeString('shortName'),
      slug: t.exposeString('slug'),
      colour: t.field({ type: colour, resolve: (row) => TENANT_COLOURS.find((one) => one === row.colour) ?? 'grey' }),
      districtName: t.exposeString('districtName', { nullable: true }),
      memberFrom: t.field({ type: 'Date', nullable: true, resolve: (row) => row.memberFrom }),
      memberTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.memberTo }),
      status: t.field({ type: status, resolve: (row) => row.status }),
      populations: t.field({ type: [population], resolve: (row) => [...row.populations] }),
      settings: t.field({
        type: settings,
        nullable: true,
        description: 'null where they are not for the reader; their version is the version of the tenant.',
        resolve: (row) => row.settings,
      }),
      membershipHistory: t.field({ type: [version], resolve: (row) => [...row.membershipHistory] }),
    }),
  });
  const municipality = builder.objectRef<MunicipalityRow>('Municipality').implement({
    fields: (t) => ({
      ags: t.exposeString('ags'),
      ars: t.exposeString('ars'),
      name: t.exposeString('name'),
      shortName: t.exposeString('shortName'),
      kind: t.exposeString('kind'),
      districtName: t.exposeString('districtName'),
      populations: t.field({ type: [population], resolve: (row) => [...row.populations] }),
    }),
  });
  return { association, tenant, municipality };
}
