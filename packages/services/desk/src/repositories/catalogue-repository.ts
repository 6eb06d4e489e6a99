// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueService, FormField, ServiceFamily, ServiceId } from '@domain/desk';
import type { TenantId } from '@kernel/core';
import { instantColumn, orNull, Prisma, type Writes } from '@platform/database';
import type { Family } from '../decide-family.ts';
import type { Saving } from './saving.ts';

type ServiceRow = NonNullable<Awaited<ReturnType<Writes['catalogueService']['findFirst']>>>;
type FamilyRow = NonNullable<Awaited<ReturnType<Writes['serviceFamily']['findFirst']>>>;

const serviceOf = (row: ServiceRow): CatalogueService => ({
  id: row.id as ServiceId,
  familyCode: row.familyCode,
  code: row.code,
  name: { de: row.nameDe, en: row.nameEn },
  description: { de: row.descriptionDe, en: row.descriptionEn },
  keywords: row.keywords,
  fields: row.fields as unknown as readonly FormField[],
  targetWorkingDays: row.targetWorkingDays,
  needsAgreement: row.needsAgreement,
  active: row.active,
  version: row.version,
});

const familyOf = (row: FamilyRow): Family => ({
  id: row.id,
  code: row.code,
  name: { de: row.nameDe, en: row.nameEn },
  position: row.position,
  active: row.active,
  version: row.version,
});

export interface CatalogueRepository {
  findService(id: ServiceId): Promise<CatalogueService | null>;
  lockService(id: ServiceId): Promise<CatalogueService | null>;
  /** Families that services and internal time may belong to. */
  listFamilies(): Promise<readonly ServiceFamily[]>;
  lockFamily(id: string): Promise<Family | null>;
  familyCodes(): Promise<readonly string[]>;
  /** Codes of all services but the given one. */
  serviceCodes(except: ServiceId | null): Promise<readonly string[]>;
  /** Whether some service of the family that is offered needs an agreement; true for a family without services. */
  familyNeedsAgreement(code: string): Promise<boolean>;
  saveService(service: CatalogueService, saving: Saving): Promise<void>;
  saveFamily(family: Family, saving: Saving): Promise<void>;
}

export function catalogueRepository(writes: Writes): CatalogueRepository {
  const findService = async (id: ServiceId) => orNull(await writes.catalogueService.findFirst({ where: { id } }), serviceOf);
  return {
    findService,
    async lockService(id) {
      await writes.$queryRaw(Prisma.sql`select id from catalogue_service where id = ${id}::uuid for no key update`);
      return findService(id);
    },
    async listFamilies() {
      const rows = await writes.serviceFamily.findMany({ where: { active: true }, orderBy: { position: 'asc' } });
      return rows.map((row) => ({ code: row.code, name: { de: row.nameDe, en: row.nameEn }, line: row.code }));
    },
    async lockFamily(id) {
      await writes.$queryRaw(Prisma.sql`select id from service_family where id = ${id}::uuid for no key update`);
      return orNull(await writes.serviceFamily.findFirst({ where: { id } }), familyOf);
    },
    familyCodes: async () => (await writes.serviceFamily.findMany({ select: { code: true } })).map(({ code }) => code),
    async serviceCodes(except) {
      const where = except === null ? {} : { id: { not: except } };
      return (await writes.catalogueService.findMany({ where, select: { code: true } })).map(({ code }) => code);
    },
    async familyNeedsAgreement(familyCode) {
      const services = await writes.catalogueService.findMany({ where: { familyCode, active: true }, select: { needsAgreement: true } });
      return services.length === 0 || services.some(({ needsAgreement }) => needsAgreement);
    },
    async saveService(service, saving) {
      const data = {
        familyCode: service.familyCode,
        code: service.code,
        nameDe: service.name.de,
        nameEn: service.name.en,
        descriptionDe: service.description.de,
        descriptionEn: service.description.en,
        keywords: service.keywords,
        fields: service.fields as unknown as Prisma.InputJsonArray,
        targetWorkingDays: service.targetWorkingDays,
        needsAgreement: service.needsAgreement,
        active: service.active,
        version: service.version,
      };
      const key = keyOf(saving.centreId, service.id);
      const fresh = { ...data, ...key, associationId: saving.associationId, createdAt: instantColumn(saving.at) };
      if (service.version === 1) await writes.catalogueService.create({ data: fresh });
      else await writes.catalogueService.update({ where: { tenantId_id: key, version: service.version - 1 }, data });
    },
    async saveFamily(family, saving) {
      const data = {
        code: family.code,
        nameDe: family.name.de,
        nameEn: family.name.en,
        position: family.position,
        active: family.active,
        version: family.version,
      };
      const key = keyOf(saving.centreId, family.id);
      if (family.version === 1) await writes.serviceFamily.create({ data: { ...data, ...key, associationId: saving.associationId } });
      else await writes.serviceFamily.update({ where: { tenantId_id: key, version: family.version - 1 }, data });
    },
  };
}

const keyOf = (tenantId: TenantId, id: string) => ({ tenantId, id });
