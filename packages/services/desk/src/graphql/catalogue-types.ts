// SPDX-License-Identifier: EUPL-1.2
import type { Activity, FormChoice, FormField } from '@domain/desk';
import { type Builder, readField } from '@platform/graphql';
import { findService } from '../queries/find-service.ts';
import { listActivities } from '../queries/list-activities.ts';
import { listCatalogue, type OfferedFamily, type OfferedService } from '../queries/list-catalogue.ts';
import type { DeskEnums } from './enums.ts';

function formFieldType(builder: Builder, enums: DeskEnums) {
  const choice = builder.objectRef<FormChoice>('FormChoice').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      labelDe: t.string({ resolve: ({ label }) => label.de }),
      labelEn: t.string({ resolve: ({ label }) => label.en }),
    }),
  });
  return builder.objectRef<FormField>('FormField').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      kind: t.field({ type: enums.fieldKind, resolve: ({ kind }) => kind }),
      labelDe: t.string({ resolve: ({ label }) => label.de }),
      labelEn: t.string({ resolve: ({ label }) => label.en }),
      hintDe: t.string({ nullable: true, resolve: ({ hint }) => hint?.de ?? null }),
      hintEn: t.string({ nullable: true, resolve: ({ hint }) => hint?.en ?? null }),
      required: t.exposeBoolean('required'),
      choices: t.field({ type: [choice], resolve: ({ choices }) => [...choices] }),
    }),
  });
}

/** 'catalogue', 'catalogueService' and 'activities', and the type of a service. */
export function catalogueFields(builder: Builder, enums: DeskEnums) {
  const formField = formFieldType(builder, enums);
  const service = builder.objectRef<OfferedService>('CatalogueService').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      familyCode: t.exposeString('familyCode'),
      code: t.exposeString('code'),
      nameDe: t.exposeString('nameDe'),
      nameEn: t.exposeString('nameEn'),
      descriptionDe: t.exposeString('descriptionDe'),
      descriptionEn: t.exposeString('descriptionEn'),
      keywords: t.exposeString('keywords', { description: 'Words that people search with; never shown.' }),
      fields: t.field({ type: [formField], resolve: ({ fields }) => [...fields] }),
      targetWorkingDays: t.exposeInt('targetWorkingDays'),
      needsAgreement: t.exposeBoolean('needsAgreement'),
      covered: t.exposeBoolean('covered', { description: 'Whether the body could order it today.' }),
      active: t.exposeBoolean('active'),
      version: t.exposeInt('version'),
    }),
  });
  const family = builder.objectRef<OfferedFamily>('CatalogueFamily').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      code: t.exposeString('code'),
      nameDe: t.exposeString('nameDe'),
      nameEn: t.exposeString('nameEn'),
      position: t.exposeInt('position'),
      active: t.exposeBoolean('active'),
      hasAgreement: t.exposeBoolean('hasAgreement', { description: 'Whether a valid agreement of the body covers the family today.' }),
      version: t.exposeInt('version'),
      services: t.field({ type: [service], resolve: ({ services }) => [...services] }),
    }),
  });
  const activity = builder.objectRef<Activity>('Activity').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      nameDe: t.string({ resolve: ({ name }) => name.de }),
      nameEn: t.string({ resolve: ({ name }) => name.en }),
      use: t.field({ type: enums.activityUse, resolve: ({ use }) => use }),
    }),
  });
  readField(builder, 'catalogue', listCatalogue, [family]);
  readField(builder, 'catalogueService', findService, service, { nullable: true });
  readField(builder, 'activities', listActivities, [activity]);
  return { catalogue: [family] as const };
}
