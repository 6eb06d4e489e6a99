// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import type { FormField } from '@domain/desk';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';

export interface OfferedService {
  readonly id: string;
  readonly familyCode: string;
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  readonly keywords: string;
  readonly fields: readonly FormField[];
  readonly targetWorkingDays: number;
  readonly needsAgreement: boolean;
  /** Whether the body could order it today. */
  readonly covered: boolean;
  readonly active: boolean;
  readonly version: number;
}
export interface OfferedFamily {
  readonly id: string;
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly position: number;
  readonly active: boolean;
  /** Whether a valid agreement of the body covers the family today. */
  readonly hasAgreement: boolean;
  readonly version: number;
  readonly services: readonly OfferedService[];
}

/** Families with their services for a body: the acting one, or a member for whom the centre records. */
export const listCatalogue = query({
  name: 'desk.listCatalogue',
  action: 'desk.readCatalogue',
  input: z.object({ tenantId: idInput<'TenantId'>().nullish(), withInactive: z.boolean().nullish() }),
  run: async (reads, { input, actor, ports, at, today }): Promise<readonly OfferedFamily[]> => {
    const tenantId = input.tenantId ?? actor.body.tenantId;
    const shown = input.withInactive ? [true, false] : [true];
    const services = reads
      .selectFrom('catalogue_service as s')
      .select([
        's.id',
        's.family_code as familyCode',
        's.code',
        's.name_de as nameDe',
        's.name_en as nameEn',
        's.description_de as descriptionDe',
        's.description_en as descriptionEn',
        's.keywords',
        's.fields',
        's.target_working_days as targetWorkingDays',
        's.needs_agreement as needsAgreement',
        's.active',
        's.version',
      ])
      .where('s.family_code', '=', sql.ref<string>('f.code'))
      .where('s.tenant_id', '=', sql.ref<string>('f.tenant_id'))
      .where('s.active', 'in', shown)
      .orderBy('s.position')
      .orderBy('s.name_de');
    const families = await reads
      .selectFrom('service_family as f')
      .select(['f.id', 'f.code', 'f.name_de as nameDe', 'f.name_en as nameEn', 'f.position', 'f.active', 'f.version'])
      .select(jsonArrayFrom(services).as('services'))
      .where('f.active', 'in', shown)
      .orderBy('f.position')
      .orderBy('f.name_de')
      .execute();
    const citations = await ports.get(agreementsPort).citationsIn(reads, { from: today, to: today }, at);
    const covered = new Set(
      citations.filter((citation) => citation.tenantId === tenantId).map(({ serviceFamilyCode }) => serviceFamilyCode),
    );
    return families.map((family) => ({
      ...family,
      hasAgreement: covered.has(family.code),
      services: family.services.map((service) => ({
        ...service,
        fields: service.fields as unknown as readonly FormField[],
        covered: !service.needsAgreement || covered.has(family.code),
      })),
    }));
  },
});
