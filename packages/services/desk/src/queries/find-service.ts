// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import type { FormField } from '@domain/desk';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';
import type { OfferedService } from './list-catalogue.ts';

/** One service with its form, for a body: the acting one, or a member for whom the centre records. Retired ones too. */
export const findService = query({
  name: 'desk.findService',
  action: 'desk.readCatalogue',
  input: z.object({ serviceId: idInput<'ServiceId'>(), tenantId: idInput<'TenantId'>().nullish() }),
  run: async (reads, { input, actor, ports, at, today }): Promise<OfferedService | null> => {
    const tenantId = input.tenantId ?? actor.body.tenantId;
    const row = await reads
      .selectFrom('catalogue_service as s')
      .select(['s.id', 's.family_code as familyCode', 's.code', 's.name_de as nameDe', 's.name_en as nameEn', 's.fields', 's.active'])
      .select(['s.description_de as descriptionDe', 's.description_en as descriptionEn', 's.version', 's.keywords'])
      .select(['s.target_working_days as targetWorkingDays', 's.needs_agreement as needsAgreement'])
      .where('s.id', '=', input.serviceId)
      .executeTakeFirst();
    if (!row) return null;
    const citations = await ports.get(agreementsPort).citationsIn(reads, { from: today, to: today }, at);
    const hasAgreement = citations.some((one) => one.tenantId === tenantId && one.serviceFamilyCode === row.familyCode);
    return { ...row, fields: row.fields as unknown as readonly FormField[], covered: !row.needsAgreement || hasAgreement };
  },
});
