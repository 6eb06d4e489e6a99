// SPDX-License-Identifier: EUPL-1.2
import type { AgreementForm, VatPosition, VatPositionKind } from '@domain/agreements';
import type { CivilDate, Instant } from '@kernel/core';
import { knownAt, type Reads } from '@platform/database';
import { dateInput, query } from '@platform/use-case';
import { z } from 'zod';

/** The association's positions as they were known at the instant, the latest first. */
export async function vatPositionsKnown(reads: Reads, known: Instant): Promise<VatPosition[]> {
  const rows = await reads
    .selectFrom('vat_position as position')
    .select(['position.id', 'position.kind', 'position.form', 'position.service_family_code', 'position.code', 'position.rate_permille'])
    .select(['position.basis', 'position.resolution', 'position.valid_from', 'position.valid_to'])
    .where(knownAt('position', known))
    .orderBy('position.valid_from', 'desc')
    .orderBy('position.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as VatPositionKind,
    form: row.form as AgreementForm | null,
    serviceFamilyCode: row.service_family_code,
    code: row.code as VatPosition['code'],
    ratePermille: row.rate_permille,
    basis: row.basis,
    resolution: row.resolution,
    validFrom: row.valid_from as CivilDate,
    validTo: row.valid_to as CivilDate | null,
  }));
}

/** Everything that was ever known of the association's VAT: what holds, then what is known otherwise since. */
export const listVatPositions = query({
  name: 'agreements.listVatPositions',
  action: 'agreements.read',
  input: z.object({ on: dateInput.optional() }),
  run: async (reads, { input }) => {
    const { on } = input;
    const rows = await reads
      .selectFrom('vat_position as position')
      .leftJoin('tenant_user as person', (join) =>
        join.onRef('person.tenant_id', '=', 'position.tenant_id').onRef('person.id', '=', 'position.published_by'),
      )
      .leftJoin('service_family as family', (join) =>
        join.onRef('family.tenant_id', '=', 'position.tenant_id').onRef('family.code', '=', 'position.service_family_code'),
      )
      .select(['position.id', 'position.kind', 'position.form', 'position.service_family_code as serviceFamilyCode', 'position.code'])
      .select(['position.rate_permille as ratePermille', 'position.basis', 'position.resolution', 'position.valid_from as validFrom'])
      .select(['position.valid_to as validTo', 'position.known_from as knownFrom', 'position.known_to as knownTo'])
      .select(['person.name as publishedBy', 'family.name_de as familyName'])
      .$if(on !== undefined, (all) =>
        all
          .where('position.valid_from', '<=', on ?? '')
          .where((eb) => eb.or([eb('position.valid_to', 'is', null), eb('position.valid_to', '>=', on ?? '')]))
          .where('position.known_to', 'is', null),
      )
      .orderBy('position.known_to', (order) => order.desc().nullsFirst())
      .orderBy('position.valid_from', 'desc')
      .orderBy('position.id')
      .limit(500)
      .execute();
    return rows.map((row) => ({
      ...row,
      knownFrom: new Date(row.knownFrom).toISOString(),
      knownTo: row.knownTo && new Date(row.knownTo).toISOString(),
    }));
  },
});

export type VatPositionRow = Awaited<ReturnType<typeof listVatPositions.run>>[number];
